"""``knowledge check | stats | show | find``: what is known beforehand, and whether it is sound."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from polemos.cli.answers import AsJson

if TYPE_CHECKING:
    from polemos.knowledge import Knowledge
    from polemos.knowledge.models import Entry, Frame


def register(app: typer.Typer) -> None:
    group = typer.Typer(no_args_is_help=False, help="The knowledge that ships with Polemos.")
    group.command("check")(check)
    group.command("stats")(stats)
    group.command("show")(show)
    group.command("find")(find)
    app.add_typer(group, name="knowledge")


def check(
    examples: Annotated[bool, typer.Option("--examples/--no-examples", help="Also run every example through the pipeline.")] = True,
    as_json: AsJson = False,
) -> None:
    """Look for what is wrong in the knowledge files; exit status 2 where there is anything."""
    from polemos.knowledge.checks import check_knowledge

    problems = [{"level": p.level, "where": p.where, "what": p.what} for p in check_knowledge()]
    if not problems and examples:
        from polemos.pipeline import load_engine
        from polemos.rehearsal import rehearse

        for fail in rehearse(load_engine()):
            what = f"{fail.text}: expected {fail.expected}; came {fail.came}"
            problems.append({"level": "behaviour", "where": f"{fail.file}: {fail.frame}", "what": what})
    for problem in problems:
        typer.echo(json.dumps(problem, ensure_ascii=False) if as_json else f"{problem['level']:10} {problem['where']}: {problem['what']}")
    if problems:
        typer.echo(f"polemos: the knowledge has {len(problems)} problem{'' if len(problems) == 1 else 's'}", err=True)
        raise typer.Exit(2)
    typer.echo("the knowledge is sound", err=True)


def stats(as_json: AsJson = False) -> None:
    """How much there is of each kind."""
    from polemos.knowledge import load_knowledge

    known = load_knowledge()
    counts = _counts(known)
    if as_json:
        typer.echo(json.dumps({"id": known.id, **counts}))
        return
    for key, value in counts.items():
        typer.echo(f"{value:7,}  {key}")


def show(identity: Annotated[str, typer.Argument(metavar="ID", help="An actor's, place's, role's or frame's id.")], as_json: AsJson = False) -> None:
    """An entry as it is known, with the file and line it stands in; always as JSON, with --json on one line."""
    from polemos.ask.trace import knowledge_line
    from polemos.errors import KnowledgeError
    from polemos.knowledge import load_knowledge

    known = load_knowledge()
    others: dict[str, Entry] = {role.id: role for role in known.roles} | {frame.id: frame for frames in known.frames.values() for frame in frames}
    entry = known.actors.get(identity) or known.places.get(identity) or others.get(identity)
    if entry is None:
        raise KnowledgeError("KB006", f"nothing is known under the id {identity!r}; `polemos knowledge find TEXT` looks for names")
    body = {"file": knowledge_line(identity), **entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    typer.echo(json.dumps(body, ensure_ascii=False, indent=None if as_json else 2))


def find(text: Annotated[str, typer.Argument(metavar="TEXT", help="A part of a name or of a predicate.")], as_json: AsJson = False) -> None:
    """Actors and places whose names contain the text, and frames for it as a predicate."""
    from polemos.knowledge import load_knowledge

    rows = _found(load_knowledge(), text.casefold())
    for identity, kind, name in rows:
        typer.echo(json.dumps({"id": identity, "kind": kind, "name": name}, ensure_ascii=False) if as_json else f"{identity:32} {kind:16} {name}")
    if not rows:
        typer.echo("nothing found", err=True)


def _counts(known: Knowledge) -> dict[str, int]:
    counts = {f"actors: {kind}": number for kind, number in sorted(Counter(a.kind for a in known.actors.values()).items())}
    counts |= {"roles: nouns": sum(len(r.nouns) for r in known.roles), "places": len(known.places), "lexicon: classes": len(known.classes)}
    for name, frames in known.frames.items():
        counts[f"frames: {name}"] = len(frames)
        counts[f"predicates: {name}"] = sum(len(_predicates(f)) for f in frames)
    return counts


def _found(known: Knowledge, wanted: str) -> list[tuple[str, str, str]]:
    """(id, kind, name) of what bears the name, or a predicate of exactly these words."""
    rows = [(a.id, str(a.kind), a.name) for a in known.actors.values() if any(wanted in n.casefold() for n in (a.name, *a.strong, *a.weak))]
    rows += [(p.id, str(p.kind), p.name) for p in known.places.values() if any(wanted in n.casefold() for n in (p.name, *p.aliases))]
    rows += [(frame.id, f"{kind} frame", wanted) for kind, frames in known.frames.items() for frame in frames if wanted in _predicates(frame)]
    return rows


def _predicates(frame: Frame) -> tuple[str, ...]:
    """The words that the frame begins with; connectives too, where it has any."""
    return (*frame.verbs, *frame.nouns, *frame.adjectives, *getattr(frame, "markers", ()))
