"""Documents and records by the names a user has for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.invented import ENGINE, make_reading

from polemos.errors import StoreError
from polemos.store import Dossier, DossierWriter, Finished, open_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    with DossierWriter(tmp_path / "d") as writer:
        writer.add([Finished(make_reading("a.txt")), Finished(make_reading("b.txt"))], ENGINE)
    return open_dossier(tmp_path / "d")


def test_a_document_is_found_by_id_beginning_given_id_key_and_source(dossier: Dossier) -> None:
    wanted = make_reading("a.txt").document
    for name in (wanted.id, wanted.id[:6], "id-a.txt", "a.txt"):
        assert dossier.find_document(name) == wanted


@pytest.mark.parametrize("name", ["nothing", "", "%", "a.tx", "' OR 1=1 --"])
def test_a_document_that_is_not_there(dossier: Dossier, name: str) -> None:
    with pytest.raises(StoreError, match=r"no document .* \[ST026\]"):
        dossier.find_document(name)


def test_a_beginning_that_several_documents_have(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [document.id for document in dossier.documents()]
    monkeypatch.setattr(dossier, "_rows", lambda sql, values=(): iter([(i, "", "") for i in ids] if "starts_with" in sql else []))
    with pytest.raises(StoreError, match=rf"2 documents .* go by 'x'; name one by its id: {ids[0]}, {ids[1]}"):
        dossier.find_document("x")


def test_a_record_is_found_by_id_whatever_its_kind(dossier: Dossier) -> None:
    event = make_reading("a.txt").statements[0]
    assert dossier.find_record(event.id) == (event.id, "event")
    assert dossier.find_record(event.id[:8]) == (event.id, "event")
    assert dossier.find_record("NOR").kind == "actor"
    assert dossier.find_record("place.v").kind == "place"
    assert dossier.find_record(make_reading("b.txt").document.id).kind == "document"


def test_an_exact_id_goes_before_those_that_begin_so(dossier: Dossier) -> None:
    assert dossier.find_record("NOR").id == "NOR"
    with pytest.raises(StoreError, match=r"2 records .* 'x': x1 \(actor\), x2 \(actor\); give more of it \[ST029\]"):
        dossier.find_record("x")


def test_a_record_that_is_not_there(dossier: Dossier) -> None:
    with pytest.raises(StoreError, match="ST029"):
        dossier.find_record("zzzz")
    with pytest.raises(StoreError, match="ST029"):
        dossier.statement("zzzz")
