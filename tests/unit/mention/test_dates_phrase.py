"""Single phrases in a sentence, on a day of writing: the days that they mean."""

from __future__ import annotations

from datetime import date

import pytest

from polemos.mention.dates import resolve_date

FRIDAY = date(2019, 10, 11)


def days(phrase: str, context: str | None = None, day: date | None = FRIDAY) -> str | None:
    """The days as ``start/end`` with ``..`` for an open side; None where unresolved."""
    found = resolve_date(phrase, context, day)
    if found is None:
        return None
    return f"{found.start or '..'}/{found.end or '..'}"


EXPLICIT = {
    "14 March 2011": "2011-03-14/2011-03-14",
    "March 14, 2011": "2011-03-14/2011-03-14",
    "the 14th of March, 2011": "2011-03-14/2011-03-14",
    "March 14th 2011": "2011-03-14/2011-03-14",
    "Sept. 3, 1998": "1998-09-03/1998-09-03",
    "Tuesday, 8 May 1945": "1945-05-08/1945-05-08",
    "2015-07-14": "2015-07-14/2015-07-14",
    "23/12/2016": "2016-12-23/2016-12-23",
    "12/23/2016": "2016-12-23/2016-12-23",
    "29.02.2004": "2004-02-29/2004-02-29",
    "29/02/2004": "2004-02-29/2004-02-29",
    "30 February 2004": None,
    "April 1999": "1999-04-01/1999-04-30",
    "February of 2004": "2004-02-01/2004-02-29",
    "1974": "1974-01-01/1974-12-31",
    "the 1990s": "1990-01-01/1999-12-31",
    "the early 1990s": "1990-01-01/1993-12-31",
    "the late 1970s": "1977-01-01/1979-12-31",
    "the eighties": "1980-01-01/1989-12-31",
    "the nineteen-thirties": "1930-01-01/1939-12-31",
    "the 18th century": "1701-01-01/1800-12-31",
    "the twentieth century": "1901-01-01/2000-12-31",
    "spring 1985": "1985-03-01/1985-05-31",
    "the summer of 1995": "1995-06-01/1995-08-31",
    "the winter of 1991-92": "1991-12-01/1992-02-29",
    "the fall of 1989": "1989-09-01/1989-11-30",
    "early June 2002": "2002-06-01/2002-06-10",
    "mid-June 2002": "2002-06-11/2002-06-20",
    "late June 2002": "2002-06-21/2002-06-30",
    "the end of 2006": "2006-10-01/2006-12-31",
    "the first half of 2015": "2015-01-01/2015-06-30",
    "the second half of May 2015": "2015-05-16/2015-05-31",
    "the third quarter of 2009": "2009-07-01/2009-09-30",
    "the last week of August 2014": "2014-08-25/2014-08-31",
    "1998–2000": "1998-01-01/2000-12-31",
    "1983-84": "1983-01-01/1984-12-31",
    "from 1979 to 1989": "1979-01-01/1989-12-31",
    "between 1965 and 1970": "1965-01-01/1970-12-31",
    "between May and July 2008": "2008-05-01/2008-07-31",
    "from 3 May to 12 June 1999": "1999-05-03/1999-06-12",
    "14-17 April 2003": "2003-04-14/2003-04-17",
    "June 5-10, 1967": "1967-06-05/1967-06-10",
    "December 1989 to January 1990": "1989-12-01/1990-01-31",
    "Since 1991": "1991-01-01/..",
    "Until 2002": "../2002-12-31",
    "Before 1948": "../1947-12-31",
    "After 2011": "2012-01-01/..",
    "from 2008 onwards": "2008-01-01/..",
    "World War I": "1914-07-28/1918-11-11",
    "the Six-Day War": "1967-06-05/1967-06-10",
    "9/11": "2001-09-11/2001-09-11",
    "Easter 2016": "2016-03-27/2016-03-27",
    "Christmas 1914": "1914-12-25/1914-12-25",
}


@pytest.mark.parametrize(("phrase", "expected"), EXPLICIT.items(), ids=EXPLICIT)
def test_explicit_date_needs_no_day_of_writing(phrase: str, expected: str | None) -> None:
    assert days(phrase, day=None) == expected


