"""Figures: numbers that inform, with what they count, as :class:`FigureMention` records.

Takes a parse with its text. Dates, ages, times, ordinals and the numbers in names are no figures, nor are small numbers of
people who take part in something ("two leaders"). Values are in base units: people, pieces, currency units, km, per cent, km².
"""

from __future__ import annotations

import re
from dataclasses import replace

from polemos.mention.dates.looks import is_year
from polemos.mention.dates.words import MONTHS, WEEKDAYS
from polemos.mention.figures_measure import Counted, load_measures, measure_of, noun_key, percent_of
from polemos.mention.figures_numbers import Number, number_at
from polemos.model import FigureMention, Measure, Parse, Quantity

_START = frozenset(
    [
        "a", "an", "half", "several", "few", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens", "dozen", "hundred",
        "thousand", "million", "between", "more", "over", "at", "least", "up", "some", "about", "around", "nearly", "almost", "approximately",
        "roughly", "an", "estimated", "upwards", "fewer", "less", "no", "not", "as", "close", "well", "just", "under", "above", "below", "another",
        "only", "additional", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
        "ninety",
    ]
)  # fmt: skip
_SIGNS = {"$": "USD", "us$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₹": "INR", "₺": "TRY", "a$": "AUD", "c$": "CAD"}
_CODES = frozenset(["USD", "GBP", "EUR", "JPY", "RUB", "UAH", "ILS", "INR", "TRY", "CHF", "CNY", "AMD", "AZN", "GEL", "SAR", "AED", "IRR", "IQD", "SYP", "PKR"])
_CURRENCY = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "ruble": "RUB", "rouble": "RUB", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR",
    "shekel": "ILS", "lira": "TRY", "rial": "IRR", "riyal": "SAR", "hryvnia": "UAH", "zloty": "PLN", "manat": "AZN", "dram": "AMD", "lari": "GEL",
    "naira": "NGN", "birr": "ETB", "won": "KRW", "hryvnias": "UAH", "zlotys": "PLN", "shekels": "ILS", "ringgit": "MYR", "rupiah": "IDR", "baht": "THB",
    "dong": "VND", "taka": "BDT", "kyat": "MMK", "kip": "LAK", "riel": "KHR", "tenge": "KZT", "som": "KGS", "sum": "UZS", "somoni": "TJS", "tugrik":
    "MNT", "afghani": "AFN", "forint": "HUF", "koruna": "CZK", "lev": "BGN", "leva": "BGN", "leu": "RON", "lei": "RON", "kuna": "HRK", "lek": "ALL",
    "denar": "MKD", "rand": "ZAR", "cedi": "GHS", "kwacha": "ZMW", "kwanza": "AOA", "metical": "MZN", "pula": "BWP", "nakfa": "ERN", "dalasi": "GMD",
    "leone": "SLL", "real": "BRL", "reais": "BRL", "bolivar": "VES", "boliviano": "BOB", "guarani": "PYG", "quetzal": "GTQ", "lempira": "HNL", "gourde":
    "HTG", "balboa": "PAB", "sol": "PEN", "soles": "PEN", "deutschmark": "DEM", "drachma": "GRD",
    # several states have one of these; the word stands where the code would be a guess
    "krone": "krone", "kroner": "krone", "krona": "krona", "kronor": "krona", "franc": "franc", "dinar": "dinar", "dirham": "dirham", "peso": "peso",
    "shilling": "shilling", "escudo": "escudo", "guilder": "guilder", "mark": "mark", "crown": "crown",
}  # fmt: skip
_TIME = frozenset(
    [
        "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "weekend", "fortnight", "night", "morning", "evening",
        "afternoon", "quarter", "time", "stage", "round-the-clock", "a.m.", "p.m.", "am", "pm", "gmt", "utc", "o'clock", "season", "generation",
        "anniversary", "birthday", "degree",
    ]
)  # fmt: skip
_NAMED = re.compile(
    r"^(?:Resolution|Articles?|Section|Chapter|Protocol|Flight|Route|Highway|Order|Decree|Law|Act|Annex|Page|Room|Gate|Unit|Group|Force|Operation|Phase|"
    r"Nos?|Number|Line|Block|Zone|Area|Channel|Radio|Boeing|Airbus|Type|Model|Mark|Camp|Ward|District|Sector|Point)\.?$"
)


def find_figures(parse: Parse, text: str) -> tuple[FigureMention, ...]:
    """All figures of the document, in order of the text."""
    found: list[FigureMention] = []
    for sentence in parse.sentences:
        at = sentence.first
        while at < sentence.last:
            number = _number(parse, text, at, sentence.first, sentence.last)
            if number is None:
                at += 1
                continue
            mention = _figure(parse, text, number, (sentence.first, sentence.last))
            if mention is not None:
                found.append(mention)
            at = max(number.last, at + 1)
    return tuple(found)


