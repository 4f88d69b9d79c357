"""When a predication's happening lies, and whether that is history beside the document's own time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from polemos.code.desk import Desk
from polemos.mention.actors_record import bounds
from polemos.model import DateMention, Interval, Predication

# "Long before the document's own time": ten years, as the gold readings draw the line.
_HISTORICAL_YEARS = 10


def date_of(desk: Desk, predication: Predication) -> Interval | None:
    """The interval of the date that binds the predication: its own, its clause's, its governor's, its sentence's.

    Falls back to the last date of the paragraph, marked ``inherited``, where the predication goes on telling the
    same past; None where nothing in the text says when. Never the publication date.
    """
    if (spoken := _of_speaking(desk, predication)) is not None:
        return spoken
    if _is_unresolved(desk, predication):
        return None
    mention = _own(desk, predication) or _of_clause(desk, predication) or _of_sentence(desk, predication)
    if mention is not None and mention.interval is not None:
        if _is_over(desk, predication, mention.interval):
            return None
        return _beginning(mention.interval) if _is_behind_when(desk, predication, mention) else mention.interval
    return _of_antecedent(desk, predication) or _of_saying(desk, predication) or _inherited(desk, predication)


def _is_over(desk: Desk, predication: Predication, when: Interval) -> bool:
    """ "would strike before the vote": what may yet come does not lie at an event of that name which the text tells as past."""
    now = _now(desk)
    return (
        when.anchor == "event" and predication.factuality in ("possible", "future", "desired") and now is not None and when.end is not None and when.end < now
    )


def _is_behind_when(desk: Desk, predication: Predication, mention: DateMention) -> bool:
    """ "in turmoil since 1 February 2021, when the army struck": does the predication stand in the clause that the date opens?"""
    if mention.relation != "since" or predication.token < mention.last:
        return False
    tree = desk.tree
    above = (predication.token, *tree.ancestors(predication.token))
    opening = range(mention.last, mention.last + 2)  # a comma may stand between
    return any(c in opening and tree.lower(c) == "when" for t in above for c in tree.kids(t, "advmod", "mark"))


def _beginning(interval: Interval) -> Interval:
    """The day, month or year with which an open interval begins; the interval itself where its EDTF does not say which."""
    edtf = interval.edtf.removesuffix("/..")
    if interval.end is not None or interval.start is None or edtf == interval.edtf or not edtf.replace("-", "").isdigit():
        return interval
    days = bounds(edtf)
    return replace(interval, end=days[1], edtf=edtf) if days else interval


def is_historical(desk: Desk, predication: Predication, when: Interval | None, actors: tuple[str, ...] = ()) -> bool:
    """Is it told as past, ten years or more before the document's own time? Without a date, those who act in it may tell."""
    now = _now(desk)
    if when is None or now is None:
        return _told_as_history(desk, predication, now) or (
            now is not None and predication.tense in ("past", "none") and any(_is_of_the_past(desk, a, now) for a in actors)
        )
    end = when.end or (when.start if not when.ended else None)
    if when.end is None and not when.ended:
        return False
    return end is not None and end < _years_before(now, _HISTORICAL_YEARS)


# Who left his last office a generation ago, or ended as a state, does nothing today; younger ones may still speak.
_GENERATION = 40


def _is_of_the_past(desk: Desk, ref: str, now: date) -> bool:
    entry = desk.knowledge.actors.get(ref)
    if entry is None:
        return False
    ends = [o.to for o in entry.offices]
    last = entry.to if entry.to is not None else None if not ends or None in ends else max(map(str, ends))
    years = _HISTORICAL_YEARS if entry.to is not None else _GENERATION
    return last is not None and int(str(last)[:4]) <= now.year - years


def _now(desk: Desk) -> date | None:
    published = desk.document.published
    return published.end or published.start if published else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _usable(desk: Desk, mention: DateMention) -> bool:
    """Does the mention date what it hangs on? "For the first time since 1971" dates nothing."""
    if mention.interval is None or mention.relation not in ("in", "since", "until", "before", "after"):
        return False
    before = {desk.tree.lower(t) for t in range(max(0, mention.first - 3), mention.first)}
    return not (mention.relation == "since" and before & {"time", "most", "worst", "first", "biggest", "deadliest", "largest", "highest", "lowest"})


def dates_of(desk: Desk, predication: Predication) -> tuple[DateMention, ...]:
    """All dates that are arguments of the predication itself, in order of its arguments."""
    found = [m for a in predication.arguments if (m := desk.date_by_token.get(a.head)) is not None and _usable(desk, m)]
    return tuple(dict.fromkeys(found))


def _is_unresolved(desk: Desk, predication: Predication) -> bool:
    """Is it dated by words that could not be resolved ("some months later")? Then no other date of the sentence will do."""
    times = [m for a in predication.arguments if a.role == "time" and (m := desk.date_by_token.get(a.head)) is not None]
    return bool(times) and all(m.interval is None and m.relation == "in" for m in times)


def _own(desk: Desk, predication: Predication) -> DateMention | None:
    for argument in predication.arguments:
        if argument.role == "time" or argument.head in desk.date_by_token:
            mention = desk.date_by_token.get(argument.head)
            if mention is not None and _usable(desk, mention):
                return mention
    first, last = desk.tree.phrase(predication.token)
    inside = [m for m in desk.mentions.dates if first <= m.first and m.last <= last and _usable(desk, m)]
    return inside[0] if inside and predication.kind in ("noun", "light") else None


