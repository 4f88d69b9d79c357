"""The brief as Markdown: numbers in brackets, the evidence quoted behind."""

from __future__ import annotations

from polemos.brief.model import Brief, Line


def to_markdown(brief: Brief) -> str:
    """One Markdown document, ending in a line break."""
    parts = [f"# {brief.title}", ""]
    for section in brief.sections:
        parts += [f"## {section.heading}", ""]
        parts += [f"- {_line(line)}" for line in section.lines]
        parts.append("")
    parts += ["## Evidence", ""]
    parts += [f"{cited.number}. “{_escaped(cited.quote)}”" for cited in brief.evidence]
    parts += ["", "## Sources", ""]
    for source in brief.sources:
        by = f", {', '.join(source.authors)}" if source.authors else ""
        date = f", {source.date}" if source.date else ""
        parts.append(f"- {_escaped(source.title)}{by}{date} ({_escaped(source.origin)})")
    return "\n".join(parts) + "\n"


def _line(line: Line) -> str:
    numbers = "".join(f"[{n}]" for n in line.evidence)
    return f"{_escaped(line.text)} {numbers}".rstrip()


def _escaped(text: str) -> str:
    return text.replace("*", "\\*").replace("_", "\\_").replace("[", "\\[").replace("]", "\\]")
