"""Single lines: their kind, the dates in them, the names in them."""

from __future__ import annotations

import pytest

from polemos.read.credits import byline_names, first_published, is_name, translators
from polemos.read.dates import date_line, dateline_day, parse_field
from polemos.read.kinds import kind_of
from polemos.read.language import code_of, detect

PROSE = [
    "The newsletter of the movement said on Monday that its editor had been arrested.",
    "We told our readers in May that the war would come.",
    "Join the army or leave the village, the men were told.",
    "“Share this with every friend you have,” the message began.",
    "The ministry said that it would register the refugees at the border.",
    "First published in 1848, the pamphlet shook the governments of Europe.",
    "Support for independent media has fallen since the war.",
    "Speaking after the talks, the minister said:",
    "The ship is due in Aden on 3 May 2016.",
    "The search for the missing soldiers was called off.",
]  # fmt: skip


@pytest.mark.parametrize("line", PROSE)
def test_sentences_about_such_things_are_prose(line: str) -> None:
    assert kind_of(line) == "prose"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home   News   Photos   About us", "menu"),
        ("Home > World > Announcements", "menu"),
        ("Skip to main content", "menu"),
        ("This website uses cookies to improve your experience.", "cookie"),
        ("Facebook Twitter Share", "share"),
        ("Share this page:  Facebook  |  E-mail", "share"),
        ("Sign up for our weekly newsletter  >>", "signup"),
        ("Do you value our journalism? Donate now.", "signup"),
        ("Thank you for reading. Please consider a donation.", "signup"),
        ("Get our policy briefs by e-mail", "signup"),
        ("ADVERTISEMENT", "advert"),
        ("You may also like", "related"),
        ("More from this site", "related"),
        ("Read more: Floods close the northern road", "pointer"),
        ("Categories: 2005 | Operations", "tags"),
        ("© 2021 Valley Monitor. All rights reserved.", "footer"),
        ("Leave a comment", "comments"),
        ("Photo: A view of the valley (Ann Lee)", "caption"),
        ("5 min read", "counter"),
        ("PRESS RELEASE No. 14/2016", "label"),
        ("By Ann Lee and Bo Chen", "byline"),
        ("Tuesday, 3 May 2016 14:30 GMT", "date"),
        ("Translated from Spanish by Ann Lee", "translation"),
        ("Originally published in Die Woche on 3 May 2016.", "first_published"),
        ("What the generals want", "heading"),
        ("* * *", "rule"),
    ],
)
def test_line_has_its_kind(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("October 9, 2020", "2020-10-09"),
        ("Oct. 9, 2020", "2020-10-09"),
        ("9th October 2020", "2020-10-09"),
        ("23 December 2016", "2016-12-23"),
        ("May 2016", "2016-05"),
        ("2016-05-03", "2016-05-03"),
        ("03.05.2016", "2016-05-03"),
        ("13/04/2016", "2016-04-13"),
        ("Published: 3 May 2016 | Updated: 5 May 2016", "2016-05-03"),
        ("Updated 5 May 2016, 10:45 a.m. ET", "2016-05-05"),
        ("Geneva, 3 May 2016", "2016-05-03"),
        ("New York, 3 May 2016", "2016-05-03"),
        ("03/05/2016", None),
        ("31 February 2016", None),
        ("2 hours ago", None),
        ("The talks of 3 May 2016", None),
        ("3 May", None),
    ],
)
def test_date_line_gives_its_date_or_none(line: str, edtf: str | None) -> None:
    found = date_line(line)
    assert (found.edtf if found else None) == edtf


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [("1963-10-14", "1963-10-14", "1963-10-14"), ("1963-02", "1963-02-01", "1963-02-28"), ("1963", "1963-01-01", "1963-12-31"),
     ("2021-03-04T08:00:00Z", "2021-03-04", "2021-03-04")],
)  # fmt: skip
def test_field_gives_the_interval_of_its_words(value: str, first: str, last: str) -> None:
    found = parse_field(value)
    assert found
    assert (str(found.start), str(found.end)) == (first, last)


