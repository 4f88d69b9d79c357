"""What reading one document gives: its statements, whom and what they name, and what could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from polemos.model.document import Document
from polemos.model.mention import Mentions
from polemos.model.statement import Statement
from polemos.model.values import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read or resolved. ``where`` is a path, ``path:line``, or a document id.

    ``code`` is short and stable (``RD004``), listed in ``docs/reference/errors.md``. ``data`` is what a developer needs to
    see, such as a traceback.
    """

    code: str
    where: str
    what: str
    severity: Literal["error", "warning", "note"] = "warning"
    document: str | None = None
    span: Span | None = None
    data: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one document. A pure function of the document, the knowledge and the model."""

    document: Document
    mentions: Mentions
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...] = ()
