"""A brief: sections of sentences, each with the numbers of its evidence; nothing in it that no record says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence: its number in the brief, where it stands, and its words."""

    number: int
    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the brief, without numbers, and the numbers of the evidence it rests on."""

    text: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; ``key`` names it for programs. A section without lines is never made."""

    key: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read: what it is called, who wrote it, when, where it comes from."""

    id: str
    title: str
    authors: tuple[str, ...]
    date: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The answer to "what is behind the confrontation between A and B?", or to what the sources report, where no two parties face each other."""

    title: str
    sections: tuple[Section, ...]
    evidence: tuple[Cited, ...]
    sources: tuple[Source, ...]
