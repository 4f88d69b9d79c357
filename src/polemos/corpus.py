"""Many documents: what is new is read and stored, what is known is left alone.

Takes inputs and the path of a dossier, gives a summary. A build that is killed leaves a dossier that opens, and building again
completes it; the result does not depend on the order of the inputs, nor on how many builds it took.
"""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from polemos import __version__
from polemos.errors import PolemosError
from polemos.model import NO_MENTIONS, Document, Issue, Reading
from polemos.pipeline import Engine, load_engine, read_document
from polemos.read import ReadOptions, Source, expand, read_source
from polemos.settings import Settings
from polemos.store import DossierWriter, EngineInfo, Finished

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``sources`` are files and addresses; ``read`` and ``known`` are documents; ``source`` is being read, None at the end."""

    sources: int
    sources_done: int
    read: int
    known: int
    source: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, in documents; ``seconds`` is wall-clock time.

    ``updated`` of those ``read`` took the place of another version, or of what another engine or a build that failed on them had made of them.
    """

    read: int
    known: int
    updated: int
    failed: int
    statements: int
    issues: int
    seconds: float


def build(
    inputs: Sequence[str],
    dossier: Path,
    *,
    settings: Settings | None = None,
    engine: Engine | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Reads what is new in the inputs into the dossier, which is made where there is none.

    Raises InputError, before anything is read, for an input that does not exist; StoreError for a dossier that cannot be written;
    SettingsError and KnowledgeError where the engine cannot be loaded. Whatever is wrong with one document becomes an Issue.
    """
    settings = settings or Settings()
    sources = [source for source in expand(inputs) if not _is_dossier(source, dossier)]
    with DossierWriter(dossier) as writer:
        run = _Build(writer, engine or load_engine(settings.model, learned=settings.learned), settings, progress)
        return run.all(sources)


def _is_dossier(source: Source | Issue, dossier: Path) -> bool:
    """Is it the dossier itself, or its journal, in a folder that is read?"""
    if isinstance(source, Issue) or source.path is None:
        return False
    return source.path.resolve() in (dossier.resolve(), dossier.with_name(f"{dossier.name}.wal").resolve())


def engine_info(engine: Engine) -> EngineInfo:
    """What the dossier notes of the engine."""
    model = engine.parser.info
    return EngineInfo(
        polemos=__version__, model=model.name, model_version=model.version, model_digest=model.digest, spacy=model.spacy,
        knowledge=engine.knowledge.id, gazetteer=engine.gazetteer, learned=engine.second.info.digest if engine.second else "",
    )  # fmt: skip


def read_or_fail(document: Document, engine: Engine) -> Finished:
    """The document's reading; where a stage breaks on it, one without statements and with an Issue (PL001).

    The one place where any exception is caught: of a thousand documents, one must not take the others with it.
    """
    try:
        return Finished(read_document(document, engine))
    except PolemosError:
        raise  # something is missing that every document needs
    except Exception as error:  # noqa: BLE001  (see above)
        _log.debug("reading %s failed", document.key, exc_info=True)
        what = f"reading it failed with {type(error).__name__} ({error}); it is tried again at the next build, please report it"
        issue = Issue("PL001", document.key, " ".join(what.split()), "error", document=document.id, data=traceback.format_exc())
        return Finished(Reading(document, NO_MENTIONS, (), (issue,)), failed=True)


class _Build:
    """One run of :func:`build`: what is waiting to be stored, and the counts."""

    def __init__(self, writer: DossierWriter, engine: Engine, settings: Settings, progress: Callable[[Progress], None] | None) -> None:
        self._writer, self._engine, self._settings, self._progress = writer, engine, settings, progress
        self._info = engine_info(engine)
        self._known = writer.known()
        self._keys = {known.key for known in self._known.values()}
        self._done: set[str] = set()
        self._waiting: list[Finished] = []
        self._revived: list[str] = []
        self._started = self._flushed = time.monotonic()
        self._read = self._same = self._updated = self._failed = self._statements = self._issues = 0

    def all(self, sources: Sequence[Source | Issue]) -> Summary:
        self._writer.begin(self._info, json.dumps(asdict(self._settings), sort_keys=True))
        try:
            for number, source in enumerate(sources):
                self._tell(len(sources), number, source)
                self._one(source, len(sources), number)
        except KeyboardInterrupt:
            self._flush()  # what was read is kept
            raise
        self._flush()
        self._tell(len(sources), len(sources), None)
        return Summary(self._read, self._same, self._updated, self._failed, self._statements, self._issues, time.monotonic() - self._started)

    def _one(self, source: Source | Issue, total: int, number: int) -> None:
        found: list[Issue] = []
        if isinstance(source, Issue):
            found.append(source)
        else:
            for item in read_source(source, ReadOptions(timeout=self._settings.timeout)):
                if isinstance(item, Issue):
                    found.append(item)
                else:
                    self._document(item)
                    self._tell(total, number, source)
        self._issues += len(found)
        self._writer.set_source_issues(source.where if isinstance(source, Issue) else source.key, found)

    def _document(self, document: Document) -> None:
        if document.id in self._done:
            return
        self._done.add(document.id)
        known = self._known.get(document.id)
        if known and known.engine == self._info.id and not known.failed:
            self._same += 1
            if not known.current:
                self._revived.append(document.id)
            return
        finished = read_or_fail(document, self._engine)
        self._waiting.append(finished)
        self._read += 1
        self._updated += document.key in self._keys
        self._failed += finished.failed
        self._statements += len(finished.reading.statements)
        self._issues += len(finished.reading.issues)
        if len(self._waiting) >= self._settings.batch or time.monotonic() - self._flushed > self._settings.batch_seconds:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.add(self._waiting, self._info)
        self._writer.make_current(self._revived)
        self._waiting, self._revived = [], []
        self._flushed = time.monotonic()

    def _tell(self, total: int, number: int, source: Source | Issue | None) -> None:
        if self._progress:
            name = source.where if isinstance(source, Issue) else source.key if source else None
            self._progress(Progress(total, number, self._read, self._same, name))