def _number(parse: Parse, text: str, at: int, first: int, limit: int) -> Number | None:
    word = parse.words[at]
    if not (word[0].isdigit() or word.lower() in _START):
        return None
    number = number_at(parse, at, limit)
    if number is None or _is_other(parse, text, number, first, limit):
        return None
    return number


def _is_other(parse: Parse, text: str, number: Number, first: int, limit: int) -> bool:
    """Whether the number is a date, a time, an age, a rank or part of a name."""
    at, words = number.head, parse.words
    before = words[number.first - 1] if number.first > first else ""
    after = words[number.last].lower() if number.last < limit else ""
    if before.lower().rstrip(".") in MONTHS or after.rstrip(".") in MONTHS or _NAMED.match(before) or before in ("#", "/", ":", "[") or after in ("/", ":"):
        return True
    if words[at].isdigit() and len(words[at]) == 4 and number.exact and is_year(text, parse.starts[at], parse.ends[at]):
        return True
    following = number.last + (1 if after in ("-", "‑") else 0)
    unit = parse.lemmas[following].lower() if following < limit else ""
    further = parse.lemmas[following + 1].lower() if following + 1 < limit else ""
    if unit in _TIME or after in _TIME or (unit in ("more", "other", "additional", "long", "full", "consecutive", "straight") and further in _TIME):
        return True
    if before.lower() in ("aged", "age", "ages", "nos", "no.", "g", "mh") or (before.lower() == "as" and words[number.first - 2].lower() in ("young", "old")):
        return True
    if (
        before == ","
        and after in (",", ".", "")
        and number.first - 2 >= first
        and parse.pos[number.first - 2] == "PROPN"
        and number.exact
        and 5 <= (number.best or 0) < 110
    ):
        return True  # "Ivanov, 54, said"
    return _in_name(parse, number, first) or (after == "of" and words[at].lower() == "one") or (after in ("-", "‑") and further == "old")


def _in_name(parse: Parse, number: Number, first: int) -> bool:
    """ "Area 51", "Su 27": a number behind a name, which it does not count."""
    at = number.first
    if at - 1 < first or not parse.words[number.head][0].isdigit() or number.head != at:
        return False
    behind = at + 1 < len(parse) and parse.pos[at + 1] in ("NOUN", "ADJ", "PROPN")
    return (parse.pos[at - 1] == "PROPN" and parse.heads[at] == at - 1) or (parse.words[at - 1] in ("-", "‑") and not behind and parse.pos[at - 2] == "PROPN")


def _figure(parse: Parse, text: str, number: Number, sentence: tuple[int, int]) -> FigureMention | None:
    money = _money(parse, number, sentence)
    if money is not None:
        return _mention(parse, money[0], Counted("money", money[1]), None, money[0].last)
    limit = sentence[1]
    sign = _percent_sign(parse, number, limit)
    if sign is not None:
        return _percent(parse, number, sign, limit)
    noun = _noun(parse, number, limit)
    amount = number.best or number.high or number.low or 0.0
    if noun is not None and parse.words[noun].lower() in ("square", "sq") and noun + 1 < limit:
        noun += 1
    noun = _before_dash(parse, number, sentence[0]) if noun is None else noun
    strong = [w.lower() for w in parse.words[number.last : number.last + 2]] == ["-", "strong"]
    counted = Counted("troops", "people") if strong else measure_of(parse, number.head, noun, amount)
    if counted is None or _is_rate(parse, noun, limit) or (counted.measure in ("distance", "area") and number.best is None and (number.high or 0) >= 99):
        return None
    if (counted.measure == "count" and amount < 2) or (counted.measure in ("weapons", "troops") and number.best == 1):
        return None
    joined = _with_partner_before(parse, number, counted, sentence[0])
    return _mention(parse, joined, counted, noun, number.last)


def _mention(parse: Parse, number: Number, counted: Counted, noun: int | None, of_first: int) -> FigureMention:
    scaled = number if counted.factor == 1.0 else number.times(counted.factor)
    last = max(number.last, (noun or 0) + 1) if noun is not None and noun >= number.last else number.last
    while (
        noun is not None
        and of_first < noun
        and (parse.pos[of_first] in ("ADP", "DET", "PUNCT", "PRON") or parse.words[of_first].lower() in ("more", "other", "additional", "strong"))
    ):
        of_first += 1
    of = parse.span(min(of_first, noun), noun + 1) if noun is not None else None
    return FigureMention(
        span=parse.span(number.first, last),
        first=number.first,
        last=last,
        head=number.head,
        quantity=Quantity(scaled.low, scaled.best, scaled.high, counted.unit),
        measure=counted.measure,
        of=of,
        noun=noun,
        rule=f"figure.{counted.measure}",
    )


