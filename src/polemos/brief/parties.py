"""Which two actors ``--between A B`` means: by id, code or name."""

from __future__ import annotations

from polemos.ask.material import Material
from polemos.errors import InputError


def find_parties(material: Material, between: tuple[str, str]) -> tuple[str, str]:
    """The ids of the two parties. Raises InputError (IN030) where the dossier names no such actor."""
    return _find(material, between[0]), _find(material, between[1])


def _find(material: Material, wanted: str) -> str:
    lowered = wanted.casefold()
    for actor in material.actors.values():
        names = (actor.id, actor.iso3 or "", actor.name, *actor.aliases)
        if lowered in (n.casefold() for n in names):
            return actor.id
    known = ", ".join(material.actors[p].name for p in material.parties[:8])
    raise InputError("IN030", f"the dossier names no actor {wanted!r}; it names {known}")
