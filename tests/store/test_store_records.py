"""What is stored comes back equal, and what would break the record contract is not stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.invented import ENGINE, TEXT, make_document, make_reading

from polemos.model import Cause, Event, Interest, Reading
from polemos.store import DossierWriter, EngineInfo, Finished, open_dossier
from polemos.store.admit import admit
from polemos.store.codec import decode_document, encode_document
from polemos.store.dossier import Dossier
from polemos.store.schema import newest


def store(path: Path, *readings: Reading, engine: EngineInfo = ENGINE, failed: bool = False) -> None:
    with DossierWriter(path) as writer:
        writer.begin(engine, "{}")
        writer.add([Finished(reading, failed) for reading in readings], engine)


def read_back(dossier: Dossier, identity: str) -> Reading:
    document = dossier.find_document(identity)
    issues = tuple(issue for issue in dossier.issues() if issue.document == identity)
    statements = tuple(told.statement for told in dossier.statements(identity))
    return Reading(document, dossier.document_mentions(identity), statements, issues)


def test_a_reading_comes_back_equal(tmp_path: Path) -> None:
    reading = make_reading(title="Shells on the coast")
    store(tmp_path / "d", reading)
    with open_dossier(tmp_path / "d") as dossier:
        back = read_back(dossier, reading.document.id)
    assert back.document == reading.document
    assert back.mentions == reading.mentions
    assert set(back.statements) == set(reading.statements)
    assert back.issues == reading.issues


def test_statements_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    store(tmp_path / "d", make_reading("b.txt"), make_reading("a.txt"))
    with open_dossier(tmp_path / "d") as dossier:
        keys = {document.id: document.key for document in dossier.documents()}
        told = [(keys[document], min(statement.evidence)) for document, statement in dossier.statements()]
    assert told == sorted(told)
    assert len(told) == 14


@given(text=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1))
def test_any_text_survives_the_codec(text: str) -> None:
    document = make_document(text=text, title=text)
    assert decode_document(encode_document(document), text) == document


@settings(max_examples=20, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1))
def test_any_text_survives_the_file(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "d"
    reading = Reading(make_document(text=text, title=text), replace(make_reading().mentions, actors=(), places=(), dates=(), figures=()), ())
    store(path, reading)
    with open_dossier(path) as dossier:
        assert dossier.text(reading.document.id) == text
        assert next(dossier.documents()) == reading.document


def test_counts_and_manifest_say_what_is_there(tmp_path: Path) -> None:
    store(tmp_path / "d", make_reading())
    with open_dossier(tmp_path / "d") as dossier:
        counts, manifest = dossier.counts(), dossier.manifest()
    assert (counts.documents, counts.superseded, counts.failed, counts.issues) == (1, 0, 0, 1)
    assert counts.statements == dict.fromkeys(("cause", "event", "figure", "interest", "peace_effort", "relation", "scenario"), 1)
    assert manifest.engines == (ENGINE,)
    assert manifest.schema == newest()
    assert manifest.created[:2] == "20"


def test_a_reading_stored_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    reading = make_reading()
    store(tmp_path / "d", reading)
    store(tmp_path / "d", replace(reading, statements=reading.statements[3:4]), engine=replace(ENGINE, knowledge="other"))
    with open_dossier(tmp_path / "d") as dossier:
        assert [told.statement for told in dossier.statements()] == [reading.statements[3]]
        assert dossier.counts().documents == 1
        assert [engine.knowledge for engine in dossier.manifest().engines] == ["knowledge", "other"]


def test_a_changed_text_supersedes_the_old_one_which_can_still_be_read(tmp_path: Path) -> None:
    old, new = make_reading(), make_reading(text=TEXT + " Again.")
    store(tmp_path / "d", old)
    store(tmp_path / "d", new)
    with open_dossier(tmp_path / "d") as dossier:
        assert [document.id for document in dossier.documents()] == [new.document.id]
        assert {told.document for told in dossier.statements()} == {new.document.id}
        assert {mention.document for mention in dossier.mentions("actor")} == {new.document.id}
        assert {issue.document for issue in dossier.issues()} == {new.document.id}
        assert dossier.text("id-a.txt") == new.document.text
        assert dossier.text(old.document.id) == old.document.text


def test_a_version_that_returns_counts_again(tmp_path: Path) -> None:
    old, new = make_reading(), make_reading(text=TEXT + " Again.")
    store(tmp_path / "d", old)
    store(tmp_path / "d", new)
    with DossierWriter(tmp_path / "d") as writer:
        writer.make_current([old.document.id])
        assert {known.id: known.current for known in writer.known().values()} == {old.document.id: True, new.document.id: False}


def test_an_actor_is_merged_as_most_documents_have_it(tmp_path: Path) -> None:
    readings = [make_reading(f"{n}.txt") for n in range(3)]
    odd = readings[0].mentions
    renamed = replace(odd.actor_index["SUD"], name="Southmark", aliases=("Sudland",))
    readings[0] = replace(readings[0], mentions=replace(odd, actor_index={**odd.actor_index, "SUD": renamed}))
    store(tmp_path / "d", *readings)
    with open_dossier(tmp_path / "d") as dossier:
        merged = {actor.id: actor for actor in dossier.merged_actors()}
    assert merged["SUD"].name == "Sudmark"
    assert merged["SUD"].aliases == ("Southmark", "Sudland")
    assert list(merged) == sorted(merged)


def test_what_nothing_names_is_left_out() -> None:
    reading = make_reading()
    extra = replace(reading.mentions.actor_index["SUD"], id="ZZZ")
    mentions = replace(reading.mentions, actor_index={**reading.mentions.actor_index, "ZZZ": extra})
    assert "ZZZ" not in admit(replace(reading, mentions=mentions)).mentions.actor_index


def _broken(what: str) -> Reading:
    reading = make_reading()
    event, _, cause, _, interest, *_ = reading.statements
    assert isinstance(event, Event)
    assert isinstance(cause, Cause)
    assert isinstance(interest, Interest)
    broken = {
        "has no evidence": replace(event, evidence=()),
        "names NOBODY, which is no actor": replace(interest, actor="NOBODY"),
        "points to character": replace(event, evidence=(replace(event.trigger, end=10_000),)),
        "overlap": replace(cause, effect=replace(cause.effect, span=cause.cause.span)),
        "has the id of another statement": replace(event, type="PROTEST"),
    }[what]
    return replace(reading, statements=(event, broken) if "another" in what else (broken,))


@pytest.mark.parametrize("what", ["has no evidence", "names NOBODY, which is no actor", "points to character", "overlap", "has the id of another statement"])
def test_a_statement_that_breaks_the_contract_becomes_an_issue(what: str) -> None:
    admitted = admit(_broken(what))
    (issue,) = [i for i in admitted.issues if i.code == "PL003"]
    assert what in issue.what
    assert len(admitted.statements) == ("another" in what)


def test_references_to_what_was_refused_go_with_it() -> None:
    reading = make_reading()
    event, _, cause, figure, *_ = reading.statements
    assert isinstance(event, Event)
    admitted = admit(replace(reading, statements=(event, cause, replace(figure, evidence=()))))
    kept = [s for s in admitted.statements if isinstance(s, Event)]
    assert [s.figures for s in kept] == [()]


def test_the_same_statement_twice_is_stored_once() -> None:
    reading = make_reading()
    admitted = admit(replace(reading, statements=reading.statements * 2))
    assert admitted.statements == reading.statements
    assert admitted.issues == reading.issues
