"""Read this first: what Polemos does with one document, stage by stage.

Takes a :class:`Document` and an :class:`Engine`, gives a :class:`Reading`. Pure: no database, no network, no clock; the same document and engine give
the same reading. What happens across documents is in :mod:`polemos.corpus`.
"""

from __future__ import annotations

from dataclasses import dataclass

from polemos.code import Coder
from polemos.code.learned import SURE
from polemos.code.stand_ins import with_stand_ins
from polemos.knowledge import Knowledge, load_knowledge
from polemos.knowledge.gazetteer import gazetteer
from polemos.mention import find_mentions
from polemos.model import NO_MENTIONS, Document, Issue, Mentions, Parse, Reading, digest
from polemos.parse import Parser, load_parser
from polemos.predicate import find_predications
from polemos.propose import SecondReader, load_second_reader

LANGUAGE = "en"


@dataclass(frozen=True)
class Engine:
    """All that reading needs besides the document: the parser, the knowledge base, and its frames made ready.

    ``second`` is the learned second reader, None where frames read alone. ``gazetteer`` is the id of the compiled gazetteer, which the mention stage
    opens by itself.
    """

    parser: Parser
    knowledge: Knowledge
    coder: Coder
    second: SecondReader | None
    gazetteer: str


def load_engine(model: str | None = None, *, learned: bool = True) -> Engine:
    """The engine over the language model of that name or folder, the default one where None; takes a second or two.

    ``learned``: the second reader takes part. Raises SettingsError where the model (ST001), the second reader (ST004) or the gazetteer
    (ST010, ST011) is missing, KnowledgeError where the knowledge base is broken.
    """
    knowledge = load_knowledge()
    places = digest(*sorted(gazetteer().meta.items()))
    return Engine(load_parser(model), knowledge, Coder(knowledge), load_second_reader() if learned else None, places)


def read_document(document: Document, engine: Engine) -> Reading:
    """Everything that one document says. One in another language than English gives nothing but an Issue (PL002)."""
    if document.language not in (None, LANGUAGE):
        return Reading(document, NO_MENTIONS, (), (_other_language(document),))
    parse = engine.parser.parse(document)
    mentions = find_mentions(document, parse, engine.knowledge)
    proposals = engine.second.propose(document, parse, _peopled(parse, mentions)) if engine.second else ()
    predications = find_predications(parse, mentions, engine.coder.lexicon, frozenset(p.token for p in proposals if p.probability >= SURE))
    statements = engine.coder.code(document, parse, mentions, predications, proposals)
    return Reading(document, with_stand_ins(document, parse, mentions, statements), statements)


def _peopled(parse: Parse, mentions: Mentions) -> frozenset[int]:
    """The sentences in which somebody is spoken of: without a party nothing that is proposed becomes an event."""
    return frozenset(parse.sentence_of[m.head] for m in mentions.actors if m.actors)


def _other_language(document: Document) -> Issue:
    what = f"it is in another language ({document.language}) than English, the one that this version reads; it was stored without statements"
    return Issue("PL002", document.key, what, "warning", document=document.id)
