"""Atoms: what writers vary without meaning anything."""

from __future__ import annotations

import pytest

from polemos.knowledge.atoms import atoms, keys, singular


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nagorno-Karabakh", "Nagorno Karabakh"),
        ("Erdoğan", "Erdogan"),
        ("the United Nations", "United Nations"),
        ("U.N.", "UN"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("Al-Shabaab", "al-Shabaab"),
    ],
)
def test_keys_are_equal_for_spellings_of_one_name(left: str, right: str) -> None:
    assert keys(left) == keys(right)


def test_keys_keep_case_where_it_tells_names_from_words() -> None:
    assert keys("Turkey") != keys("turkey")
    assert keys("US") != keys("us")


def test_atoms_stand_where_they_are_written() -> None:
    text = "İzmir, U.S. and Çanakkale"
    assert [text[a.start : a.end] for a in atoms(text)] == ["İzmir", "U.S.", "and", "Çanakkale"]


@pytest.mark.parametrize(
    ("plural", "one"),
    [("militias", "militia"), ("armies", "army"), ("policemen", "policeman"), ("forces", "force"), ("police", "police"), ("churches", "church")],
)
def test_singular_follows_english_rules(plural: str, one: str) -> None:
    assert singular(plural) == one
