"""What it cost: dead, injured, displaced and detained, each as somebody's claim, by measure; never added up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.passages import stands_alone
from polemos.brief.phrases import CASUALTIES
from polemos.brief.wording import amount, folded, when
from polemos.model import Event, Figure

_MOST = 8
_NOBODY = re.compile(
    r"^(?:(?:about|some|nearly|almost|more than|over|at least|an estimated)\s)?"
    r"(?:[\d,.]+|hundreds|thousands|dozens|scores|several|one|two|three|four|five|six|seven|eight|nine|ten|(?:\w+\s)?million|dead|wounded|injured|killed|displaced|casualties|deaths|victims|lives|others|refugees|prisoners|detainees)$",
    re.IGNORECASE,
)


def cost(draft: Draft) -> Iterator[Line]:
    """By measure, then by day; of one document's equal claims the first."""
    order = list(CASUALTIES)
    found = [(d, f) for d, f in draft.material.of(Figure) if f.measure in CASUALTIES and amount(f.quantity) and not is_one_of_a_kind(f)]
    found.sort(key=lambda t: (order.index(t[1].measure), (t[1].date.start if t[1].date and t[1].date.start else date.min), t[0]))
    for document, figure in found[:_MOST]:
        yield draft.line(f"{toll(draft, document, figure)}.", [(document, figure.evidence)])


def is_one_of_a_kind(figure: Figure) -> bool:
    """A single person hurt is an event; as a toll it says little."""
    return figure.quantity.best == 1


def toll(draft: Draft, document: str, figure: Figure) -> str:
    """ "More than 60 civilians were killed on 3 May 2020, according to the ministry", without its full stop."""
    count = amount(figure.quantity)
    quote = draft.material.quote(document, figure.evidence[0])
    exact = re.search(rf"\b(nearly|almost|around|roughly|some|about|an estimated|approximately|over)\s{re.escape(count)}\b", quote)
    count = f"{exact[1]} {count}" if exact else count
    people = counted(figure)
    verb = CASUALTIES[figure.measure][1]
    day = _when(draft, document, figure)
    verb = verb.replace("were ", "have been ", 1) if day.startswith("since ") else verb
    return f"{count} {people} {verb}{f' {day}' if day else ''}{draft.saying(figure.attribution)}"


def counted(figure: Figure) -> str:
    """Who is counted, in the text's words where they are a noun that can stand behind a number."""
    words = re.sub(r"^(?:wounded|injured|displaced|evacuated|dead|detained|killed)\s(?=\w)", "", folded(figure.of))
    plain = not _NOBODY.match(words) and not re.search(r"\d|^(?:the|a|an)\s", words) and stands_alone(words, least=1, most=7)
    adjective = words[-1:] not in ("s", "e", "n") or (words.split()[-1][:1].isupper() and not words.endswith("s"))
    plain = plain and not (adjective and words.split()[-1][:1].isupper())
    return words if plain and words.split()[0].lower() not in ("more", "other", "others") else "people"


def _when(draft: Draft, document: str, figure: Figure) -> str:
    """The day that the text itself gives, of the figure or of the event that it belongs to."""
    dates = [figure.date, *(e.date for e in draft.material.of_document(Event, document) if figure.id in e.figures)]
    usable = [d for d in dates if d is not None and d.anchor in ("explicit", "relative", "document")]
    return when(usable[0]) if usable else ""