RELATIVE = [
    # the day of writing is Friday 11 October 2019
    ("today", "The delegates met today in the capital.", "2019-10-11/2019-10-11"),
    ("yesterday", "Guards opened fire yesterday.", "2019-10-10/2019-10-10"),
    ("tomorrow", "The talks open tomorrow.", "2019-10-12/2019-10-12"),
    ("last night", "Rockets fell on the base last night.", "2019-10-10/2019-10-10"),
    ("the day before yesterday", "He left the day before yesterday.", "2019-10-09/2019-10-09"),
    ("on Monday", "The convoy was attacked on Monday.", "2019-10-07/2019-10-07"),
    ("Friday", "The minister resigned on Friday.", "2019-10-11/2019-10-11"),
    ("on Monday", "The envoy will travel to the port on Monday.", "2019-10-14/2019-10-14"),
    ("Tuesday", "The hearing is scheduled for Tuesday.", "2019-10-15/2019-10-15"),
    ("Sunday", "The delegations are to sign the accord on Sunday.", "2019-10-13/2019-10-13"),
    ("Wednesday", "Wednesday's blast wrecked the station, and the city will mourn.", "2019-10-09/2019-10-09"),
    ("Saturday", "Troops expect the rebels to leave the valley by Saturday.", "2019-10-12/2019-10-12"),
    ("by Saturday", "Troops expect the rebels to leave the valley by Saturday.", "2019-10-11/2019-10-12"),
    ("Friday night", "Shots rang out on Friday night.", "2019-10-11/2019-10-11"),
    ("last Tuesday", "The bridge was blown up last Tuesday.", "2019-10-08/2019-10-08"),
    ("next Thursday", "They meet next Thursday.", "2019-10-17/2019-10-17"),
    ("this week", "Two posts fell this week.", "2019-10-07/2019-10-13"),
    ("last week", "Two posts fell last week.", "2019-09-30/2019-10-06"),
    ("next week", "Observers arrive next week.", "2019-10-14/2019-10-20"),
    ("over the weekend", "Clashes erupted over the weekend.", "2019-10-05/2019-10-06"),
    ("last month", "The border reopened last month.", "2019-09-01/2019-09-30"),
    ("late last month", "The border reopened late last month.", "2019-09-21/2019-09-30"),
    ("earlier this month", "The border reopened earlier this month.", "2019-10-01/2019-10-11"),
    ("later this year", "A vote is due later this year.", "2019-10-11/2019-12-31"),
    ("this year", "Floods have killed dozens this year.", "2019-01-01/2019-12-31"),
    ("last year", "The treaty lapsed last year.", "2018-01-01/2018-12-31"),
    ("early next year", "The mission will end early next year.", "2020-01-01/2020-03-31"),
    ("three days ago", "It began three days ago.", "2019-10-08/2019-10-08"),
    ("a fortnight ago", "It began a fortnight ago.", "2019-09-27/2019-09-27"),
    ("two weeks ago", "It began two weeks ago.", "2019-09-27/2019-09-27"),
    ("six months ago", "It began six months ago.", "2019-04-11/2019-04-11"),
    ("ten years ago", "It began ten years ago.", "2009-01-01/2009-12-31"),
    ("two decades ago", "It began two decades ago.", "1999-01-01/1999-12-31"),
    ("In May", "In May the rebels took the mine.", "2019-05-01/2019-05-31"),
    ("In November", "In November the rebels took the mine.", "2018-11-01/2018-11-30"),
    ("in November", "Elections will be held in November.", "2019-11-01/2019-11-30"),
    ("27 September", "Shelling began on 27 September.", "2019-09-27/2019-09-27"),
    ("Dec. 2", "Shelling began on Dec. 2 and never stopped.", "2018-12-02/2018-12-02"),
    ("Dec. 2", "The council will meet on Dec. 2.", "2019-12-02/2019-12-02"),
    ("last March", "He fled last March.", "2019-03-01/2019-03-31"),
    ("last December", "He fled last December.", "2018-12-01/2018-12-31"),
    ("next spring", "The mandate ends next spring.", "2020-03-01/2020-05-31"),
    ("last winter", "Famine struck last winter.", "2018-12-01/2019-02-28"),
    ("this summer", "They had quarrelled this summer.", "2019-06-01/2019-08-31"),
    ("Since Monday", "Since Monday the town has been without water.", "2019-10-07/.."),
    ("since the start of the year", "He has been held since the start of the year.", "2019-01-01/.."),
    ("in the last 24 hours", "The army struck twice in the last 24 hours.", "2019-10-10/2019-10-11"),
    ("over the past two years", "Over there, over the past two years, thousands fled.", "2017-10-11/2019-10-11"),
    ("within a week", "He will step down within a week.", "2019-10-11/2019-10-18"),
    ("in two weeks' time", "He will step down in two weeks' time.", "2019-10-25/2019-10-25"),
    ("overnight", "Jets struck the port overnight.", "2019-10-10/2019-10-11"),
    ("Christmas", "The truce broke down at Christmas.", "2018-12-25/2018-12-25"),
    ("from Monday to Wednesday", "Fighting lasted from Monday to Wednesday.", "2019-10-07/2019-10-09"),
    ("between 3 and 9 October", "Eight died between 3 and 9 October.", "2019-10-03/2019-10-09"),
]


@pytest.mark.parametrize(("phrase", "context", "expected"), RELATIVE, ids=[f"{p}-{i}" for i, (p, _, _) in enumerate(RELATIVE)])
def test_relative_date_counts_from_the_day_of_writing(phrase: str, context: str, expected: str | None) -> None:
    assert days(phrase, context) == expected


