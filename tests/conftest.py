"""The engine, once for the whole run, and the gold articles as it reads and exports them; all of it is read only."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest
from benchmarks.articles import Article, document_of, exported

from polemos.export.pieces import Piece
from polemos.model import Reading
from polemos.pipeline import Engine, load_engine, read_document


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine()


@pytest.fixture(scope="session")
def reading_of(engine: Engine) -> Callable[[Article], Reading]:
    """The reading of an article, made once."""
    return lru_cache(maxsize=None)(lambda article: read_document(document_of(article), engine))


@pytest.fixture(scope="session")
def export_of(engine: Engine) -> Callable[[Article], list[Piece]]:
    """The records of an article's export, made once."""
    return lru_cache(maxsize=None)(lambda article: exported(article, engine))
