"""The groups of gold articles, and their way through the real pipeline.

A group is a folder's worth of pairs of text and gold reading. ``unread`` articles are scored and never shown: whoever writes knowledge
looks at the others. The groups ``outside …`` stand next to a checkout and are left out where they are missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.gold import load_gold
from benchmarks.score import CORE, OTHERS, RELATION_EVENT, ArticleScore, Tally, pooled, score
from polemos.corpus import build
from polemos.export import records
from polemos.export.pieces import Piece
from polemos.model import Document, Issue
from polemos.pipeline import Engine
from polemos.read import read_inputs
from polemos.store import open_dossier

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its gold reading."""

    text: Path
    gold: Path


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that are scored together. ``shown`` is False where nothing but figures may be printed."""

    name: str
    articles: tuple[Article, ...]
    shown: bool = True

    def digest(self) -> str:
        """SHA-256 over the texts and gold readings, in order of their names."""
        total = hashlib.sha256()
        for article in self.articles:
            for path in (article.text, article.gold):
                total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return total.hexdigest()


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The figures that have floors, as shares, and the scores behind them in order of the articles."""

    figures: dict[str, float]
    articles: tuple[ArticleScore, ...]


def groups() -> tuple[Group, ...]:
    """All groups; those outside have no articles where they are missing."""
    golden = ROOT / "tests" / "golden"
    seed = (Article(OUTSIDE / "seed" / "article.txt", OUTSIDE / "gold" / "seed.json"),)
    return (
        Group("own dev", _pairs(golden / "dev")),
        Group("own unread", _pairs(golden / "unread"), shown=False),
        Group("outside seed", seed if all(a.text.is_file() and a.gold.is_file() for a in seed) else ()),
        Group("outside dev", _pairs(OUTSIDE / "gold" / "dev")),
    )


def group(name: str) -> Group:
    """The group of that name. Raises StopIteration where there is none."""
    return next(g for g in groups() if g.name == name)


def _pairs(folder: Path) -> tuple[Article, ...]:
    return tuple(Article(text, text.with_suffix(".json")) for text in sorted(folder.glob("*.txt")))


def document_of(article: Article) -> Document:
    """The article as the reader gives it. Raises ValueError where it finds none in the file."""
    found = next(iter(read_inputs([str(article.text)])))
    if isinstance(found, Issue):
        raise ValueError(f"no article was read from {article.text.name}: {found.what}")
    return found


def exported(article: Article, engine: Engine) -> list[Piece]:
    """The records that a user exports from a dossier built from the article alone. Raises ValueError where a stage broke on it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.polemos"
        summary = build([str(article.text)], path, engine=engine)
        with open_dossier(path) as dossier:
            if summary.failed or summary.read != 1:
                told = "; ".join(i.what for i in dossier.issues())
                raise ValueError(f"{article.text.name} was not read: {told or 'it holds another number of documents than one'}")
            return list(records(dossier))


def score_group(asked: Group, engine: Engine) -> GroupScore:
    """Reads the articles of the group through the pipeline and scores their exports."""
    return score_records({a: exported(a, engine) for a in asked.articles})


def score_records(exports: Mapping[Article, Sequence[Piece]]) -> GroupScore:
    """The figures of articles whose exports are given; a share of nothing counts as 0."""
    scores = tuple(score(load_gold(article.gold), records) for article, records in exports.items())
    figures = {
        "recall": pooled(scores, CORE, "found").share(),
        "relation_event_precision": pooled(scores, RELATION_EVENT, "supported").share(),
        "other_precision": pooled(scores, OTHERS, "supported").share(),
        "actors": sum((s.actors for s in scores), Tally(0, 0)).share(),
    }
    return GroupScore({name: round(share or 0.0, 4) for name, share in figures.items()}, scores)
