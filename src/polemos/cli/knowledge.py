"""``knowledge check | stats | show | find``: what is known beforehand, and whether it is sound."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    group = typer.Typer(no_args_is_help=True, help="The knowledge that ships with Polemos.")
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

    problems = [str(p) for p in check_knowledge()]
    if not problems and examples:
        from polemos.rehearsal import rehearse

        problems += [str(p) for p in rehearse()]
    for problem in problems:
        typer.echo(json.dumps({"problem": problem}, ensure_ascii=False) if as_json else problem)
    if problems:
        typer.echo(f"{len(problems)} problem(s)", err=True)
        raise typer.Exit(2)
    typer.echo("knowledge is sound", err=True)


def stats(as_json: AsJson = False) -> None:
    """How much there is of each kind."""
    from polemos.knowledge import load_knowledge

    known = load_knowledge()
    counts = {f"actors: {kind}": number for kind, number in sorted(Counter(a.kind for a in known.actors.values()).items())}
    counts |= {"roles: nouns": sum(len(r.nouns) for r in known.roles), "places": len(known.places), "lexicon: classes": len(known.classes)}
    for name in ("event", "relation", "cause", "interest", "peace"):
        frames = getattr(known, f"{name}_frames")
        counts[f"frames: {name}"] = len(frames)
        counts[f"predicates: {name}"] = sum(len(f.verbs) + len(f.nouns) + len(f.adjectives) + len(getattr(f, "markers", ())) for f in frames)
    if as_json:
        typer.echo(json.dumps({"id": known.id, **counts}))
        return
    for key, value in counts.items():
        typer.echo(f"{value:7,}  {key}")


def show(identity: Annotated[str, typer.Argument(metavar="ID", help="An actor's, place's or frame's id.")]) -> None:
    """An entry as it is known, with the file it stands in."""
    from polemos.ask.trace import rule_file
    from polemos.errors import KnowledgeError
    from polemos.knowledge import load_knowledge

    known = load_knowledge()
    frames = (*known.event_frames, *known.relation_frames, *known.cause_frames, *known.interest_frames, *known.peace_frames)
    entry = known.actors.get(identity) or known.places.get(identity) or next((f for f in frames if f.id == identity), None)
    if entry is None:
        raise KnowledgeError("KB006", f"nothing is known under the id {identity!r}; `polemos knowledge find TEXT` looks for names")
    body = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    typer.echo(json.dumps({"file": rule_file(identity), **body}, ensure_ascii=False, indent=2))


def find(text: Annotated[str, typer.Argument(metavar="TEXT", help="A part of a name.")], as_json: AsJson = False) -> None:
    """Actors and places whose names contain the text."""
    from polemos.knowledge import load_knowledge

    known, wanted = load_knowledge(), text.casefold()
    rows = [(a.id, a.kind, a.name) for a in known.actors.values() if any(wanted in n.casefold() for n in (a.name, *a.strong, *a.weak))]
    rows += [(p.id, p.kind, p.name) for p in known.places.values() if any(wanted in n.casefold() for n in (p.name, *p.aliases))]
    for identity, kind, name in rows:
        typer.echo(json.dumps({"id": identity, "kind": kind, "name": name}, ensure_ascii=False) if as_json else f"{identity:32} {kind:16} {name}")
    if not rows:
        typer.echo("nothing found", err=True)
