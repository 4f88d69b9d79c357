"""What the second reader proposes, and what becomes of it. No figure here: those are in the benchmarks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polemos.code.learned import SURE
from polemos.errors import SettingsError
from polemos.model import Document, Event, Proposal, Region, Span
from polemos.pipeline import Engine, read_document
from polemos.propose import load_second_reader, reader

TEXT = "Rebels attacked a police post near Mora on Monday. The minister likes his garden. Chad expelled the Libyan ambassador."


def document(text: str = TEXT) -> Document:
    return Document("d", "d", "test", "0", text, (Region("body", Span(0, len(text))),), language="en")


def test_it_proposes_words_of_events_and_nothing_else(engine: Engine) -> None:
    parse = engine.parser.parse(document())
    sure = {parse.words[p.token]: p.type for p in load_second_reader().propose(document(), parse) if p.probability >= SURE}
    assert sure.get("attacked") == "ASSAULT"
    assert sure.get("expelled") == "SANCTION"
    assert not {"minister", "likes", "his", "garden"} & set(sure)


def test_it_proposes_the_same_again_and_whatever_stands_beside(engine: Engine) -> None:
    first = document("Rebels attacked a police post near Mora on Monday.")
    alone = load_second_reader().propose(first, engine.parser.parse(first))
    together = load_second_reader().propose(document(), engine.parser.parse(document()))
    assert [(p.token, p.type) for p in alone] == [(p.token, p.type) for p in together[: len(alone)]]
    assert load_second_reader().propose(document(), engine.parser.parse(document())) == together


class _Proposes:
    """Stands in for the second reader: proposes a type for one word."""

    info = load_second_reader().info

    def __init__(self, word: str, kind: str, probability: float) -> None:
        self._word, self._kind, self._probability = word, kind, probability

    def propose(self, document: Document, parse: object, sentences: object = None) -> tuple[Proposal, ...]:
        words = parse.words  # type: ignore[attr-defined]
        return (Proposal(words.index(self._word), self._kind, self._probability),) if self._word in words else ()


def read(engine: Engine, text: str, word: str, kind: str, probability: float = 0.95) -> list[Event]:
    with_stand_in = replace(engine, second=_Proposes(word, kind, probability))  # type: ignore[arg-type]
    return [s for s in read_document(document(text), with_stand_in).statements if isinstance(s, Event)]


def test_a_proposal_becomes_an_event_with_the_parties_of_its_clause(engine: Engine) -> None:
    (event,) = read(engine, "Ethiopia flibbered Eritrea in May 1998.", "flibbered", "ASSAULT")
    assert (event.rule, event.actors, event.recipients) == ("learned.assault", ("ETH",), ("ERI",))
    assert event.date is not None
    assert event.date.edtf == "1998-05"


def test_a_noun_that_no_frame_knows_may_be_an_event(engine: Engine) -> None:
    (event,) = read(engine, "The flibber of Eritrea by Ethiopia began in May 1998.", "flibber", "ASSAULT")
    assert event.actors == ("ETH",)


def test_an_unsure_proposal_is_left_alone(engine: Engine) -> None:
    assert read(engine, "Ethiopia flibbered Eritrea in May 1998.", "flibbered", "ASSAULT", SURE - 0.01) == []


def test_frames_go_first(engine: Engine) -> None:
    (event,) = read(engine, "Ethiopia bombed Eritrea in May 1998.", "bombed", "AID")
    assert event.type == "ASSAULT"


def test_denied_stays_denied(engine: Engine) -> None:
    (event,) = read(engine, "Ethiopia did not flibber Eritrea.", "flibber", "ASSAULT")
    assert event.factuality == "negated"


def test_without_weights_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "WEIGHTS", reader.WEIGHTS.with_name("no_such.onnx"))
    load_second_reader.cache_clear()
    with pytest.raises(SettingsError, match=r"make train.*\[ST004\]"):
        load_second_reader()
    load_second_reader.cache_clear()