def _money(parse: Parse, number: Number, sentence: tuple[int, int]) -> tuple[Number, str] | None:
    """The number with its currency, by the sign before it or the word behind it."""
    first = number.first
    digits = next((t for t in range(number.first, number.head + 1) if parse.words[t][0].isdigit()), number.head)
    before = parse.words[digits - 1].lower() if digits > sentence[0] else ""
    unit = _SIGNS.get(before) or (before.upper() if before.upper() in _CODES else None)
    if unit is not None:
        return replace(number, first=min(first, digits - 1)), unit
    at = number.last
    adjective = at + 1 < sentence[1] and parse.pos[at] in ("ADJ", "PROPN")
    for token in (at, at + 1) if adjective else (at,):
        if token < sentence[1]:
            unit = _CURRENCY.get(parse.lemmas[token].lower())
            if unit is not None and not (unit == "GBP" and parse.words[at].lower() == "lebanese"):
                return replace(number, last=token + 1), unit
    return None


def _percent_sign(parse: Parse, number: Number, limit: int) -> int | None:
    at = number.last + (1 if number.last < limit and parse.words[number.last] in ("-", "‑") else 0)
    if at < limit and parse.words[at].lower() in ("%", "percent", "pc"):
        return at
    if at + 1 < limit and parse.words[at].lower() in ("per", "percentage") and parse.words[at + 1].lower() in ("cent", "point", "points"):
        return at + 1
    return None


def _percent(parse: Parse, number: Number, sign: int, limit: int) -> FigureMention | None:
    found = percent_of(parse, sign, sign + 1, limit)
    if found is None:
        return None
    counted, falls = found
    signed = Number(number.first, sign + 1, number.head, number.low, number.best, number.high, number.exact)
    if falls:
        low, best, high = (None if v is None else -v for v in (number.high, number.best, number.low))
        signed = replace(signed, low=low, best=best, high=high)
    return _mention(parse, signed, counted, None, sign)


def _noun(parse: Parse, number: Number, limit: int) -> int | None:
    """The head of what is counted: the last noun of the phrase behind the number, or of what follows "of"; None for a bare number."""
    at, found = number.last, None
    if at < limit and parse.words[at].lower() == "of":
        at += 1
        while at < limit and parse.pos[at] in ("DET", "PRON") and parse.words[at].lower() in ("the", "his", "her", "its", "their", "these", "those", "our"):
            at += 1
    while at < limit:
        pos, word = parse.pos[at], parse.words[at].lower()
        if pos == "NOUN" or (pos == "PROPN" and (found is None or parse.pos[found] == "PROPN") and word not in WEEKDAYS and word not in MONTHS):
            found = at
        elif pos == "PROPN" or (pos in ("VERB", "AUX") and (found is not None or parse.tags[at] not in ("VBN", "VBG", "JJ", "VBD"))):
            break
        elif pos == "VERB":
            if parse.tags[at] == "VBD" and word not in load_measures().nouns:
                break
            if word in load_measures().nouns and (at + 1 >= limit or parse.pos[at + 1] not in ("NOUN", "PROPN", "ADJ")):
                return at
        elif pos == "ADJ" and word in load_measures().nouns and found is None and (at + 1 >= limit or parse.pos[at + 1] not in ("NOUN", "PROPN", "ADJ")):
            return at
        elif not (
            pos == "ADJ"
            or word in ("more", "other", "-", "‑", "‘", "'")
            or (pos in ("NUM",) and word in ("more",))
            or (pos == "ADV" and found is None and at == number.last)
        ) or (pos == "ADJ" and found is not None):
            break
        at += 1
    return found


def _before_dash(parse: Parse, number: Number, first: int) -> int | None:
    """ "Air strikes — eight in the last day": the noun before the dash."""
    at = number.first - 1
    if at - 1 < first or parse.words[at] not in ("-", "--", "–", "—", ":"):
        return None
    return at - 1 if parse.pos[at - 1] == "NOUN" else None


def _is_rate(parse: Parse, noun: int | None, limit: int) -> bool:
    """ "80 km an hour", "40 missiles per week" are rates and no amounts."""
    if noun is None or noun + 2 >= limit:
        return False
    return parse.words[noun + 1].lower() in ("per", "a", "an", "/") and parse.lemmas[noun + 2].lower() in _TIME


def _with_partner_before(parse: Parse, number: Number, counted: Counted, first: int) -> Number:
    """ "A general and several soldiers": one more than the soldiers, where both met the same fate."""
    people: tuple[Measure, ...] = ("fatalities", "injured", "detained", "casualties")
    at = number.first
    if counted.measure not in people or at - 3 < first or parse.words[at - 1].lower() != "and" or number.low is None or number.high is None:
        return number
    article, noun = parse.words[at - 3].lower(), at - 2
    lexicon = load_measures()
    if (
        article not in ("a", "an", "one")
        or parse.pos[noun] not in ("NOUN", "ADJ")
        or not (lexicon.nouns.get(noun_key(parse, noun)) == "troops" or noun_key(parse, noun) in lexicon.people)
    ):
        return number
    best = None if number.best is None else number.best + 1
    return replace(number, first=at - 3, low=number.low + 1, best=best, high=number.high + 1)
