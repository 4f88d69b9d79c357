"""Time expressions of whole texts, through the parser."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from polemos.mention.dates import find_dates
from polemos.model import DateMention, Document, Interval, Parse, Region, Span
from polemos.parse import Parser, load_parser

WRITTEN = Interval(date(2016, 3, 10), date(2016, 3, 10), "2016-03-10")  # a Thursday


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def parse_paragraphs(parser: Parser, *paragraphs: str) -> tuple[Parse, str]:
    text = "\n\n".join(paragraphs)
    regions, at = [], 0
    for paragraph in paragraphs:
        regions.append(Region("body", Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return parser.parse(Document("d", "d", "d", "0", text, tuple(regions))), text


def found(parser: Parser, *paragraphs: str, published: Interval | None = WRITTEN) -> dict[str, str | None]:
    parse, text = parse_paragraphs(parser, *paragraphs)
    mentions = find_dates(parse, text, published)
    check(parse, text, mentions)
    return {m.span.of(text): m.interval.edtf if m.interval else None for m in mentions}


def check(parse: Parse, text: str, mentions: tuple[DateMention, ...]) -> None:
    """What holds of every mention: in order, no overlap, tokens and words agree."""
    for mention, following in pairwise(mentions):
        assert mention.span.end <= following.span.start
    for mention in mentions:
        assert mention.first <= mention.head < mention.last
        assert parse.starts[mention.first] <= mention.span.start
        assert mention.span.end <= parse.ends[mention.last - 1]
        assert mention.interval is None or mention.interval.text == mention.span.of(text)


SENTENCES = [
    ("Gunmen stormed the hotel on Tuesday.", {"Tuesday": "2016-03-08"}),
    ("The envoys will meet in Geneva on Monday.", {"Monday": "2016-03-14"}),
    ("The camp is to be closed on Saturday.", {"Saturday": "2016-03-12"}),
    ("A march is planned for Sunday.", {"Sunday": "2016-03-13"}),
    ("After Sunday's ambush the army will send more men.", {"After Sunday": "2016-03-06/.."}),
    ("The president, elected in 2013, fled last night.", {"2013": "2013", "last night": "2016-03-09"}),
    ("Since January the rebels have lost three towns.", {"Since January": "2016-01/.."}),
    ("They may strike again in May.", {"May": "2016-05"}),
    ("In 1991 and 1992 thousands of families fled to the coast.", {"1991 and 1992": "1991/1992"}),
    ("Resolution 2254 calls for talks; 1500 soldiers guard the pass.", {}),
    ("Flight 1907 carried 154 people and 2,000 bags.", {}),
    ("Theresa May said that April Jones might march on Rome.", {}),
    ("He has ruled for thirty years.", {"for thirty years": None}),
    ("The 2003 invasion and the 1991 war left scars.", {"2003": "2003", "1991": "1991"}),
    ("In 1914 troops crossed the river.", {"1914": "1914"}),
    ("The law of 1967 lapsed at the end of last year.", {"1967": "1967", "the end of last year": "2015-10~/2015-12~"}),
    ("Between 1500 and 2000 fighters hold the hills.", {}),
    ("Polls open from 12 to 14 April and close before Easter.", {"from 12 to 14 April": "2016-04-12/2016-04-14"}),
    ("The front has been quiet since the 1994 truce.", {"since the 1994": "1994/.."}),
    ("The party, banned until 2005, won 40 seats.", {"until 2005": "../2005"}),
    ("Borders shifted during the Cold War.", {"Cold War": "1947-01-01/1991-12-26"}),
    ("Cold War thinking still shapes Holocaust studies.", {}),
    ("Few stayed after the Second World War.", {"after the Second World War": "1945-09-03/.."}),
    ("Bombs went off in February and August 2000.", {"February": "2000-02", "August 2000": "2000-08"}),
    ("It will be the first visit in three years.", {}),
    ("It was the deadliest raid since the Six-Day War.", {"since the Six-Day War": "1967-06-05/.."}),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s[:40] for s, _ in SENTENCES])
def test_sentence_gives_its_dates(parser: Parser, sentence: str, expected: dict[str, str | None]) -> None:
    got = found(parser, sentence)
    for words, edtf in expected.items():
        assert got.get(words) == edtf, got
    if not expected:
        assert got == {}


def test_event_dated_elsewhere_gives_the_day(parser: Parser) -> None:
    parse, text = parse_paragraphs(
        parser,
        "Since February 7, when the fighting broke out in the valley, both armies have brought up tanks.",
        "Two days before the hostilities began, the president had spoken of war.",
    )
    mention = next(m for m in find_dates(parse, text, WRITTEN) if m.rule == "date.offset")
    assert mention.interval is not None
    assert (mention.interval.start, mention.interval.anchor) == (date(2016, 2, 5), "event")
    assert mention.event_word is not None
    assert parse.words[mention.event_word] == "hostilities"


def test_event_with_two_days_gives_none(parser: Parser) -> None:
    got = found(parser, "The attack came on 3 March 2011. Another attack came on 9 June 2012. Two days before the attack, phones went dead.")
    assert got["Two days before the attack"] is None


def test_war_between_its_dated_ends(parser: Parser) -> None:
    got = found(parser, "The two states launched a war in 1962. The war ended in 1964. In the course of the war, both lost their fleets.")
    assert got["In the course of the war"] == "1962/1964"


def test_year_comes_from_the_paragraph_before_where_nothing_else_is_known(parser: Parser) -> None:
    got = found(parser, "The campaign opened in early May 1942.", "On 9 May the fort fell, and four days later the garrison left.", published=None)
    assert got["9 May"] == "1942-05-09"
    assert got["four days later"] == "1942-05-13"


def test_background_year_does_not_date_the_news(parser: Parser) -> None:
    got = found(parser, "The truce of 1994 has held. On February 20 shells fell on the town; police blamed rebels on Monday.")
    assert got["February 20"] == "2016-02-20"


def test_chronicle_keeps_its_own_year(parser: Parser) -> None:
    got = found(parser, "On 2 June 1793 the guard rose. On 10 June the committee fell, and on 13 July its enemy was stabbed.")
    assert got["13 July"] == "1793-07-13"


def test_month_of_writing_is_all_that_today_can_mean(parser: Parser) -> None:
    month = Interval(date(2016, 5, 1), date(2016, 5, 31), "2016-05")
    got = found(parser, "We condemn the attacks today. Troops left yesterday.", published=month)
    assert got == {"today": "2016-05", "yesterday": None}


def test_relation_tells_how_the_words_bind(parser: Parser) -> None:
    parse, text = parse_paragraphs(parser, "Since 2003 he ruled; until 2011 they obeyed; before 1999 few did; for ten years none spoke; in 2012 he fled.")
    assert [m.relation for m in find_dates(parse, text, WRITTEN)] == ["since", "until", "before", "for", "in"]


def test_empty_text_has_no_dates(parser: Parser) -> None:
    assert find_dates(parser.parse_text(""), "", None) == ()
