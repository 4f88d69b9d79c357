"""The brief: answers composed into sections of sentences, each with its evidence, and shown in a format."""

from __future__ import annotations

import json
from dataclasses import asdict

from polemos.brief.compose import compose
from polemos.brief.html import to_html
from polemos.brief.markdown import to_markdown
from polemos.brief.model import Brief, Cited, Line, Section, Source
from polemos.brief.parties import find_parties

__all__ = ["Brief", "Cited", "Line", "Section", "Source", "compose", "find_parties", "render"]


def render(brief: Brief, form: str) -> str:
    """The brief as ``md``, ``html`` (one file) or ``json``."""
    if form == "html":
        return to_html(brief)
    if form == "json":
        return json.dumps(asdict(brief), ensure_ascii=False, indent=2) + "\n"
    return to_markdown(brief)
