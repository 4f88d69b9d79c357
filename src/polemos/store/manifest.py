"""What a dossier says of itself, and of what read its documents."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from polemos.model import digest


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What read a document: Polemos and spaCy by version, the language model by its weights, knowledge base and gazetteer by
    their contents, the second reader by its weights (empty where there was none)."""

    polemos: str
    model: str
    model_version: str
    model_digest: str
    spacy: str
    knowledge: str
    gazetteer: str
    learned: str = ""

    @property
    def id(self) -> str:
        """Equal engines have equal ids; with another id the same document may give another reading."""
        return digest("engine", *astuple(self))


@dataclass(frozen=True, slots=True)
class Manifest:
    """``created`` is the local time of creation (ISO 8601); ``engines`` all that read a document of the dossier, the first first."""

    schema: int
    created: str
    settings: str | None
    engines: tuple[EngineInfo, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the dossier holds: its key, what read it, whether it is the version that counts, and whether reading it failed."""

    id: str
    key: str
    engine: str
    current: bool
    failed: bool
