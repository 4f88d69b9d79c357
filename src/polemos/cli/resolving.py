"""``resolve actor | place | date``: phrases in, who, where or when out, one line each, in the same order."""

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

Row = dict[str, Any]  # a JSON object as it came in, or on its way out
Look = Callable[[str, str | None, date | None], Row]
Column = Annotated[str | None, typer.Option("--column", metavar="NAME", help="The column of the CSV file that holds the phrases.")]
File = Annotated[Path | None, typer.Argument(metavar="FILE", help="A CSV file; without it, JSON Lines are read from standard input.")]


def register(app: typer.Typer) -> None:
    group = typer.Typer(no_args_is_help=False, help="Who is this, where is this, when was this: JSON Lines in, JSON Lines out.")
    group.command("actor")(actor)
    group.command("place")(place)
    group.command("date")(when)
    app.add_typer(group, name="resolve")


def actor(file: File = None, column: Column = None) -> None:
    """Country, sector, name and codes of actor phrases, as of a day."""
    from polemos.export.pieces import iso3
    from polemos.export.records import codes_piece
    from polemos.knowledge import load_knowledge
    from polemos.mention import resolve_actor

    knowledge = load_knowledge()

    def look(text: str, context: str | None, day: date | None) -> Row:
        found = resolve_actor(text, context, day, knowledge)
        if found is None:
            return dict.fromkeys(("name", "kind", "country", "sector", "codes"))
        sector = found.sectors[0] if found.sectors else None
        return {"name": found.name, "kind": found.kind, "country": iso3(found.country), "sector": sector, "codes": codes_piece(found)}

    _run(look, file, column)


def place(file: File = None, column: Column = None) -> None:
    """Country, coordinates and GeoNames id of place names."""
    from polemos.mention import resolve_place

    def look(text: str, context: str | None, day: date | None) -> Row:
        found = resolve_place(text, context)
        return {key: getattr(found, key, None) for key in ("name", "kind", "country", "lat", "lon", "geonames", "precision")}

    _run(look, file, column)


def when(file: File = None, column: Column = None) -> None:
    """The days that temporal expressions mean, as a date piece or null."""
    from polemos.export.pieces import date_piece
    from polemos.mention import resolve_date

    _run(lambda text, context, day: {"date": date_piece(resolve_date(text, context, day))}, file, column)


def _run(look: Look, file: Path | None, column: str | None) -> None:
    rows = _json_lines() if file is None else _csv_rows(file, column)
    if file is None and column is not None:
        raise InputError("IN020", "--column names a column of a CSV file, and no file is given; give the file behind it")
    for where, row in rows:
        found = look(_string(row, "text", where) or "", _string(row, "context", where), _day(row, where))
        sys.stdout.write(json.dumps({"id": row.get("id"), **found}, ensure_ascii=False) + "\n")


def _json_lines() -> Iterator[tuple[str, Row]]:
    number = 0
    try:
        for number, line in enumerate(sys.stdin, start=1):
            if line.strip():
                yield f"standard input, line {number}", _object(line, number)
    except UnicodeDecodeError as error:
        raise InputError("IN023", f"standard input, after line {number}: it is not UTF-8 ({error.reason}); give it as UTF-8") from error


def _object(line: str, number: int) -> Row:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError("IN023", f"standard input, line {number}: it is no JSON ({error}); give one object a line, with 'id' and 'text'") from error
    if not isinstance(row, dict):
        what = f"it is a JSON {type(row).__name__} and no object"
        raise InputError("IN024", f"standard input, line {number}: {what}; give one object a line, with 'id' and 'text'")
    return row


def _csv_rows(file: Path, column: str | None) -> Iterator[tuple[str, Row]]:
    """The rows of a CSV file with a header line, separated by comma, semicolon or tab; ``id`` is the number of the row where there is no such column."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            header = stream.readline()
            stream.seek(0)
            reader = csv.DictReader(stream, delimiter=max(",;\t", key=header.count))
            names = list(reader.fieldnames or ())
            if column not in names:
                asked = f"has no column {column!r}" if column else "needs --column, the name of the column that holds the phrases"
                raise InputError("IN021", f"{file}: the file {asked}; its columns are {', '.join(names) or 'none'}")
            for number, row in enumerate(reader, start=1):
                yield f"{file}, row {number}", {"id": row.get("id") or number, "text": row[column], "date": row.get("date"), "context": row.get("context")}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError("IN022", f"{file}: the file cannot be read ({reason}); give a CSV file in UTF-8") from error


def _string(row: Row, key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError("IN024", f"{where}: its '{key}' is a {type(value).__name__} and no string; write it as a string")
    return value


def _day(row: Row, where: str) -> date | None:
    """The day of writing; the first one where a month or year is given, as for documents."""
    from polemos.read.dates import parse_field

    given = (_string(row, "date", where) or "").strip()
    if not given:
        return None
    read = parse_field(given)
    if read is None:
        raise InputError("IN025", f"{where}: its date {given!r} is not understood; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    return read.start