@pytest.mark.parametrize("value", ["", "soon", "1963-13-01", "1963-02-30", "0000", "14-10"])
def test_field_that_is_no_date_gives_none(value: str) -> None:
    assert parse_field(value) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("BY ANN LEE", ("Ann Lee",)),
        ("By Ann Lee, Bo Chen and María de la Cruz", ("Ann Lee", "Bo Chen", "María de la Cruz")),
        ("By Ann Lee, Senior Fellow", ("Ann Lee",)),
        ("By Ann Lee in Nairobi | 3 May 2016", ("Ann Lee",)),
        ("Ann Lee · Pristina · 3 May 2016", ("Ann Lee",)),
        ("By Reuters", ()),
        ("By our correspondents", ()),
        ("By Staff Writer", ()),
    ],
)
def test_byline_names_persons_only(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize("line", ["Middle East", "United Nations", "Press Office", "Sri Lanka", "New York", "Breaking News", "GENEVA OFFICE", "Peace Talks"])
def test_what_is_no_person_is_no_name(line: str) -> None:
    assert not is_name(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Translation: Ann Lee", ("Ann Lee",)),
        ("Translated by A. B. Lee and Bo Chen", ("A. B. Lee", "Bo Chen")),
        ("Translated from the Spanish by Ann Lee", ("Ann Lee",)),
        ("Originally published in Die Woche and translated by Ann Lee.", ("Ann Lee",)),
    ],
)
def test_translators_are_named(line: str, names: tuple[str, ...]) -> None:
    assert translators(line) == names


@pytest.mark.parametrize(
    ("line", "when", "outlet", "language"),
    [
        ("First published in Spanish on October 8 in El Faro.", "2020-10-08", "El Faro", "es"),
        ("This article first appeared in German in Die Woche on 3 May 2019.", "2019-05-03", "Die Woche", "de"),
        ("Originally published on May 3, 2016 by the Institute for Peace.", "2016-05-03", "Institute for Peace", None),
        ("Republished from Open Lines (4 May 2016)", "2016-05-04", "Open Lines", None),
        ("First published in French on 20 December in Le Phare.", "2019-12-20", "Le Phare", "fr"),
        ("An earlier version of this article appeared in The Beacon.", None, "The Beacon", None),
    ],
)
def test_first_publication_takes_the_year_of_the_page(line: str, when: str | None, outlet: str, language: str | None) -> None:
    found = first_published(line, parse_field("2020-10-09"))
    assert found
    assert (found.date.edtf if found.date else None, found.outlet, found.language) == (when, outlet, language)


def test_first_publication_without_any_year_has_no_date() -> None:
    found = first_published("First published in Spanish on October 8 in El Faro.", None)
    assert found
    assert (found.date, found.outlet) == (None, "El Faro")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said on Monday that it had taken the town after a week of fighting.", "en"),
        ("L'armée a déclaré lundi qu'elle avait pris la ville après une semaine de combats dans le nord.", "fr"),
        ("El ejército dijo el lunes que había tomado la ciudad después de una semana de combates en el norte.", "es"),
        ("Die Armee teilte am Montag mit, dass sie die Stadt nach einer Woche eingenommen hat und nicht weichen wird.", "de"),
        ("O exército disse na segunda-feira que tomou a cidade depois de uma semana de combates no norte do país.", "pt"),
        ("L'esercito ha detto lunedì che ha preso la città dopo una settimana di combattimenti nel nord del paese.", "it"),
        ("Ordu pazartesi günü kuzeyde bir hafta süren çatışmalardan sonra şehri aldığını ve çekilmeyeceğini bu sabah için söyledi.", "tr"),
        ("Армия заявила в понедельник, что заняла город после недели боёв.", "ru"),
        ("Армія заявила в понеділок, що її війська зайняли місто.", "uk"),
        ("قال الجيش يوم الاثنين إنه استولى على المدينة بعد أسبوع من القتال.", "ar"),
        ("Turkey attacks Armenia", None),
    ],
)
def test_language_is_told(text: str, language: str | None) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(("name", "code"), [("English", "en"), ("en-GB", "en"), ("EN", "en"), ("Farsi", "fa"), ("gibberish", None), ("", None)])
def test_language_names_have_codes(name: str, code: str | None) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("GENEVA, 3 March 2001 — Rebels attacked a post.", "2001-03-03"),
        ("Port Moresby, March 3, 2001 (Wire) - Rebels attacked a post.", "2001-03-03"),
        ("GENEVA, March 3 — Rebels attacked a post.", None),
        ("Rebels who on 3 March 2001 attacked a post — The Times says — have left.", None),
        ("On 3 March 2001 – The Ides were near – rebels attacked.", None),
    ],
)
def test_day_of_a_dateline(paragraph: str, day: str | None) -> None:
    found = dateline_day(paragraph)
    assert (found.edtf if found else None) == day
