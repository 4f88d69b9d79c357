"""What a text says of an actor, in its own words behind his name: "crossed the line and struck a camp", "wants to avoid a regional war"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from polemos.ask.material import Material
from polemos.brief.names import is_plural, say_all, words_for
from polemos.brief.passages import made_plain, runs_on_to, stands_alone
from polemos.model import Span

_RELATIVE = re.compile(r"^\s*,\s(?:which|who|now|whose|an?|the|long)\s[^,]*,\s*")
_BARE_PAST = frozenset(
    {
        "was", "were", "had", "has", "did", "won", "lost", "took", "gave", "went", "came", "held", "fought", "led", "sent", "said", "told", "met", "cut",
        "shot", "hit", "struck", "began", "broke", "drew", "fell", "flew", "grew", "kept", "laid", "left", "made", "meant", "put", "ran", "rose", "sold",
        "sought", "spent", "stood", "swept", "threw", "withdrew", "overran", "drove", "bought", "brought", "built", "caught", "chose", "fed", "felt",
        "forbade", "found", "got", "knew", "let", "paid", "read", "rode", "saw", "set", "shut", "split", "spoke", "spread", "stole", "taught", "thought",
        "tore", "understood", "wrote", "dealt", "dug", "bore", "beat", "became",
    }
)  # fmt: skip
_AUXILIARY = re.compile(r"^(?:(?:has|have|had|also|now|then|again|already|later|recently|repeatedly|still|first|finally|since|so far)\s+)+", re.IGNORECASE)
# Behind a clause that is itself part of another ("the village that troops attacked | were …") the other goes on.
_SECOND_VERB = re.compile(r"\s*(?:\w+\s){0,2}(?:were|was|is|are|has|have|had|will|would)\b")
_MOST_WORDS = 34


@dataclass(frozen=True, slots=True)
class Said:
    """A subject and what is said of it, with marks for names; ``plural`` as its verb has to be."""

    subject: str
    predicate: str
    plural: bool

    def sentence(self) -> str:
        return f"{self.subject} {self.predicate}"


def subject_words(material: Material, document: str, actors: tuple[str, ...], before: int, within: Span) -> tuple[str, bool]:
    """The actors' names, or the sentence's own words for one that has no name, and whether they take a plural."""
    if len(actors) == 1 and (actor := material.actors.get(actors[0])) is not None and not actor.known and actor.kind != "person":
        words = words_for(material, document, actor.id, before, within)
        if words is not None and stands_alone(words, least=1):
            last = words.split()[-1].lower()
            return words, is_plural(material, actor.id) or last.endswith("s") or last in ("troops", "police", "people")
    return say_all(actors), len(actors) > 1 or any(is_plural(material, a) for a in actors)


def said_of(material: Material, document: str, actors: tuple[str, ...], core: Span, within: Span) -> Said | None:
    """The clause from the verb that ``core`` begins with, to where the sentence pauses; from the verb before where that reads better."""
    text = material.documents[document].text
    named = [a for a in actors if a not in _named_within(material, document, core)] if len(actors) > 1 else list(actors)
    if not named:
        return None
    subject, plural = subject_words(material, document, tuple(named), core.start, within)
    behind = _after_subject(material, document, actors, core, within)
    for start in (core.start, behind):
        for end in dict.fromkeys((runs_on_to(text, core.end, within.end), core.end)):
            if start is None or _mid_word(text, end) or text[start] in "’'":
                continue
            plain = made_plain(material, document, start, end, actors)
            if plain is None or not _is_predicate(plain, plural=plural) or _lacks_object(_AUXILIARY.sub("", plain)):
                continue
            if _SECOND_VERB.match(text[core.end : end]):
                continue
            if start != core.start or _is_whose(material, document, start, actors):
                return Said(subject, _AUXILIARY.sub("", plain), plural)
    return None


def done_by(material: Material, document: str, actors: tuple[str, ...], verb: Span, within: Span) -> Said | None:
    """The same for a verb whose clause is not known: only where the actor's own name stands right before it and an object behind it."""
    text = material.documents[document].text
    behind = _after_subject(material, document, actors, verb, within)
    if behind is None or behind > verb.start or _AUXILIARY.sub("", f"{text[behind : verb.start].strip()} ").strip():
        return None
    if re.match(r"\s*(?:of|by|in|on|at|with|to|for|from|against)\b|\s*[,.;:]", text[verb.end : within.end]):
        return None
    return said_of(material, document, actors, verb, within)