def _of_clause(desk: Desk, predication: Predication) -> DateMention | None:
    """The date of what governs it, as long as it is told in one breath (content, participle, noun in the clause)."""
    at, steps = predication, 0
    while at.parent is not None and steps < 4 and at.link not in ("condition", "purpose", "relative"):
        at = desk.predications[at.parent]
        steps += 1
        mention = _own(desk, at)
        if mention is not None:
            return mention
    return None


def _of_sentence(desk: Desk, predication: Predication) -> DateMention | None:
    sentence = desk.parse.sentences[predication.sentence]
    inside = [m for m in desk.mentions.dates if sentence.first <= m.first < sentence.last and _usable(desk, m) and _shares_time(desk, predication, m)]
    if not inside:
        return None
    if len(inside) == 1:
        return inside[0]
    before = [m for m in inside if m.first < predication.token]
    return before[-1] if before else inside[0]


def _of_antecedent(desk: Desk, predication: Predication) -> Interval | None:
    """The day of what a definite noun points back to: "the operation killed 139" is dated by the operation told before."""
    for argument in predication.arguments:
        if argument.role not in ("agent", "means") and argument.prep not in ("in", "during", "following", "after"):
            continue
        lemma = desk.tree.lemma(argument.head)
        definite = any(desk.tree.lower(d) in ("the", "this", "that", "these", "those") for d in desk.tree.kids(argument.head, "det"))
        if not definite:
            continue
        for earlier in desk.predications:
            if earlier.token < argument.head and lemma in (earlier.lemma, earlier.lemma.rpartition(" ")[2]):
                mention = _own(desk, earlier) or _of_clause(desk, earlier) or _of_sentence(desk, earlier)
                if mention is not None and mention.interval is not None:
                    return replace(mention.interval, anchor="inherited", text=None)
    return None


def _of_speaking(desk: Desk, predication: Predication) -> Interval | None:
    """ "We call on both sides to …", "Norway calls on …" in Norway's statement: whose word the document is does it in the writing, on its day."""
    published = desk.document.published
    if published is None or predication.tense != "present" or predication.factuality != "actual" or predication.holder.head is not None:
        return None
    agents = [a.head for a in predication.arguments if a.role == "agent"]
    itself = any(desk.tree.lower(h) in ("we", "i") or (h in desk.actor_by_head and set(desk.actor_by_head[h].actors) & desk.speaking) for h in agents)
    return replace(published, text=None, anchor="document") if itself else None


def _of_saying(desk: Desk, predication: Predication) -> Interval | None:
    """What somebody demands or finds in the present, in words that are quoted, he does on the day on which he says it."""
    head = predication.holder.head
    if head is None or predication.tense == "past" or predication.kind == "noun":
        return None
    saying = next((p for p in desk.predications if any(a.role == "agent" and a.head == head for a in p.arguments)), None)
    if saying is None or saying is predication:
        return None
    mention = _own(desk, saying) or _of_sentence(desk, saying)
    when = mention.interval if mention is not None else _of_antecedent(desk, saying)
    return replace(when, anchor="inherited", text=None) if when is not None else None


def _shares_time(desk: Desk, predication: Predication, mention: DateMention) -> bool:
    """Not the day of another clause that is told in another tense, or that only describes a noun ("supports X, which left in May")."""
    above = next((p for t in (mention.head, *desk.tree.ancestors(mention.head)) if (p := desk.predication_by_word.get(t)) is not None), None)
    if above is None or above is predication:
        return True
    if above.index in desk.line_of(predication):
        return True
    if above.link == "relative":
        # "an operation executed in November": said of the noun itself
        return above.parent == predication.index and predication.kind in ("noun", "copula")
    return not (predication.tense == "present" and above.tense == "past") and not (predication.tense == "future" and above.tense == "past")


def _inherited(desk: Desk, predication: Predication) -> Interval | None:
    """The last date told before in the same paragraph, for what goes on in the past tense."""
    if predication.tense not in ("past", "none") or predication.factuality not in ("actual", "negated"):
        return None
    sentence = desk.parse.sentences[predication.sentence]
    earlier = [
        m for m in desk.mentions.dates
        if m.first < sentence.first and desk.region_of(desk.parse.sentence_of[m.first]) == sentence.region and _usable(desk, m) and m.relation == "in"
    ]  # fmt: skip
    if not earlier or earlier[-1].interval is None:
        return None
    gap = predication.sentence - desk.parse.sentence_of[earlier[-1].first]
    if gap > 2:
        return None
    return replace(earlier[-1].interval, anchor="inherited", text=None)


def _told_as_history(desk: Desk, predication: Predication, now: date | None) -> bool:
    """Without a date of its own: past tense in a paragraph whose dates all lie far back."""
    if now is None or predication.tense not in ("past", "none"):
        return False
    region = desk.region_of(predication.sentence)
    ends = [
        m.interval.end
        for m in desk.mentions.dates
        if desk.region_of(desk.parse.sentence_of[m.first]) == region and m.interval is not None and m.interval.end is not None
    ]
    return bool(ends) and max(ends) < _years_before(now, _HISTORICAL_YEARS)
