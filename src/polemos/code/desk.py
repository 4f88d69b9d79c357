"""Everything that coding one document needs, laid out with the look-ups that every coder asks for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from polemos.knowledge import Knowledge
from polemos.knowledge.lexicon import Lexicon
from polemos.mention.sayers import sayer
from polemos.model import (
    Actor,
    ActorMention,
    Attribution,
    DateMention,
    Document,
    FigureMention,
    Holder,
    Mentions,
    Parse,
    PlaceMention,
    Predication,
    Proposal,
    Span,
)
from polemos.predicate.draft import named_spans
from polemos.predicate.tree import Tree

_OFTEN = 2  # named once, in the text alone, nobody is a main party


@dataclass(frozen=True)
class Desk:
    """One document with its parse, mentions and predications, and the knowledge."""

    document: Document
    parse: Parse
    mentions: Mentions
    predications: tuple[Predication, ...]
    knowledge: Knowledge
    lexicon: Lexicon
    proposals: tuple[Proposal, ...] = ()

    @cached_property
    def tree(self) -> Tree:
        return Tree(self.parse, self.lexicon, named_spans(self.mentions))

    @cached_property
    def actor_by_head(self) -> dict[int, ActorMention]:
        """Mentions by head token; of two with one head the longer."""
        found: dict[int, ActorMention] = {}
        for mention in sorted(self.mentions.actors, key=lambda m: m.last - m.first):
            found[mention.head] = mention
        return found

    @cached_property
    def actor_by_token(self) -> dict[int, ActorMention]:
        """The longest mention that covers each token."""
        found: dict[int, ActorMention] = {}
        for mention in sorted(self.mentions.actors, key=lambda m: m.last - m.first):
            for token in range(mention.first, mention.last):
                found[token] = mention
        return found

    @cached_property
    def named(self) -> frozenset[str]:
        """The actors that the document names or describes; the index has the states of its places besides."""
        return frozenset(ref for m in self.mentions.actors for ref in m.actors)

    @cached_property
    def place_by_token(self) -> dict[int, PlaceMention]:
        return {t: m for m in self.mentions.places for t in range(m.first, m.last)}

    @cached_property
    def date_by_token(self) -> dict[int, DateMention]:
        return {t: m for m in self.mentions.dates for t in range(m.first, m.last)}

    @cached_property
    def figure_by_noun(self) -> dict[int, FigureMention]:
        return {m.noun: m for m in self.mentions.figures if m.noun is not None}

    @cached_property
    def children_of(self) -> dict[int, list[Predication]]:
        """Predications by the index of the one that governs them."""
        found: dict[int, list[Predication]] = {}
        for predication in self.predications:
            if predication.parent is not None:
                found.setdefault(predication.parent, []).append(predication)
        return found

    @cached_property
    def proposal_by_token(self) -> dict[int, Proposal]:
        return {p.token: p for p in self.proposals}

    @cached_property
    def predication_by_token(self) -> dict[int, Predication]:
        return {p.token: p for p in self.predications}

    @cached_property
    def predication_by_word(self) -> dict[int, Predication]:
        """Predications by their head token and by the verb of their clause."""
        found: dict[int, Predication] = {}
        for predication in self.predications:
            for token in self.parse.tokens_of(predication.trigger):
                found.setdefault(token, predication)
        found.update(self.predication_by_token)
        return found

    @cached_property
    def leading_offices(self) -> frozenset[str]:
        """Office words that make a person the head of something: "president", "prime minister", "leader"."""
        leading = ("head_of_state", "head_of_government", "head", "commander", "opposition_leader")
        return frozenset(n for r in self.knowledge.roles if r.office in leading for n in r.nouns) | {"leader", "chief", "ruler"}

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Whose statement the document is: those for whom "we" stands in its own voice, with their state; () where nobody speaks so."""
        return frozenset((*self.voice, *(c for v in self.voice if (c := self.actor(v).country) is not None)))

    @cached_property
    def voice(self) -> tuple[str, ...]:
        """Whom "we" means outside quotation marks, most of the time; () where nobody speaks so."""
        ours = (m for m in self.mentions.actors if self.tree.lower(m.head) in ("we", "our", "us") and not self._is_quoted(m.head))
        most = Counter(m.actors for m in ours if m.actors).most_common(1)
        return most[0][0] if most else ()

    def _is_quoted(self, token: int) -> bool:
        """Do quotation marks stand open before the token in its paragraph?"""
        region = self.document.regions[self.region_of(self.tree.sentence(token))]
        before = self.document.text[region.span.start : self.parse.starts[token]]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    @cached_property
    def main_parties(self) -> tuple[str, ...]:
        """The parties of the conflict: actors named in the title, else the two states or groups that are named most."""
        kinds = ("state", "de_facto_state", "armed_group", "military", "government", "ethnic_group", "alliance")
        title = next((r.span for r in self.document.regions if r.kind == "title"), None)
        named = {ref for m in self.mentions.actors for ref in m.actors if m.form in ("name", "adjective")}
        counts: Counter[str] = Counter()
        in_title: dict[str, None] = {}
        for mention in self.mentions.actors:
            for ref in mention.actors:
                if ref in named and self.actor(ref).kind in kinds:
                    counts[ref] += 1
                    if title is not None and title.contains(mention.span) and mention.form in ("name", "adjective", "possessive"):
                        in_title.setdefault(ref)
        if len(in_title) >= 2:
            return tuple(in_title)
        ranked = [ref for ref, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if count >= _OFTEN]
        return tuple(dict.fromkeys((*in_title, *ranked)))[:2]

    def line_of(self, predication: Predication) -> tuple[int, ...]:
        """Indices of the predication and of all that govern it, from it upwards."""
        line, above = [predication.index], predication.parent
        while above is not None and above not in line:
            line.append(above)
            above = self.predications[above].parent
        return tuple(line)

    def actor(self, ref: str) -> Actor:
        return self.mentions.actor_index[ref]

    def sentence_span(self, number: int) -> Span:
        """The sentence's span in the document's text."""
        return self.parse.sentences[number].span

    def region_of(self, sentence: int) -> int:
        return self.parse.sentences[sentence].region

    def text(self, span: Span) -> str:
        return span.of(self.document.text)

    def quote(self, span: Span) -> str:
        """The document's words in the span, white space folded."""
        return " ".join(self.text(span).split())

    def words(self, first: int, last: int) -> str:
        """The document's words from token ``first`` to ``last`` (exclusive), white space folded."""
        return self.quote(self.parse.span(first, last))

    def attribution(self, holder: Holder) -> Attribution:
        """The holder of a predication as the contract has it: an actor's id where he is one, always his words."""
        if holder.head is None:
            return Attribution()
        mention = self.actor_by_head.get(holder.head) or self.actor_by_token.get(holder.head)
        ref = mention.actors[0] if mention and mention.actors else None
        if ref is None and (anybody := sayer(self.document, self.parse, holder.head)) is not None and anybody.id in self.mentions.actor_index:
            ref = anybody.id
        return Attribution("reported", ref, self.text(holder.span) if holder.span else holder.text)
