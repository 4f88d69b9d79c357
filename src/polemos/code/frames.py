"""Which frame of the knowledge fits a predication: one engine for every kind of frame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from polemos.code.binding import actors_of, select_at
from polemos.code.desk import Desk
from polemos.knowledge.models import Frame
from polemos.model import Argument, Predication

F = TypeVar("F", bound=Frame)


@dataclass(frozen=True)
class Match(Generic[F]):
    """A frame that fits, and the preposition that belongs to its predicate ("call *for*"), if one does."""

    frame: F
    prep: str | None = None


def _rank(frame: Frame) -> int:
    """Lower comes first: its precedence, then how many conditions it has."""
    return -(100 * frame.precedence + len(frame.when) + len(frame.unless))


class FrameIndex(Generic[F]):
    """Frames by predicate. Of those that fit, precedence decides, then the number of conditions, then the order of the files."""

    def __init__(self, frames: Iterable[F]) -> None:
        self._by_verb: dict[str, list[tuple[str | None, F]]] = defaultdict(list)
        self._by_noun: dict[str, list[F]] = defaultdict(list)
        self._nouns: set[str] = set()
        self._by_adjective: dict[str, list[F]] = defaultdict(list)
        for frame in sorted(frames, key=_rank):
            for verb in frame.verbs:
                base, _, rest = verb.partition(" ")
                self._by_verb[base].append((rest or None, frame))
            for noun in frame.nouns:
                self._by_noun[noun].append(frame)
                if " " in noun or "copula" not in frame.when.get("kind", ()):
                    self._nouns.add(noun)
            for adjective in frame.adjectives:
                self._by_adjective[adjective].append(frame)
        for entries in self._by_verb.values():
            # "call for" before bare "call": the particle decides
            entries.sort(key=lambda e: (-e[1].precedence, e[0] is None, _rank(e[1])))

    def nouns(self) -> frozenset[str]:
        """All predicate nouns of the frames; those that count in copulas alone ("is a part of") are none by themselves."""
        return frozenset(self._nouns)

    def matches(self, desk: Desk, predication: Predication) -> Iterator[Match[F]]:
        """All frames that fit, best first, each looked for when it is asked for."""
        return (m for m in self._candidates(predication) if fits(desk, predication, m))

    def best(self, desk: Desk, predication: Predication) -> Match[F] | None:
        """The frame that fits best, or None."""
        return next(self.matches(desk, predication), None)

    def _candidates(self, predication: Predication) -> Iterable[Match[F]]:
        if predication.kind == "verb":
            base, _, particle = predication.lemma.partition(" ")
            # "insisted on Thursday" is no "insist on"
            preps = {a.prep for a in predication.arguments if a.prep and not a.implied and a.role != "time"}
            for rest, frame in self._by_verb.get(base, ()):
                if (rest is None and not particle) or (rest is not None and rest == particle):
                    yield Match(frame)
                elif rest is not None and (rest in preps or any(p and p.split()[0] == rest for p in preps)):
                    yield Match(frame, next(p for p in preps if p and p.split()[0] == rest.split()[0]))
        elif predication.kind == "adjective":
            for frame in self._by_adjective.get(predication.lemma, ()):
                yield Match(frame)
        else:
            for lemma in dict.fromkeys((predication.lemma, predication.lemma.rpartition(" ")[2])):
                for frame in self._by_noun.get(lemma, ()):
                    yield Match(frame)


def fits(desk: Desk, predication: Predication, match: Match[F]) -> bool:
    """Do all conditions of the frame hold and none of its exceptions?"""
    frame = match.frame
    return all(_holds(desk, predication, s, v, match.prep) for s, v in frame.when.items()) and not any(
        _holds(desk, predication, s, v, match.prep) for s, v in frame.unless.items()
    )


def _holds(desk: Desk, predication: Predication, selector: str, wanted: tuple[str, ...], prep: str | None) -> bool:
    values = _values(desk, predication, selector)
    if values is not None:
        return any(w in values or (w == "*" and bool(values)) or (w.startswith("@") and bool(values & desk.knowledge.in_class(w[1:]))) for w in wanted)
    arguments = select_at(desk, predication, selector, prep)
    return any(_argument_is(desk, a, wanted) for a in arguments)


def _values(desk: Desk, predication: Predication, selector: str) -> set[str] | None:
    """What a selector that names no argument gives: features of the predicate itself."""
    if selector == "light":
        return {verb} if (verb := _lending_verb(desk, predication)) else set()
    if selector == "lemma":
        return {predication.lemma}
    if selector == "kind":
        return {predication.kind}
    if selector == "marker":
        return {predication.marker} if predication.marker else set()
    if selector == "link":
        return {predication.link} if predication.link else set()
    if selector == "tense":
        return {predication.tense}
    if selector == "factuality":
        return {predication.factuality}
    if selector == "voice":
        return {"passive" if predication.passive else "active"}
    if selector == "modifier":
        tree = desk.tree
        return {tree.lower(c) for c in tree.kids(predication.token, "amod", "compound", "det", "advmod", "nmod")} | {
            tree.lemma(c) for c in tree.kids(predication.token, "amod", "compound", "nmod")
        }
    if selector == "governor":
        return {desk.predications[predication.parent].lemma} if predication.parent is not None else set()
    if selector == "content.tense":
        return {c.tense for c in desk.children_of.get(predication.index, []) if c.link == "content"}
    if selector == "content.lemma":
        return {c.lemma for c in desk.children_of.get(predication.index, []) if c.link == "content"}
    return None


def _lending_verb(desk: Desk, predication: Predication) -> str | None:
    """The light verb, or the full verb whose object a bare noun is ("rejected the agreement")."""
    if predication.light or predication.kind != "noun" or predication.parent is None:
        return predication.light
    above = desk.predications[predication.parent]
    is_object = any(a.first <= predication.token < a.last and a.head == predication.token and a.role == "patient" for a in above.arguments)
    return above.lemma if is_object and above.kind == "verb" else None


def _argument_is(desk: Desk, argument: Argument, wanted: tuple[str, ...]) -> bool:
    """Is the argument any of what is wanted: a word, a @class, a #kind or #SECTOR, "*" for anything?"""
    if "*" in wanted:
        return True
    words = argument_words(desk, argument.head)
    for each in wanted:
        if each.startswith("#"):
            found = _actor_is(desk, argument, each[1:])
        elif each.startswith("@"):
            found = bool(words & desk.knowledge.in_class(each[1:]))
        else:
            found = each in words
        if found:
            return True
    return False


def _actor_is(desk: Desk, argument: Argument, wanted: str) -> bool:
    if wanted == "place":
        return argument.head in desk.place_by_token
    refs = actors_of(desk, argument)
    if wanted == "actor":
        return bool(refs)
    return any(wanted == desk.actor(r).kind or wanted in desk.actor(r).sectors for r in refs)


def argument_words(desk: Desk, head: int) -> set[str]:
    """Lemmas that stand for a phrase: its head, the head with its compound, and through "dozens of" what is counted."""
    tree = desk.tree
    words = {tree.lemma(head), tree.lower(head)}
    words |= {f"{tree.lower(c)} {tree.lemma(head)}" for c in tree.kids(head, "compound", "amod", "nmod")}
    if tree.lemma(head) in desk.lexicon.classes["transparent"] or desk.parse.pos[head] == "NUM":
        for prep, token, _ in tree.prepositional(head):
            if prep == "of" and token != head:
                words |= argument_words(desk, token)
    return words