def wanted_of(material: Material, document: str, actor: str, wanted: Span, within: Span) -> Said | None:
    """ "Turkey" + "is interested in …": what stands between the actor's own mention and the words, with them."""
    start = _after_subject(material, document, (actor,), wanted, within, pointing=True)
    if start is None:
        return None
    text = material.documents[document].text
    gap = text[start : wanted.start]
    if len(gap.split()) > 7 or re.search(r"[.;:,—“”]", gap):
        return None
    subject, plural = subject_words(material, document, (actor,), start, within)
    if text[start] in "’'":
        plain = made_plain(material, document, start, wanted.end, (actor,))
        finite = re.match(r"[’']s?\s+\w+\s+(?:is|was|are|were)\b", text[start:]) and not plural
        return Said(subject, plain, False) if finite and plain and stands_alone(f"X{plain}") else None
    plain = made_plain(material, document, start, wanted.end, (actor,))
    if plain is None:
        return None
    plain = re.sub(r"^(?:has|have)\s(?=\w+ed\b)", "", plain)
    return Said(subject, plain, plural) if _is_predicate(plain, plural=plural) else None


def _named_within(material: Material, document: str, core: Span) -> set[str]:
    return {a for n in material.namings.get(document, ()) if core.contains(n.span) for a in n.actors}


def _after_subject(material: Material, document: str, actors: tuple[str, ...], core: Span, within: Span, *, pointing: bool = False) -> int | None:
    """The end of the last mention of the actors before the core, relative clauses behind it left out; None where there is none close by."""
    text = material.documents[document].text
    found = None
    for naming in material.namings.get(document, ()):
        if within.start <= naming.span.start and naming.span.end <= core.start and set(naming.actors) & set(actors):
            words = naming.span.of(text).lower()
            if words not in ("its", "his", "her", "their", "which", "who", "him", "them") and (pointing or not naming.pointing):
                found = naming.span.end
    if found is None:
        return None
    skipped = _RELATIVE.match(text[found : core.start])
    return found + skipped.end() if skipped else found + (1 if text[found : found + 1] == " " else 0)


def _mid_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _is_predicate(plain: str, *, plural: bool) -> bool:
    """Begins with a finite verb in the right number, and can stand behind a name."""
    words = _AUXILIARY.sub("", plain).split()
    if not words or len(words) > _MOST_WORDS or plain.count("“") != plain.count("”") or plain.count("(") != plain.count(")") or plain.count('"') % 2:
        return False
    first = words[0].lower().strip(",")
    if len(words) > 1 and words[1].lower() in ("is", "are", "was", "were", "has", "have", "had"):
        return False  # a noun that belongs to the subject
    if first in ("is", "was", "has", "does", "wants", "seeks", "needs") and plural:
        return False
    if first in ("are", "were", "have", "do", "want", "seek", "need") and not plural:
        return False
    finite = first.endswith(("ed", "s")) or first in _BARE_PAST or first in ("are", "want", "seek", "need", "demand", "fear", "have")
    if first.endswith("s") and not first.endswith("ss") and first not in ("was", "has", "is") and plural:
        return False
    return finite and not first.endswith("ing") and stands_alone(f"X {' '.join(words)}", most=_MOST_WORDS + 1)


def _lacks_object(plain: str) -> bool:
    """Of a relative clause the object stands before it ("land that they seized during the war")."""
    return re.match(r"(?:died|perished|fled|fell)\b|\w+ed\sand\s(?!\w+ed\b)|\w+(?:ed|ld|ve|ok)\s(?:during|since|in\s\d{4})\b", plain) is not None


def _is_whose(material: Material, document: str, start: int, actors: tuple[str, ...]) -> bool:
    """Begins the clause with a thing of somebody's ("captured its pilot"), it must be the subject's own."""
    text = material.documents[document].text
    thing = re.match(r"\w+\s((?:its|his|her|their)\s)", text[start:])
    if thing is None:
        return True
    at = start + thing.start(1)
    own = {material.state_of(a) for a in actors} | set(actors)
    return any(n.span.start == at and own & {*n.actors, *(material.state_of(a) for a in n.actors)} for n in material.namings.get(document, ()))
