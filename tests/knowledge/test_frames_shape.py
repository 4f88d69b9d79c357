"""Event frames, ontology and their classes: do they fit together, without reading a text?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from polemos.knowledge import loader, models
from polemos.knowledge.models import ClassFile, EventFrame, EventFrameFile, OntologyFile
from polemos.model import ActorKind

FILES = sorted((loader.FOLDER / "frames").glob("*.yml"))
FEATURES = {"light", "lemma", "kind", "marker", "tense", "factuality", "voice", "modifier", "governor", "link", "content.lemma", "content.tense"}
SECTORS = set(get_args(models.Sector))
KINDS = set(get_args(ActorKind))
CONTEXTS = 37


def _frames(path: Path) -> tuple[EventFrame, ...]:
    read = loader.read_file(path, EventFrameFile)
    assert isinstance(read, EventFrameFile)
    return read.frames


def _all() -> Iterator[EventFrame]:
    for path in FILES:
        yield from _frames(path)


def _ontology() -> OntologyFile:
    read = loader.read_file(loader.FOLDER / "ontology" / "plover.yml", OntologyFile)
    assert isinstance(read, OntologyFile)
    return read


def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((loader.FOLDER / "lexicon").glob("*.yml")):
        if loader.model_of(loader.FOLDER, path) is ClassFile:
            read = loader.read_file(path, ClassFile)
            assert isinstance(read, ClassFile)
            found.update(read.classes)
    return found


def test_ontology_has_the_sixteen_types_and_all_contexts() -> None:
    ontology = _ontology()
    assert len(ontology.types) == 16
    assert len(set(ontology.contexts)) == CONTEXTS
    assert all(-10 <= score <= 10 for t in ontology.types for score in (t.score, *(m.score for m in t.modes)))


def test_every_context_has_its_words() -> None:
    named = {name.removeprefix("context_") for name in _classes() if name.startswith("context_")}
    assert named == set(_ontology().contexts)


def test_cameo_codes_name_types_and_modes_that_exist() -> None:
    modes = {t.id: {None, *(m.id for m in t.modes)} for t in _ontology().types}
    contexts = {None, *_ontology().contexts}
    table = loader.read_file(loader.FOLDER / "ontology" / "cameo.yml", models.CameoFile)
    assert isinstance(table, models.CameoFile)
    assert {code for code, (kind, mode, context) in table.codes.items() if mode not in modes.get(kind, ()) or context not in contexts} == set()


def test_frames_cover_every_type() -> None:
    predicates = Counter(f.type for f in _all() for _ in (*f.verbs, *f.nouns, *f.adjectives))
    assert set(predicates) == {t.id for t in _ontology().types}
    assert min(predicates.values()) >= 50


def test_frame_ids_are_unique_and_begin_with_their_type() -> None:
    frames = list(_all())
    assert [i for i, n in Counter(f.id for f in frames).items() if n > 1] == []
    assert [f.id for f in frames if f.id.split(".")[0] != ("learned" if f.learned else f.type.lower())] == []
    assert {f.type for f in frames if f.learned} == {t.id for t in _ontology().types}
    assert [f.id for f in frames if f.learned and (f.verbs or f.nouns or f.adjectives)] == []


def test_frames_name_modes_and_codes_that_exist() -> None:
    modes = {t.id: {None, *(m.id for m in t.modes)} for t in _ontology().types}
    assert [f.id for f in _all() if f.mode not in modes[f.type]] == []
    assert [f.id for f in _all() if f.cameo is not None and not re.fullmatch(r"\d{2,4}", f.cameo)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_frames_have_examples_and_each_file_a_counter_example(path: Path) -> None:
    frames = [f for f in _frames(path) if not f.learned]  # what those read depends on weights, and is measured
    assert [f.id for f in frames if not f.examples] == []
    assert [f.id for f in frames for e in f.examples if e.expect.get("type") != f.type] == []
    assert any(f.not_ for f in frames) or path.stem == "learned"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_conditions_ask_for_classes_and_kinds_that_exist(path: Path) -> None:
    classes = _classes()
    wrong = []
    for frame in _frames(path):
        for selector, words in (*frame.when.items(), *frame.unless.items()):
            wrong += [(frame.id, w) for w in words if w.startswith("@") and w[1:] not in classes]
            wrong += [(frame.id, w) for w in words if w.startswith("#") and w[1:] not in {"actor", "place"} | SECTORS | KINDS | {"IGO", "NGO", "UNO", "MNC"}]
            wrong += [(frame.id, selector) for part in selector.split("+") if "." in part and part not in FEATURES]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_predicates_have_a_form_that_can_match(path: Path) -> None:
    """Verbs carry one particle or preposition ("out of" counts as one); nouns are one word or a word with the one before it."""
    verbs = [(f.id, v) for f in _frames(path) for v in f.verbs if len(v.replace("out of", "out_of").split()) > 2]
    nouns = [(f.id, n) for f in _frames(path) for n in f.nouns if len(n.split()) > 2]
    twice = [(f.id, w) for f in _frames(path) for w, n in Counter((*f.verbs, *f.nouns, *f.adjectives)).items() if n > 1]
    assert (verbs, nouns, twice) == ([], [], [])


def test_likelihoods_are_intervals_each_phrase_once() -> None:
    read = loader.read_file(loader.FOLDER / "lexicon" / "likelihood.yml", models.LikelihoodFile)
    assert isinstance(read, models.LikelihoodFile)
    assert all(p.low <= p.high for p in read.phrases)
    assert len({p.phrase for p in read.phrases}) == len(read.phrases)
