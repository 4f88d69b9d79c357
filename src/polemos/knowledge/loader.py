"""YAML to :class:`Knowledge`: every file of the folder through its model, once a process.

Takes a folder (the installed one by default), gives the validated entries with their compiled index. What entries say of one
another is not looked at here but in ``checks``. Reading the YAML takes seconds, so the result is kept in the user's
cache folder under a digest of all files and of this code; whatever is wrong with the kept copy, it is built again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pydantic
import yaml

from polemos.errors import KnowledgeError
from polemos.knowledge import models
from polemos.knowledge.index import ActorIndex, build_index

FOLDER = Path(__file__).parent
_BOOL, _INT, _DAY = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:timestamp"
_NUMBER = re.compile(r"^(?:[-+]?0|[-+]?[1-9]\d{0,2}|[-+]?[1-9]\d{4,})$")  # four digits are a year: models that want a number take the text for one

# Path pattern to model; the first that fits. Files that none fits are no knowledge and are reported by the checks.
PATTERNS: tuple[tuple[str, type[models.Entry]], ...] = (
    ("actors/*.yml", models.ActorFile),
    ("roles*.yml", models.RoleFile),
    ("places/*.yml", models.PlaceFile),
    ("gazetteer_words.yml", models.PlaceWordFile),
    ("ontology/plover.yml", models.OntologyFile),
    ("ontology/cameo.yml", models.CameoFile),
    ("ontology/relations.yml", models.RelationTypeFile),
    ("frames/*.yml", models.EventFrameFile),
    ("relations/*.yml", models.RelationFrameFile),
    ("causes/*.yml", models.CauseFrameFile),
    ("interests/*.yml", models.InterestFrameFile),
    ("peace/*.yml", models.PeaceFrameFile),
    ("lexicon/likelihood.yml", models.LikelihoodFile),
    ("lexicon/measures.yml", models.MeasureFile),
    ("lexicon/fixed_dates.yml", models.FixedDateFile),
    ("lexicon/*.yml", models.ClassFile),
)


@dataclass(frozen=True)
class Knowledge:
    """All that is known beforehand. ``id`` is the digest of the files that it was read from; it changes with any of them.

    Frames stand in the order of their files' paths and in those of their lines. What a folder does not
    hold is empty; ``ontology`` is None there.
    """

    id: str
    actors: dict[str, models.ActorEntry]
    roles: tuple[models.RoleEntry, ...]
    places: dict[str, models.PlaceEntry]
    ontology: models.OntologyFile | None
    cameo: dict[str, tuple[str, str | None, str | None]]
    relation_types: dict[str, models.RelationTypeEntry]
    event_frames: tuple[models.EventFrame, ...]
    relation_frames: tuple[models.RelationFrame, ...]
    cause_frames: tuple[models.CauseFrame, ...]
    interest_frames: tuple[models.InterestFrame, ...]
    peace_frames: tuple[models.PeaceFrame, ...]
    classes: dict[str, frozenset[str]]
    likelihoods: tuple[models.LikelihoodEntry, ...]
    measures: tuple[models.MeasureEntry, ...]
    index: ActorIndex

    @property
    def frames(self) -> dict[str, tuple[models.Frame, ...]]:
        """All frames by what they tell."""
        return {
            "event": self.event_frames, "relation": self.relation_frames, "cause": self.cause_frames, "interest": self.interest_frames,
            "peace": self.peace_frames,
        }  # fmt: skip

    def actor(self, actor: str) -> models.ActorEntry:
        """The entry of that id. Raises KnowledgeError (KB006) where there is none."""
        if actor not in self.actors:
            raise KnowledgeError("KB006", f"no actor {actor!r} in the knowledge base; `polemos knowledge check` lists what refers to it")
        return self.actors[actor]

    def in_class(self, name: str) -> frozenset[str]:
        """The lemmas of a class of the lexicon. Raises KnowledgeError (KB007) where there is none of that name."""
        if name not in self.classes:
            raise KnowledgeError("KB007", f"no class @{name} in the lexicon; add it to knowledge/lexicon/classes.yml or correct the name")
        return self.classes[name]


def load_knowledge(folder: Path | None = None, *, cache: bool = True) -> Knowledge:
    """The knowledge in that folder. Raises KnowledgeError (KB001 unreadable, KB002 shape, KB003 an id twice).

    With ``cache`` a copy compiled before is taken from the user's cache folder, and one is left there.
    """
    return _load((folder or FOLDER).resolve(), cache)


@lru_cache(maxsize=4)
def _load(folder: Path, cache: bool) -> Knowledge:
    files = knowledge_files(folder)
    data = {path: path.read_bytes() for path in files}
    identity = _identity(folder, data)
    if not cache:
        return _build(folder, identity, data)
    kept = _cache_path(identity)
    found = _from_cache(kept)
    if found is None:
        found = _build(folder, identity, data)
        _to_cache(kept, found)
    return found


def knowledge_files(folder: Path) -> list[Path]:
    """All YAML files below the folder, in order of their paths."""
    return sorted(folder.rglob("*.yml"))


def model_of(folder: Path, path: Path) -> type[models.Entry] | None:
    """The model that a file must fit, by its place in the folder; None where it is no knowledge file."""
    relative = path.relative_to(folder)
    return next((model for pattern, model in PATTERNS if relative.match(pattern) and len(relative.parts) == len(Path(pattern).parts)), None)


def read_file(path: Path, model: type[models.Entry], data: bytes | None = None) -> models.Entry:
    """One file through its model. Raises KnowledgeError (KB001, KB002)."""
    try:
        content = yaml.load(path.read_bytes() if data is None else data, Loader=_Strict)  # noqa: S506  (a safe loader with a check added)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError("KB001", f"{path}: no readable YAML: {' '.join(str(error).split())}") from error
    try:
        return model.model_validate(content)
    except pydantic.ValidationError as error:
        raise KnowledgeError("KB002", f"{path}: does not fit {model.__name__}: {'; '.join(_first_errors(content, error))}") from error


def _first_errors(content: Any, error: pydantic.ValidationError, most: int = 5) -> Iterator[str]:
    found = error.errors()
    for one in found[:most]:
        at: Any = content
        named = ""
        for step in one["loc"]:
            if isinstance(at, dict):
                at = at.get(step)
            else:
                at = at[step] if isinstance(at, list) and isinstance(step, int) and step < len(at) else None
            if isinstance(at, dict) and "id" in at:
                named = f" ({at['id']})"
        yield f"{'.'.join(map(str, one['loc']))}{named}: {one['msg']}, got {str(one['input'])[:60]!r}"
    if len(found) > most:
        yield f"and {len(found) - most} more"


class _Strict(yaml.CSafeLoader):
    """The safe loader, with a key that stands twice refused, and with ``no``, ``on``, years and days left the words they are."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (the base class declares it)
        first: [(tag, pattern if tag != _INT else _NUMBER) for tag, pattern in known if tag != _DAY and (tag != _BOOL or first in "tTfF")]
        for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen and isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError("while reading a mapping", node.start_mark, f"the key {key.value!r} stands twice", key.start_mark)
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _build(folder: Path, identity: str, data: dict[Path, bytes]) -> Knowledge:
    read: dict[type[models.Entry], list[Any]] = defaultdict(list)
    for path, content in data.items():
        model = model_of(folder, path)
        if model is not None:
            read[model].append(read_file(path, model, content))
    actors = _by_id("actor", (e for f in read[models.ActorFile] for e in f.actors))
    roles = tuple(e for f in read[models.RoleFile] for e in f.roles)
    classes: dict[str, frozenset[str]] = {}
    for file in read[models.ClassFile]:
        for name, words in file.classes.items():
            classes[name] = classes.get(name, frozenset()) | frozenset(words)
    return Knowledge(
        id=identity,
        actors=actors,
        roles=roles,
        places=_by_id("place", (e for f in read[models.PlaceFile] for e in f.places)),
        ontology=next(iter(read[models.OntologyFile]), None),
        cameo={k: v for f in read[models.CameoFile] for k, v in f.codes.items()},
        relation_types=_by_id("relation type", (e for f in read[models.RelationTypeFile] for e in f.relations)),
        event_frames=tuple(e for f in read[models.EventFrameFile] for e in f.frames),
        relation_frames=tuple(e for f in read[models.RelationFrameFile] for e in f.frames),
        cause_frames=tuple(e for f in read[models.CauseFrameFile] for e in f.frames),
        interest_frames=tuple(e for f in read[models.InterestFrameFile] for e in f.frames),
        peace_frames=tuple(e for f in read[models.PeaceFrameFile] for e in f.frames),
        classes=classes,
        likelihoods=tuple(e for f in read[models.LikelihoodFile] for e in f.phrases),
        measures=tuple(e for f in read[models.MeasureFile] for e in f.measures),
        index=build_index(actors.values(), roles),
    )


