"""Whether a time expression stands in a clause that tells of the past or of the future.

Two ways to the same answer: from the words around it, for a phrase in its sentence, and from a parse, for a document.
"""

from __future__ import annotations

import re

from polemos.mention.dates.resolve import Tense
from polemos.model import Parse

_PLANNED = (
    r"(?:due|set|expected|scheduled|planned|slated|likely|bound|about|poised|hoping|planning|going|preparing|ready|supposed|unlikely|certain|sure|forecast)"
)
_CUE = re.compile(
    rf"""(?P<future>\b(?:will|shall|won['’]t|would|may|might|could|can|must|should|cannot|['’]ll)\b(?:\s+[a-z]+ly)?(?:\s+(?!have\b)[a-z]+){{0,2}}
        | \b(?:is|are|was|were|be|been)\s+(?:[a-z]+ly\s+)?(?:{_PLANNED}\b(?:\s+(?:to|for)\s+(?:be\s+)?[a-z]+)?|to\b\s+(?:be\s+)?[a-z]+)
        | (?<!\w)(?:{_PLANNED})\s+(?:to|for)\b(?:\s+(?:be\s+)?[a-z]+)?
        | \b(?:plans?|hopes?|expects?|wants?|intends?|vows?|promises?|threatens?|aims?|need|needs|agrees|planned|hoped|intended)\s+to\b(?:\s+(?:be\s+)?[a-z]+)?
        | \b(?:expect|want|hope|urge|demand|ask|order|force|call\s+on|give)s?\b(?:\s+[\w'’\-]+){{1,5}}?\s+to\s+(?:be\s+)?[a-z]+
        | \bto\s+(?:take\s+place|be\s+held|begin|start|resume|convene|meet|open|expire)\b
        | \b(?:opens?|begins|starts|expires?|resumes?|convenes?|arrives|meets)\b
        | \b(?:ahead\s+of|upcoming|forthcoming|the\s+coming|by\s+the\s+end\s+of|starting)\b)
      | (?P<past>\b(?:was|were|had|has|have|did|said|says|took|fell|came|went|began|broke|left|met|held|hit|shot|fought|struck|won|lost|sent|fled|rose|told|saw|
        made|gave|set|cut|let|shut|led|put|ran|became|withdrew|drove|flew|swore|wrote|spoke|died|burst|sank|blew|chose|tore|threw|paid|bought|
        sold|brought|sought|stood|
        [a-z]{{2,}}ed|since|ago)\b)""",
    re.I | re.X,
)
_POSSESSIVE_DAY = re.compile(r"(?:after\s+)?\w+day['’]s\b")
_AHEAD = re.compile(r"\b(?:ahead\s+of|before|until)\s+$")
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$")
_CLAUSE_END = re.compile(r"[;.!?](?:\s|$)|\s[–—-]{1,2}\s|[,:]\s+(?:and|but|while|although|which|who|whose|where|when|as)\s")
_FUTURE_MODALS = frozenset(["will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "can", "must", "should"])
# In the present these tell of what is scheduled: "the talks open on Monday".
_TIMETABLE = frozenset(["open", "begin", "start", "meet", "expire", "resume", "convene", "arrive", "vote", "close", "end", "travel", "leave"])
_PLANNED_BEFORE = frozenset(["be", "plan", "schedule", "set", "due", "expect", "slate", "hope", "intend"])
_FUTURE_HEADS = frozenset(
    [
        "plan", "hope", "expect", "want", "intend", "vow", "promise", "threaten", "aim", "need", "schedule", "set", "due", "agree", "slate",
        "likely", "poise", "prepare", "decide", "demand", "urge", "call", "invite", "ask", "order",
    ]
)  # fmt: skip


def tense_of_words(text: str, start: int, end: int) -> Tense:
    """The tense of the clause that holds ``[start, end)``, by the cue nearest before it, else the first behind it."""
    if _POSSESSIVE_DAY.match(text, start) and not _AHEAD.search(text, max(0, start - 12), start):
        return "past"
    if _FOR.search(text, max(0, start - 8), start):
        return "future"
    left, right = 0, len(text)
    for stop in _CLAUSE_END.finditer(text):
        if stop.end() <= start:
            left = stop.end()
        elif stop.start() >= end:
            right = stop.start()
            break
    before = list(_CUE.finditer(text, left, start))
    if before:
        last = before[-1]
        return "future" if last.lastgroup == "future" else "past"
    after = _CUE.search(text, end, right)
    return "future" if after is not None and after.lastgroup == "future" else "past"


def tense_of_token(parse: Parse, token: int) -> Tense:
    """The tense of the verb that governs the token; "past" where there is none, as in "Sunday's attack"."""
    if _is_possessive_day(parse, token):
        return "past"
    at = token
    for _ in range(40):
        up = parse.heads[at]
        if up == at:
            break
        at = up
        if parse.pos[at] in ("VERB", "AUX"):
            return _verb_tense(parse, at)
    return _verb_tense(parse, at) if parse.pos[at] in ("VERB", "AUX") else "past"


def _is_possessive_day(parse: Parse, token: int) -> bool:
    """ "Saturday's raid" has been, whatever the sentence tells; "before Saturday's vote" may look ahead."""
    if not parse.words[token].endswith("day") or not any(parse.deps[c] == "case" for c in parse.children[token]):
        return False
    governor = parse.heads[parse.heads[token]]
    return parse.words[governor].lower() not in ("before", "until", "of", "for") or (
        parse.words[governor].lower() == "for" and parse.pos[parse.heads[governor]] == "VERB"
    )


def _verb_tense(parse: Parse, verb: int) -> Tense:
    for _ in range(6):
        helpers = {parse.words[c].lower() for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}
        if helpers & _FUTURE_MODALS:
            return "past" if "have" in helpers else "future"
        tag = parse.tags[verb]
        if (tag in ("VBD", "VBN") or helpers & {"has", "have", "had", "did", "was", "were"}) and "to" not in helpers:
            return _passive_plan(parse, verb)
        if tag in ("VBZ", "VBP"):
            return "future" if parse.lemmas[verb] in _FUTURE_HEADS or parse.lemmas[verb] in _TIMETABLE else "none"
        up = parse.heads[verb]
        if "to" in helpers and up != verb:
            return "past" if parse.tags[up] == "VBD" and parse.lemmas[up] not in _PLANNED_BEFORE else "future"
        if tag == "VBG" and helpers & {"is", "are", "'re", "'s"}:
            return "future" if parse.lemmas[verb] in _FUTURE_HEADS else "none"
        if up == verb:
            return "none"
        verb = up
    return "none"


def _passive_plan(parse: Parse, verb: int) -> Tense:
    """ "Are planned for Sunday" looks ahead; "were planned on Sunday" and all else does not."""
    helpers = {parse.words[c].lower() for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}
    return "future" if parse.lemmas[verb] in _FUTURE_HEADS and helpers & {"is", "are"} else "past"
