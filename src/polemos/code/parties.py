"""Parties that no selector of a frame names: whom a refusal, a ban or a protest is aimed at, found by its own words or by where it happens.

Takes a predication with the frame that fits it and whoever acts in it, gives actor ids. Asked only where the frame's own selectors bind nobody.
What stands deeper in the phrase is taken before what stands beside it, the nearer before the farther; nobody is named who is not in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polemos.code.desk import Desk
from polemos.knowledge.models import EventFrame
from polemos.model import Actor, Predication
from polemos.predicate.tree import Tree

_DOWN = ("dobj", "dative", "xcomp", "ccomp", "oprd", "attr", "acomp", "poss", "amod", "compound", "nmod", "npadvmod", "acl", "appos", "conj")
# not "at": that is where somebody speaks ("announced it at the United Nations")
_TOWARDS = frozenset({
    "against", "with", "to", "from", "on", "upon", "over", "for", "between", "of", "into", "toward", "towards", "among", "in defiance of", "in relation to",
})  # fmt: skip
_PRESSED = frozenset({"despite", "in spite of", "under"})
_INSIDE = _TOWARDS | {"by", "in", "within", "near", "around", "outside", "inside", "across", "through", "along"}
# What is blamed is done by somebody, to somebody else: only who did it is accused
_DOERS = frozenset({"by", "from", "in", "of"})
_CIVIL = frozenset({"CVL", "LAB", "EDU", "OPP", "REB", "REF", "REL", "JRN", "PRM", "SOC", "NGO", "ELI", "BUS", "MED", "CRM", "UNS"})
_AFTER = frozenset({"after", "following", "over", "at", "about"})
_AIMED = frozenset({"protest", "defiance", "opposition", "response", "retaliation", "reprisal"})
_ABROAD_ONLY = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "AID", "SANCTION", "REJECT"})
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
_WHERE = {
    "ASSAULT": ("in", "at", "near", "into", "over", "on", "across", "around", "outside"),
    "COERCE": ("in", "on", "across", "over", "around", "throughout", "from"),
    "CONCEDE": ("in", "on", "across", "over", "throughout"),
    "THREATEN": ("in", "on", "across", "over", "throughout"),
    "RETREAT": ("from", "in", "out of"),
    "MOBILIZE": ("in", "to", "into", "near", "on"),
    "AID": ("in", "to", "into"),
    "AGREE": ("to",),
    "SANCTION": ("from", "to", "in"),
    "REJECT": ("to",),
}  # fmt: skip
_HOSTING = ("to", "in", "into", "at")


def implied_recipients(desk: Desk, predication: Predication, frame: EventFrame, actors: tuple[str, ...]) -> tuple[str, ...]:
    """At whom the happening is aimed where the frame's selectors tell of nobody; () where its words do not tell either."""
    if frame.type in _MUTUAL and len(actors) > 1:
        return ()
    search = _Search(desk, predication, frame, actors)
    if frame.type == "PROTEST":
        return search.aims() or search.objects()
    return search.objects() or search.aims() or search.territory() or search.pressed()


def implied_actors(desk: Desk, predication: Predication, frame: EventFrame) -> tuple[str, ...]:
    """The state in whose land somebody "was arrested" or is tried: nobody else does that. () for all else, and where an agent is told."""
    if frame.mode not in ("arrest", "investigate") or not predication.passive or predication.of_role("agent"):
        return ()
    return _states_of(desk, predication, ("in", "at", "near"))


