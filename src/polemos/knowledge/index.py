"""The compiled index: which names may stand for whom, and which nouns make anybody an actor.

Takes validated entries, gives :class:`ActorIndex`. It says what a run of atoms *may* name; which of several it does, and
whether it does at all where it stands, the mention layer decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from polemos.knowledge.atoms import keys, singular
from polemos.knowledge.models import ActorEntry, RoleEntry

NameKind = Literal["name", "weak", "adjective", "demonym", "seat"]
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_INNER = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which an actor may be named. ``kind`` ``weak`` needs context, the last three mean its people or government."""

    actor: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Hit:
    """Atoms ``first`` to ``last`` (exclusive) may be any of the names."""

    first: int
    last: int
    names: tuple[Name, ...]


@dataclass(frozen=True)
class ActorIndex:
    """Names and role nouns by their atoms; built once, read only."""

    names: dict[tuple[str, ...], tuple[Name, ...]]
    lengths: dict[str, tuple[int, ...]]
    roles: dict[tuple[str, ...], tuple[RoleEntry, ...]]
    role_lengths: dict[str, tuple[int, ...]]

    def at(self, atoms: Sequence[str], first: int) -> Hit | None:
        """The longest run of atoms from ``first`` on that is a name, with all whom it may name."""
        for length in self.lengths.get(atoms[first], ()):
            names = self.names.get(tuple(atoms[first : first + length]))
            if names and first + length <= len(atoms):
                return Hit(first, first + length, names)
        return None

    def roles_at(self, atoms: Sequence[str], first: int) -> Iterator[tuple[int, tuple[RoleEntry, ...]]]:
        """The runs of singular lower-case atoms from ``first`` on that are role nouns, the longest first: end and entries."""
        for length in self.role_lengths.get(atoms[first], ()):
            entries = self.roles.get(tuple(atoms[first : first + length]))
            if entries and first + length <= len(atoms):
                yield first + length, entries

    def role_at(self, atoms: Sequence[str], first: int) -> tuple[int, tuple[RoleEntry, ...]] | None:
        """The longest of :meth:`roles_at`; None where there is none."""
        return next(self.roles_at(atoms, first), None)

    @cached_property
    def spellings(self) -> dict[str, str | None]:
        """Single words of names and roles with one letter left out, to the word; None where several give the same."""
        found: dict[str, str | None] = {}
        names = {k[0] for k, v in self.names.items() if len(k) == 1 and len(k[0]) >= 6 and not k[0].isupper() and any(n.kind != "weak" for n in v)}
        nouns = {k[0] for k in self.roles if len(k) == 1 and len(k[0]) >= 8}
        for word in sorted(names | nouns):
            for short in {word[:i] + word[i + 1 :] for i in range(len(word))}:
                found[short] = word if found.get(short, word) == word else None
        return found

    def respelt(self, word: str) -> str | None:
        """The one name or role noun that differs from the word by a letter more, less or other; None where none or several do."""
        shorts = [word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))]
        near = {w for s in shorts if (w := self.spellings.get(s)) is not None and abs(len(w) - len(word)) <= 1 and w[0] == word[0]}
        return near.pop() if len(near) == 1 else None


def build_index(actors: Iterable[ActorEntry], roles: Iterable[RoleEntry]) -> ActorIndex:
    """The index of these entries; names of equal atoms keep the order of the entries."""
    names: dict[tuple[str, ...], dict[Name, None]] = defaultdict(dict)
    for entry in actors:
        for kind, given in _given(entry):
            for variant in _variants(given):
                names[variant][Name(entry.id, kind)] = None
    nouns: dict[tuple[str, ...], dict[str, RoleEntry]] = defaultdict(dict)
    for role in roles:
        for noun in role.nouns:
            nouns[tuple(singular(k) for k in keys(noun))][role.id] = role
    names.pop((), None)
    return ActorIndex(
        names={k: tuple(v) for k, v in names.items()},
        lengths=_lengths(names),
        roles={k: tuple(v.values()) for k, v in nouns.items()},
        role_lengths=_lengths(nouns),
    )


def _given(entry: ActorEntry) -> Iterable[tuple[NameKind, str]]:
    yield ("weak" if entry.name_is_weak else "name"), entry.name
    yield from (("name", n) for n in entry.strong)
    yield from (("weak", n) for n in entry.weak)
    yield from (("adjective", n) for n in entry.adjectives)
    yield from (("demonym", n) for n in entry.demonyms)
    yield from (("seat", n) for n in entry.seats)


def _variants(name: str) -> set[tuple[str, ...]]:
    """The name's atoms, and those with its inner apostrophes left out; of longer acronyms also Nato for NATO."""
    only = keys(name)
    if len(only) == 1 and name.startswith("The "):
        return {("the", *only)}  # an outlet called The Post is not every post
    found = {only}
    if len(only) > 2 and only[-1].istitle() and name[:1].isupper() and not any(w in ("of", "for") for w in only):
        found.add((only[0], *(w.lower() if w.istitle() else w for w in only[1:])))  # "Chadian National Guard" is written "Chadian national guard" as well
    if "'" in name or "’" in name:
        found.add(keys(_INNER.sub("", name)))
        found.add(keys(_INNER.sub("", _POSSESSIVE.sub("s", name))))
    if len(only) == 1 and len(only[0]) >= 4 and only[0].isalpha() and only[0].isupper():
        found.add((only[0].capitalize(),))
    return found


def _lengths(known: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    by_first: dict[str, set[int]] = defaultdict(set)
    for key in known:
        if key:
            by_first[key[0]].add(len(key))
    return {k: tuple(sorted(v, reverse=True)) for k, v in by_first.items()}