FROM_TEXT = [
    ("the next day", "Rebels entered the town on 4 May 1997, and the next day they shot the mayor.", "1997-05-05/1997-05-05"),
    ("The following day", "On 30 April 1975 the city fell. The following day tanks paraded.", "1975-05-01/1975-05-01"),
    ("two days later", "He was arrested on 9 June 1982 and died two days later.", "1982-06-11/1982-06-11"),
    ("a week later", "Troops landed on 6 June 1984; a week later they held the port.", "1984-06-13/1984-06-13"),
    ("three months earlier", "The pact of July 1988 revived one signed three months earlier.", "1988-04-01/1988-04-30"),
    ("the same year", "The dam broke in 1963, and the same year the regime fell.", "1963-01-01/1963-12-31"),
    ("the following year", "Parliament was closed in 1992 and shelled the following year.", "1993-01-01/1993-12-31"),
    ("the previous month", "In August 1990 tanks rolled in; the previous month talks had failed.", "1990-07-01/1990-07-31"),
    ("March of that year", "In 1921 sailors rose. The revolt of March of that year failed.", "1921-03-01/1921-03-31"),
    ("that spring", "The strike of May 1968 began that spring.", "1968-03-01/1968-05-31"),
    ("later that month", "The king fled on 3 February 1848; later that month a republic was declared.", "1848-02-03/1848-02-29"),
    ("12 October", "On 3 October 1963 shots were fired. On 12 October a column crossed the line.", "1963-10-12/1963-10-12"),
    ("January", "In December 1967 raids began. In January the garrison withdrew.", "1968-01-01/1968-01-31"),
    ("Three days before the invasion", "The invasion began on 20 August 1968. Three days before the invasion leaders had met.", "1968-08-17/1968-08-17"),
    ("two weeks into the siege", "The siege began on 1 March 1994. By 15 March, two weeks into the siege, bread was gone.", "1994-03-15/1994-03-15"),
    ("on the eve of the coup", "The coup took place on 11 September 1973. Sailors were briefed on the eve of the coup.", "1973-09-10/1973-09-10"),
    ("since the ceasefire", "A ceasefire was signed on 5 May 1994; since the ceasefire few have died.", "1994-05-05/.."),
    ("the day after the attack", "The attack took place on 7 July 2005. The city was silent the day after the attack.", "2005-07-08/2005-07-08"),
]


@pytest.mark.parametrize(("phrase", "context", "expected"), FROM_TEXT, ids=[p for p, _, _ in FROM_TEXT])
def test_date_counts_from_the_text(phrase: str, context: str, expected: str) -> None:
    assert days(phrase, context) == expected


NOTHING = [
    ("for three years", "He was jailed for three years."),
    ("50 years", "The 50 years of rule ended."),
    ("three-year-old", "A three-year-old boy was hurt."),
    ("per year", "Some 40 cases per year are tried."),
    ("two days before the summit", "He spoke two days before the summit."),
    ("until the truce", "They fought until the truce."),
    ("a few years ago", "It was built a few years ago."),
    ("the same year", "He died the same year."),
    ("03/04/2016", "Signed 03/04/2016."),
    ("soon", "They will meet soon."),
]


@pytest.mark.parametrize(("phrase", "context"), NOTHING, ids=[p for p, _ in NOTHING])
def test_phrase_without_a_day_stays_unresolved(phrase: str, context: str) -> None:
    assert days(phrase, context) is None


def test_yearless_date_stays_unresolved_without_a_day_of_writing() -> None:
    assert days("27 September", "Shelling began on 27 September.", None) is None
    assert days("today", "He spoke today.", None) is None


@pytest.mark.parametrize(
    ("phrase", "edtf", "anchor"),
    [
        ("14 March 2011", "2011-03-14", "explicit"),
        ("April 1999", "1999-04", "explicit"),
        ("1974", "1974", "explicit"),
        ("the 1990s", "199X", "explicit"),
        ("since 2003", "2003/..", "explicit"),
        ("before 1991", "../1990", "explicit"),
        ("from 1979 to 1989", "1979/1989", "explicit"),
        ("early June 2002", "2002-06-01~/2002-06-10~", "explicit"),
        ("spring 1985", "1985-03/1985-05", "explicit"),
        ("today", "2019-10-11", "document"),
        ("yesterday", "2019-10-10", "relative"),
        ("last week", "2019-09-30/2019-10-06", "relative"),
    ],
)
def test_interval_carries_edtf_and_anchor(phrase: str, edtf: str, anchor: str) -> None:
    found = resolve_date(phrase, None, FRIDAY)
    assert found is not None
    assert (found.edtf, found.anchor, found.text) == (edtf, anchor, phrase)
