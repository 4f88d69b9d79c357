"""What holds of every reading, tried on the gold articles that may be looked at: whatever they say, and wherever it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from benchmarks.articles import Article, document_of, group
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polemos.export.pieces import Piece
from polemos.model import Cause, Document, Event, Reading, Region, Relation, Span, Statement
from polemos.pipeline import Engine, read_document

ARTICLES = [pytest.param(a, id=a.text.stem) for a in group("own dev").articles]
ReadingOf = Callable[[Article], Reading]

each_article = pytest.mark.parametrize("article", ARTICLES)
# A few prefixes an article: a reading takes a tenth of a second and more. The session's engine may be used by every example.
few = settings(max_examples=3, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def moved(value: Any, by: int, ids: dict[str, str]) -> Any:
    """The value with all spans moved, and ids of statements, which hang on them, replaced."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(moved(v, by, ids) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: moved(getattr(value, f.name), by, ids) for f in fields(value)})
    return ids.get(value, value) if isinstance(value, str) else value


def numbered(statements: tuple[Statement, ...], by: int = 0) -> list[Statement]:
    """The statements with spans moved and their ids replaced by their places."""
    ids = {s.id: f"statement {n}" for n, s in enumerate(statements)}
    return [moved(s, by, ids) for s in statements]


def behind(prefix: str, document: Document, *, read: bool = False) -> Document:
    """The document with the prefix as a paragraph before all else, which is read where ``read``; its id stays."""
    start = prefix + "\n\n"
    regions = tuple(replace(r, span=moved(r.span, len(start), {})) for r in document.regions)
    first = (Region("body", Span(0, len(prefix))),) if read else ()
    return replace(document, text=start + document.text, regions=first + regions)


@each_article
@few
@given(prefix=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_text_before_the_article_moves_all_spans_and_nothing_else(article: Article, prefix: str, engine: Engine, reading_of: ReadingOf) -> None:
    before = reading_of(article)
    after = read_document(behind(prefix, before.document), engine)
    by = len(prefix) + 2
    assert numbered(after.statements) == numbered(before.statements, by)
    assert after.mentions.actors == moved(before.mentions.actors, by, {})
    assert after.mentions.places == moved(before.mentions.places, by, {})
    assert after.mentions.actor_index == before.mentions.actor_index


@each_article
def test_a_paragraph_that_says_nothing_of_it_keeps_what_the_article_says(article: Article, engine: Engine, reading_of: ReadingOf) -> None:
    before = reading_of(article)
    prefix = "The library opens at nine."
    after = read_document(behind(prefix, before.document, read=True), engine)
    assert numbered(after.statements) == numbered(before.statements, len(prefix) + 2)


@each_article
def test_reading_twice_gives_the_same(article: Article, engine: Engine, reading_of: ReadingOf) -> None:
    assert read_document(document_of(article), engine) == reading_of(article)


@each_article
def test_evidence_lies_in_what_is_read(article: Article, reading_of: ReadingOf) -> None:
    reading = reading_of(article)
    outside = [(s.rule, e) for s in reading.statements for e in s.evidence if not any(r.span.contains(e) for r in reading.document.regions)]
    assert not outside


@each_article
def test_mentions_lie_in_what_is_read(article: Article, reading_of: ReadingOf) -> None:
    reading = reading_of(article)
    m = reading.mentions
    spans = [x.span for kind in (m.actors, m.places, m.dates, m.figures) for x in kind]
    outside = [s for s in spans if not any(r.span.contains(s) for r in reading.document.regions)]
    assert not outside


@each_article
def test_every_quote_is_what_stands_there(article: Article, export_of: Callable[[Article], list[Piece]]) -> None:
    text = article.text.read_bytes().decode()
    wrong = [(r["id"], e) for r in export_of(article) for e in r.get("evidence", ()) if text[e["start"] : e["end"]] != e["quote"]]
    assert not wrong


@each_article
def test_ids_are_unique(article: Article, reading_of: ReadingOf) -> None:
    reading = reading_of(article)
    ids = [reading.document.id, *reading.mentions.actor_index, *reading.mentions.place_index, *(s.id for s in reading.statements)]
    assert [i for i, times in Counter(ids).items() if times > 1] == []


@each_article
def test_events_are_of_the_ontology(article: Article, reading_of: ReadingOf, engine: Engine) -> None:
    ontology = engine.knowledge.ontology
    assert ontology is not None
    known = {t.id: ({m.id for m in t.modes}, t.quad) for t in ontology.types}
    events = [s for s in reading_of(article).statements if isinstance(s, Event)]
    strange = [e for e in events if e.type not in known or (e.mode and e.mode not in known[e.type][0]) or e.quad != known[e.type][1]]
    assert not strange
    assert {c for e in events for c in e.contexts} <= set(ontology.contexts)


@each_article
def test_relations_are_of_the_ontology(article: Article, reading_of: ReadingOf, engine: Engine) -> None:
    signs = {name: entry.sign for name, entry in engine.knowledge.relation_types.items()}
    relations = [s for s in reading_of(article).statements if isinstance(s, Relation)]
    assert not [r for r in relations if signs.get(r.type) != r.sign]


@each_article
def test_references_resolve(article: Article, reading_of: ReadingOf) -> None:
    reading = reading_of(article)
    actors, places = reading.mentions.actor_index.keys(), reading.mentions.place_index.keys()
    statements = {s.id for s in reading.statements}
    lost = [(s.rule, ref) for s in reading.statements for ref in actor_refs(s) if ref not in actors]
    lost += [(s.rule, ref) for s in reading.statements for ref in either_refs(s) if ref not in actors | places]
    lost += [(s.rule, ref) for s in reading.statements for ref in statement_refs(s) if ref not in statements]
    lost += [(s.rule, p) for s in reading.statements if (p := getattr(s, "place", None)) and p not in places]
    assert not lost
    assert {a for m in reading.mentions.actors for a in m.actors} <= actors


def actor_refs(statement: Statement) -> Iterator[str]:
    for name in ("actors", "recipients", "third_parties", "parties"):
        yield from getattr(statement, name, ())
    if isinstance(statement, Cause):
        yield from (*statement.cause.actors, *statement.effect.actors)
    yield from filter(None, (getattr(statement, "actor", None), statement.attribution.holder))


def either_refs(statement: Statement) -> Iterator[str]:
    """A territory can be what is controlled, claimed or stationed in."""
    if isinstance(statement, Relation):
        yield from (statement.source, statement.target)


def statement_refs(statement: Statement) -> Iterator[str]:
    if isinstance(statement, Event):
        yield from statement.figures
    if isinstance(statement, Cause):
        yield from (*statement.cause.events, *statement.effect.events)


@each_article
def test_cause_and_effect_do_not_overlap(article: Article, reading_of: ReadingOf) -> None:
    causes = [s for s in reading_of(article).statements if isinstance(s, Cause)]
    assert not [c for c in causes if c.cause.span.overlaps(c.effect.span)]
