"""Reading knowledge files: shapes, refusals with their messages, the kept copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from polemos.errors import KnowledgeError
from polemos.knowledge import load_knowledge
from polemos.knowledge.checks import check_knowledge

ENTRY = "actors:\n- id: NOR\n  name: Norway\n  kind: state\n  country: NO1\n  sources: [test]\n"


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def actor(**more: str) -> str:
    lines = "".join(f"  {k}: {v}\n" for k, v in more.items())
    return f"actors:\n- id: TST\n  name: Testland\n  kind: state\n  sources: [test]\n{lines}"


def test_loader_leaves_no_and_years_the_words_they_are(tmp_path: Path) -> None:
    write(tmp_path, "actors/tst.yml", actor(codes="{iso2: NO}", to="1991", **{"from": "1918-07"}))
    entry = load_knowledge(tmp_path, cache=False).actor("TST")
    assert (entry.codes.iso2, entry.from_, entry.to) == ("NO", "1918-07", "1991")


def test_loader_refuses_a_key_that_stands_twice(tmp_path: Path) -> None:
    write(tmp_path, "actors/tst.yml", actor() + "  name: Elsewhere\n")
    with pytest.raises(KnowledgeError, match=r"tst\.yml: no readable YAML: .*'name' stands twice.*\[KB001\]|'name' stands twice"):
        load_knowledge(tmp_path, cache=False)


def test_loader_tells_file_entry_and_value_of_what_does_not_fit(tmp_path: Path) -> None:
    write(tmp_path, "actors/tst.yml", actor(kind_="state"))
    with pytest.raises(KnowledgeError, match=r"actors/tst\.yml: does not fit ActorFile: actors\.0\.kind_ \(TST\)") as caught:
        load_knowledge(tmp_path, cache=False)
    assert caught.value.code == "KB002"


def test_loader_refuses_an_id_in_two_files(tmp_path: Path) -> None:
    write(tmp_path, "actors/a.yml", actor())
    write(tmp_path, "actors/b.yml", actor())
    with pytest.raises(KnowledgeError, match="the actor id 'TST' stands twice"):
        load_knowledge(tmp_path, cache=False)


def test_knowledge_id_changes_with_the_files_and_with_nothing_else(tmp_path: Path) -> None:
    for name, text in (("one", actor()), ("two", actor()), ("three", actor(weak="[Testia]"))):
        write(tmp_path / name, "actors/tst.yml", text)
    ids = [load_knowledge(tmp_path / n, cache=False).id for n in ("one", "two", "three")]
    assert ids[0] == ids[1] != ids[2]


def test_kept_copy_gives_the_same_knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLEMOS_CACHE", str(tmp_path / "cache"))
    for name in ("one", "two"):
        write(tmp_path / name, "actors/tst.yml", actor(adjectives="[Testian]"))
    first, second = load_knowledge(tmp_path / "one"), load_knowledge(tmp_path / "two")
    assert len(list((tmp_path / "cache").glob("*.pickle"))) == 1
    assert second.index.names == first.index.names


def test_broken_copy_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLEMOS_CACHE", str(tmp_path / "cache"))
    for name in ("one", "two"):
        write(tmp_path / name, "actors/tst.yml", actor())
    load_knowledge(tmp_path / "one")
    for kept in (tmp_path / "cache").glob("*.pickle"):
        kept.write_bytes(b"no pickle")
    assert load_knowledge(tmp_path / "two").actor("TST").name == "Testland"


def test_unknown_ids_are_refused_with_a_remedy(tmp_path: Path) -> None:
    knowledge = load_knowledge(tmp_path, cache=False)
    with pytest.raises(KnowledgeError, match=r"no actor 'XXX' .*knowledge check"):
        knowledge.actor("XXX")
    with pytest.raises(KnowledgeError, match=r"no class @nothing .*add it"):
        knowledge.in_class("nothing")


def test_checks_find_references_to_nobody(tmp_path: Path) -> None:
    write(tmp_path, "actors/tst.yml", actor(borders="[XXX]"))
    assert [(p.level, p.where) for p in check_knowledge(tmp_path)] == [("reference", "TST")]


def test_checks_find_strong_names_that_two_bear(tmp_path: Path) -> None:
    write(tmp_path, "actors/a.yml", actor(country="TST"))
    write(tmp_path, "actors/b.yml", actor(country="TST", strong="[Testland]").replace("id: TST", "id: TSU").replace("name: Testland", "name: Other"))
    assert [p.level for p in check_knowledge(tmp_path)] == ["collision"]


def test_checks_stop_at_the_level_that_fails(tmp_path: Path) -> None:
    write(tmp_path, "actors/tst.yml", actor(borders="[XXX]") + "\t\n")
    assert {p.level for p in check_knowledge(tmp_path)} == {"file"}