class _Search:
    """One search from one predication."""

    def __init__(self, desk: Desk, predication: Predication, frame: EventFrame, actors: tuple[str, ...]) -> None:
        self.desk, self.tree, self.predication, self.frame = desk, desk.tree, predication, frame
        self.actors = actors
        self.records = [desk.actor(a) for a in actors]
        self.own = {a.country for a in self.records if a.country}

    def objects(self) -> tuple[str, ...]:
        """Within what is done, refused, asked for or agreed to: its possessor, its prepositions, its clauses."""
        start = [self.predication.token]
        if self.predication.kind == "light":
            start += [t for t in self.desk.parse.tokens_of(self.predication.trigger) if self.tree.is_verb(t)]
        start += self.tree.kids(self._clause(), "csubj")
        return self._search(start)

    def aims(self) -> tuple[str, ...]:
        """Within the purpose: "blocked the road to press the government", "marched, denouncing the president"."""
        clause = self._clause()
        kinds = ("VB", "VBG") if self.frame.type == "PROTEST" else ("VB",)
        tokens = [c for c in self.tree.kids(clause, "advcl") if self.desk.parse.tags[c] in kinds and not self.tree.kids(c, "mark", "nsubj")]
        if self.frame.type == "PROTEST":
            tokens += [c for c in self.tree.kids(clause, "xcomp", "ccomp") if self.desk.parse.tags[c] in kinds]
            tokens += [
                t
                for prep, t, _ in self.tree.prepositional(clause)
                if prep in _AFTER or (prep == "in" and self.tree.lemma(t) in _AIMED) or prep.startswith("in protest")
            ]
        return self._search(tokens, at_once=True)

    def territory(self) -> tuple[str, ...]:
        """The state in whose land it happens, for what is done to a land: a curfew, a withdrawal, an attack, a visit."""
        if not self.actors and self.frame.type in ("ASSAULT", "MOBILIZE"):
            return ()  # "fighting in Osh" is not aimed at anybody
        preps = _HOSTING if self.frame.mode == "visit" else _WHERE.get(self.frame.type, ())
        inner = [p for p in self.desk.children_of.get(self.predication.index, []) if p.link == "content"] if self.frame.content == "own" else []
        found = next((f for p in (self.predication, *inner) if (f := _states_of(self.desk, p, preps))), ())
        if self.frame.type in _ABROAD_ONLY:
            found = tuple(s for s in found if s not in self.own)
        return tuple(s for s in found if s not in self.actors)

    def pressed(self) -> tuple[str, ...]:
        """Who is to do what the threat or refusal waits for: "threatened to strike unless the ministry yielded"."""
        if self.frame.type not in ("THREATEN", "REJECT"):
            return ()
        verbs = [self._clause(), *self.tree.kids(self._clause(), "xcomp", "ccomp")]
        waits = [
            c for v in verbs for c in self.tree.kids(v, "advcl") if any(self.tree.lower(m) in ("unless", "until", "if") for m in self.tree.kids(c, "mark"))
        ]
        return self._search([t for c in waits for t in self.tree.kids(c, "nsubj")], at_once=True)

    def _clause(self) -> int:
        """The verb of the clause: its own token, or the verb that a noun is lent by or is the object of."""
        token = self.predication.token
        while not self.tree.is_verb(token) and self.tree.head(token) != token and self.tree.dep(token) in ("dobj", "attr", "pobj", "prep", "conj", "nsubj"):
            token = self.tree.head(token)
        return token

    def _search(self, tokens: Iterable[int], *, at_once: bool = False) -> tuple[str, ...]:
        """Breadth first below the tokens (from themselves ``at_once``): the nearest who may be meant, with all that is coordinated with him."""
        layer, seen = list(tokens), set(tokens)
        for depth in range(9):
            found: dict[str, None] = {}
            for token in sorted(layer):
                if (depth or at_once) and not found:
                    found.update(dict.fromkeys(self._at(token)))
                    if found:
                        for other in self.tree.conjuncts(token):
                            found.update(dict.fromkeys(self._at(other)))
            if found:
                return tuple(found)
            layer = [c for t in layer for c in self._below(t, depth) if c not in seen]
            seen.update(layer)
        return ()

    def _at(self, token: int) -> list[str]:
        mention = self.desk.actor_by_head.get(token)
        if mention is None or not mention.actors:
            return []
        anybody = mention.form == "generic"
        return [a for a in mention.actors if self._may_be_meant(self.desk.actor(a)) and not (anybody and self.desk.actor(a).country is None)]

    def _may_be_meant(self, actor: Actor) -> bool:
        """Not who acts, nor his own state, organs and forces ("withdrew its troops"); a government may act on its people."""
        if actor.id in self.actors:
            return False
        if actor.country is None or actor.country not in self.own:
            return True
        acting = self.frame.type == "PROTEST" or any(set(a.sectors) & _CIVIL for a in self.records)
        return acting or bool(set(actor.sectors) & _CIVIL)

    def _below(self, token: int, depth: int) -> Iterator[int]:
        tree, parse = self.tree, self.desk.parse
        verbal = tree.is_verb(token) or parse.pos[token] == "ADJ"
        for child in parse.children[token]:
            dep = tree.dep(child)
            if dep in _DOWN and not (dep == "conj" and (depth == 0 or verbal)):
                if not (dep == "appos" and parse.pos[child] != "PROPN"):
                    yield child
            elif dep in ("nsubj", "nsubjpass") and not tree.is_relative_pronoun(child):
                if (depth and tree.dep(token) in ("ccomp", "acl", "pcomp")) or (not depth and dep == "nsubjpass" and self.predication.passive):
                    yield child
            elif dep in ("advcl", "relcl") and depth and _is_aim(tree, child):
                yield child
        allowed = _DOERS if self.frame.type == "ACCUSE" else _TOWARDS if verbal and depth == 0 else _INSIDE
        pressed = self.frame.type in ("REJECT", "CONCEDE", "RETREAT") and depth < 2
        for prep, each, carrier in tree.prepositional(token):
            if verbal and depth == 0 and carrier < token:
                continue  # what stands before the verb sets the scene: "With the fall of the empire, the province voted"
            if prep in allowed or (pressed and prep in _PRESSED and parse.pos[each] == "NOUN"):
                yield each


def _is_aim(tree: Tree, verb: int) -> bool:
    """An infinitive of purpose, with or without a subject of its own ("for troops to be sent")."""
    return any(tree.lower(a) == "to" for a in tree.kids(verb, "aux")) and all(tree.lower(m) == "for" for m in tree.kids(verb, "mark"))


def _states_of(desk: Desk, predication: Predication, preps: tuple[str, ...]) -> tuple[str, ...]:
    """The states in which the predication's places lie, of those brought in by one of the prepositions; only where it is one state."""
    found: dict[str, None] = {}
    for argument in predication.arguments:
        if argument.role == "agent" or argument.implied:
            continue
        heads = [argument.head] if argument.prep in preps else [t for p, t, _ in desk.tree.prepositional(argument.head) if p in preps]
        for head in heads:
            mention = desk.place_by_token.get(head)
            country = desk.mentions.place_index[mention.place].country if mention is not None and mention.place is not None else None
            if country is not None and country in desk.mentions.actor_index:
                found.setdefault(country)
    return tuple(found) if len(found) == 1 else ()
