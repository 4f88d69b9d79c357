"""Whom an exported reference stands for: the names of the export's actors and places against those of the gold's actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.gold import GoldActor, Keys
from benchmarks.match import plain
from polemos.export.pieces import Piece

# These can stand for their state; its parties and armed groups cannot.
OF_THE_STATE = frozenset({"state", "government", "military", "person", "population", "ethnic_group"})


class Names:
    """Answers whether a reference of the export is one of the gold's actors."""

    def __init__(self, gold: Mapping[str, GoldActor], records: Iterable[Piece]) -> None:
        self._wanted = {key: _wanted(actor) for key, actor in gold.items()}
        self._known = {r["id"]: _called(r) for r in records if r["record"] in ("actor", "place")}

    def stands_for(self, ref: str | None, keys: Keys) -> bool:
        """Does the reference stand for any of the gold's keys?"""
        called = self._known.get(ref or "", frozenset())
        return any(called & self._wanted[key] for key in keys)

    def all_found(self, refs: Sequence[str], groups: Iterable[Keys]) -> bool:
        """Does each group of keys have a reference that stands for it?"""
        return all(any(self.stands_for(ref, keys) for ref in refs) for keys in groups)


def _wanted(actor: GoldActor) -> frozenset[str]:
    return frozenset(map(plain, actor.names)) | _state(actor.iso3)


def _called(record: Piece) -> frozenset[str]:
    """All names of the actor or place, and its state where it can stand for it; a territory can be what is controlled or claimed."""
    names = frozenset({plain(record["name"]), *map(plain, record.get("aliases") or ())}) - {""}
    if record["record"] == "place":
        return names | (_state(record.get("country")) if record.get("kind") == "country" else frozenset())
    state = (record.get("codes") or {}).get("iso3") or record.get("country")
    return names | (_state(state) if record.get("kind") in OF_THE_STATE else frozenset())


def _state(iso3: str | None) -> frozenset[str]:
    return frozenset({"iso3:" + iso3}) if iso3 else frozenset()
