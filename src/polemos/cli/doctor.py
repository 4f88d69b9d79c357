"""``doctor``: versions, model, knowledge, gazetteer; what is missing and how to get it."""

from __future__ import annotations

import importlib
import json
import platform
from collections.abc import Callable
from importlib import metadata
from typing import Annotated

import typer

_PACKAGES = ("spacy", "duckdb", "pydantic", "trafilatura", "lxml", "lxml_html_clean", "httpx", "onnxruntime", "tokenizers", "typer", "rich")
_Part = dict[str, str | int]


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(
    model: Annotated[str | None, typer.Option("--model", metavar="NAME", help="Look at this spaCy pipeline instead of the default one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What is installed, and whether it is whole; exit status 2 where something is missing."""
    from polemos import __version__
    from polemos.errors import PolemosError

    parts: dict[str, _Part] = {"polemos": {"version": __version__, "python": platform.python_version(), "platform": platform.platform()}}
    missing: list[str] = []
    looks: tuple[tuple[str, Callable[[], _Part]], ...] = (
        ("packages", lambda: _packages(missing)), ("model", lambda: _model(model)), ("knowledge", _knowledge), ("gazetteer", _gazetteer),
        ("learned", _learned),
    )  # fmt: skip
    for name, look in looks:
        try:
            parts[name] = look()
        except PolemosError as error:
            missing.append(str(error))
    if as_json:
        typer.echo(json.dumps({**parts, "missing": missing}, ensure_ascii=False))
    else:
        _show(parts, missing)
    if missing:
        raise typer.Exit(2)


def _show(parts: dict[str, _Part], missing: list[str]) -> None:
    for name, part in parts.items():
        typer.echo(f"{name:10} {', '.join(f'{key} {value}' for key, value in part.items())}")
    for line in missing:
        typer.echo(f"{'missing':10} {line}")
    if not missing:
        typer.echo("all is there")


def _packages(missing: list[str]) -> _Part:
    from polemos.errors import SettingsError

    found: _Part = {}
    for name in _PACKAGES:
        try:
            importlib.import_module(name)  # installed is not enough: what it needs may be missing
            found[name] = metadata.version(name)
        except (ImportError, metadata.PackageNotFoundError) as error:
            missing.append(str(SettingsError("ST002", f"the package {name} cannot be used ({error}); install it with: pip install -U {name}")))
    return found


def _model(model: str | None) -> _Part:
    from polemos.parse import load_parser

    info = load_parser(model).info
    return {"name": info.name, "version": info.version, "digest": info.digest}


def _knowledge() -> _Part:
    from polemos.knowledge import load_knowledge

    known = load_knowledge()
    frames = sum(len(f) for f in known.frames.values())
    return {"id": known.id, "actors": len(known.actors), "places": len(known.places), "frames": frames, "classes": len(known.classes)}


def _learned() -> _Part:
    from polemos.propose import load_second_reader

    info = load_second_reader().info
    return {"base": info.base, "digest": info.digest}


def _gazetteer() -> _Part:
    from polemos.knowledge.gazetteer import gazetteer

    meta = gazetteer().meta
    return {key: meta[key] for key in sorted(meta) if key != "attribution"}
