"""``resolve actor | place | date``: phrases in, who, where or when out, one line each."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from polemos.errors import InputError

Row = dict[str, Any]
Column = Annotated[str | None, typer.Option("--column", help="Take the phrases from this column of a CSV file.")]
File = Annotated[Path | None, typer.Argument(metavar="FILE", help="The CSV file; JSON Lines are read from standard input without it.")]


def register(app: typer.Typer) -> None:
    group = typer.Typer(no_args_is_help=True, help="Who is this, where is this, when was this: JSON Lines in, JSON Lines out.")
    group.command("actor")(actor)
    group.command("place")(place)
    group.command("date")(when)
    app.add_typer(group, name="resolve")


def actor(file: File = None, column: Column = None) -> None:
    """Country, sector, name and codes of actor phrases, as of a day."""
    from polemos.knowledge import load_knowledge
    from polemos.mention import resolve_actor

    knowledge = load_knowledge()

    def look(row: Row) -> Row:
        found = resolve_actor(row["text"], row.get("context"), _day(row), knowledge)
        if found is None:
            return {"name": None, "kind": None, "country": None, "sector": None, "codes": None}
        codes = {"iso3": found.iso3, "cow": found.cow, "gw": found.gw, "plover": [found.country, *found.sectors] if found.country else list(found.sectors)}
        return {"name": found.name, "kind": found.kind, "country": found.country, "sector": found.sectors[0] if found.sectors else None, "codes": codes}

    _run(look, file, column)


def place(file: File = None, column: Column = None) -> None:
    """Country, coordinates and GeoNames id of place names."""
    from polemos.mention import resolve_place

    def look(row: Row) -> Row:
        found = resolve_place(row["text"], row.get("context"))
        keys = ("name", "kind", "country", "lat", "lon", "geonames", "precision")
        return {key: getattr(found, key) if found else None for key in keys}

    _run(look, file, column)


def when(file: File = None, column: Column = None) -> None:
    """The interval of days of temporal expressions, as a date piece or null."""
    from polemos.export.pieces import date_piece as piece
    from polemos.mention import resolve_date

    _run(lambda row: {"date": piece(resolve_date(row["text"], row.get("context"), _day(row)))}, file, column)


def _run(look: Callable[[Row], Row], file: Path | None, column: str | None) -> None:
    for number, row in enumerate(_rows(file, column), start=1):
        sys.stdout.write(json.dumps({"id": row.get("id", number), **look(row)}, ensure_ascii=False) + "\n")


def _rows(file: Path | None, column: str | None) -> Iterator[Row]:
    if file is None:
        yield from _json_lines()
        return
    if column is None:
        raise InputError("IN020", f"{file}: --column must say which column of the file holds the phrases")
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if column not in (reader.fieldnames or ()):
                raise InputError("IN021", f"{file}: no column {column!r}; it has {', '.join(reader.fieldnames or ())}")
            for number, row in enumerate(reader, start=1):
                yield {"id": row.get("id") or number, "text": row[column] or "", "date": row.get("date"), "context": row.get("context")}
    except OSError as error:
        raise InputError("IN022", f"{file}: cannot be read ({error.strerror}); check the path") from error


def _json_lines() -> Iterator[Row]:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError("IN023", f"standard input, line {number}: no JSON ({error.msg}); each line must be an object with a text") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError("IN024", f"standard input, line {number}: no object with a text; give at least {{\"text\": …}}")
        yield row


def _day(row: Row) -> date | None:
    given = row.get("date")
    if not given:
        return None
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError as error:
        raise InputError("IN025", f"{given!r} is no day; write it as YYYY-MM-DD") from error