def _by_id(what: str, entries: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        if entry.id in found:
            raise KnowledgeError("KB003", f"the {what} id {entry.id!r} stands twice in the knowledge base; leave one, or rename one")
        found[entry.id] = entry
    return found


def _identity(folder: Path, data: dict[Path, bytes]) -> str:
    total = hashlib.sha256()
    for path, content in data.items():
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:16]


def _cache_path(identity: str) -> Path:
    """Where the compiled copy lies; the name carries all that it depends on besides the files."""
    code = hashlib.sha256()
    for name in ("models.py", "index.py", "atoms.py", "loader.py"):
        code.update((Path(__file__).parent / name).read_bytes())
    version = f"{sys.version_info[0]}{sys.version_info[1]}-{pydantic.VERSION}"
    return cache_folder() / f"knowledge-{identity}-{code.hexdigest()[:8]}-{version}.pickle"


def cache_folder() -> Path:
    """The user's cache folder for this program; ``POLEMOS_CACHE`` names another."""
    if named := os.environ.get("POLEMOS_CACHE"):
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    return (Path(base) if base else Path.home() / ".cache") / "polemos"


def _from_cache(path: Path) -> Knowledge | None:
    try:
        with path.open("rb") as stream:
            found = pickle.load(stream)  # noqa: S301  (the user's own cache folder, written by this module)
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    return found if isinstance(found, Knowledge) else None


def _to_cache(path: Path, knowledge: Knowledge) -> None:
    """Leaves the compiled copy, whole or not at all; a folder that cannot be written is no failure."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("knowledge-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as stream:
            pickle.dump(knowledge, stream, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(stream.name, path)
