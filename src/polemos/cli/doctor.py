"""``doctor``: versions, model, knowledge, what is missing and how to get it."""

from __future__ import annotations

import json
import platform
from importlib import metadata
from typing import Annotated, Any

import typer

_PACKAGES = ("spacy", "duckdb", "pydantic", "trafilatura", "typer", "rich")


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(
    model: Annotated[str | None, typer.Option("--model", help="Look at this spaCy pipeline instead of the default.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What is installed, and whether it is whole; exit status 2 where something is missing."""
    report = _report(model)
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        for key, value in report.items():
            if key != "missing":
                typer.echo(f"{key:12} {value if not isinstance(value, dict) else ', '.join(f'{k} {v}' for k, v in value.items())}")
        for line in report["missing"]:
            typer.echo(f"missing      {line}")
        if not report["missing"]:
            typer.echo("all is there")
    if report["missing"]:
        raise typer.Exit(2)


def _report(model: str | None) -> dict[str, Any]:
    from polemos import __version__
    from polemos.errors import PolemosError

    report: dict[str, Any] = {
        "polemos": __version__,
        "python": platform.python_version(),
        "packages": {name: metadata.version(name) for name in _PACKAGES},
    }
    missing: list[str] = []
    for key, look in (("model", lambda: _model(model)), ("knowledge", _knowledge), ("gazetteer", _gazetteer)):
        try:
            report[key] = look()
        except PolemosError as error:
            report[key] = "missing"
            missing.append(str(error))
    report["missing"] = missing
    return report


def _model(model: str | None) -> dict[str, str]:
    from polemos.parse import load_parser

    info = load_parser(model).info
    return {"name": info.name, "version": info.version, "digest": info.digest}


def _knowledge() -> dict[str, Any]:
    from polemos.knowledge import load_knowledge

    known = load_knowledge()
    frames = len(known.event_frames) + len(known.relation_frames) + len(known.cause_frames) + len(known.interest_frames) + len(known.peace_frames)
    return {"id": known.id, "actors": len(known.actors), "places": len(known.places), "frames": frames}


def _gazetteer() -> dict[str, Any]:
    from polemos.knowledge.gazetteer import gazetteer

    return dict(sorted(gazetteer().meta.items()))
