"""Questions about a dependency tree that the predicate layer asks over and over. Pure look-ups, no judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polemos.knowledge.lexicon import Lexicon
from polemos.model import Parse

BE = frozenset({"be", "'s", "'re", "'m"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_CUT_FROM_PHRASE = frozenset({"conj", "cc", "preconj", "relcl", "acl", "appos", "parataxis", "advcl"})

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_VERBAL_PREPOSITIONS = frozenset({"following", "concerning", "regarding"})


class Tree:
    """A parse with the lexicon at hand. Tokens are indices throughout."""

    def __init__(self, parse: Parse, lexicon: Lexicon, names: Mapping[int, tuple[int, int]] | None = None, event_nouns: frozenset[int] = frozenset()) -> None:
        """``names`` are the first and last (exclusive) tokens of names of several words, by head token; ``event_nouns`` tokens to be read as such."""
        self.parse = parse
        self.lexicon = lexicon
        self.names = names or {}
        self.event_nouns = event_nouns

    def lemma(self, token: int) -> str:
        return self.parse.lemmas[token].lower()

    def lower(self, token: int) -> str:
        return self.parse.words[token].lower()

    def dep(self, token: int) -> str:
        return self.parse.deps[token]

    def head(self, token: int) -> int:
        return self.parse.heads[token]

    def kids(self, token: int, *labels: str) -> tuple[int, ...]:
        return self.parse.dependents(token, *labels)

    def is_verb(self, token: int) -> bool:
        """A verb or an auxiliary that stands as the head of its clause; not a noun that the tagger took for one ("airstrikes")."""
        tagged = self.parse.pos[token] in ("VERB", "AUX") and self.dep(token) not in ("aux", "auxpass", "det")
        return (tagged or self._is_misread_verb(token)) and not self.has("noun_only", self.lower(token))

    def _is_misread_verb(self, token: int) -> bool:
        """ "A clerk predicts that …": tagged as a noun, but with a subject and a clause of its own."""
        return self.parse.tags[token] == "NNS" and bool(self.kids(token, "nsubj")) and bool(self.kids(token, "ccomp", "dobj"))

    def is_noun(self, token: int) -> bool:
        return (
            self.parse.pos[token] in ("NOUN", "PROPN", "PRON", "NUM")
            or self.parse.tags[token] in ("NN", "NNS", "DT")
            or self.has("noun_only", self.lower(token))
        )

    def is_be(self, token: int) -> bool:
        return self.lemma(token) in BE

    def particle(self, verb: int) -> str | None:
        """The particle of a phrasal verb ("off" in "call off"), or None."""
        found = tuple(p for p in self.kids(verb, "prt") if not self.up_to(p)) or tuple(
            c for c in self.kids(verb, "advmod") if c == verb + 1 and self.has("particle", self.lower(c)) and not self.kids(c, "prep", "pobj")
        )
        return self.lower(found[0]) if found else None

    def up_to(self, particle: int) -> tuple[int, ...]:
        """What is counted by "up to" where the parser takes the "up" for a particle: "have kidnapped up to ten *nurses*"; () elsewhere."""
        if self.lower(particle) != "up":
            return ()
        objects = (o for p in self.kids(particle, "prep") if self.lower(p) == "to" and p == particle + 1 for o in self.kids(p, "pobj"))
        return tuple(o for o in objects if self.parse.pos[o] == "NUM" or self.kids(o, "nummod"))

    def verb_lemma(self, verb: int) -> str:
        """The verb's lemma, with its particle if it has one."""
        part = self.particle(verb)
        return f"{self.lemma(verb)} {part}" if part else self.lemma(verb)

    def has(self, name: str, word: str) -> bool:
        return self.lexicon.has(name, word)

    def verb_has(self, name: str, verb: int) -> bool:
        """Is the verb in the class, with its particle or a preposition that belongs to it, or bare?"""
        lemma = self.verb_lemma(verb)
        if self.has(name, lemma):
            return True
        return any(self.has(name, f"{lemma} {self.lower(p)}") for p in self.kids(verb, "prep", "advmod", "dobj"))

    def conjuncts(self, head: int) -> list[int]:
        """``head`` and all that is coordinated below it, in order of the text."""
        found = [head]
        for token in found:
            found.extend(c for c in self.kids(token, "conj") if self.is_noun(c) or self.parse.pos[c] == self.parse.pos[token])
            # "the Organisation of African Unity and Algeria": coordinated with the name, not with its last word
            first, last = self.names.get(token, (token, token))
            inner = (c for t in range(first, last) if t != token for c in self.kids(t, "conj"))
            found.extend(c for c in inner if not first <= c < last and self.parse.pos[c] == "PROPN")
            # "the UK, the Coalition and Iraq": the parser takes the second of a list of names for an apposition
            found.extend(
                c for c in self.kids(token, "appos") if self.parse.pos[c] == self.parse.pos[token] == "PROPN" and self.kids(c, "conj") and self.kids(c, "cc")
            )
            # "prime minister A and president B": the parser hangs the second office on the first
            beside = [c for c in self.kids(token, "appos") if self.parse.pos[c] == "NOUN" and self.kids(c, "appos")]
            joined = any(self.kids(c, "cc") for c in self.kids(token, "appos"))
            found.extend(c for c in beside if joined and self.parse.pos[token] == "NOUN")
        return sorted(set(found))

    def first_conjunct(self, token: int) -> int:
        """The head of the coordination that ``token`` is in: itself where it is in none."""
        while self.dep(token) == "conj" and self.head(token) != token:
            token = self.head(token)
        return token

    def is_definite(self, noun: int) -> bool:
        """Does a determiner or a possessive pronoun point to what the noun means ("the", "those", "their")?"""
        return any(self.lower(c) in _DEFINITE for c in self.kids(noun, "det", "poss"))

    def phrase(self, head: int) -> tuple[int, int]:
        """First and last (exclusive) token of the phrase of ``head``, without what is coordinated or hangs on as a clause."""
        first = last = head
        stack = [head]
        while stack:
            token = stack.pop()
            first, last = min(first, token), max(last, token)
            for child in self.parse.children[token]:
                if self.dep(child) == "punct" or (self.dep(child) in _CUT_FROM_PHRASE):
                    continue
                if token == head and self.dep(child) in ("mark", "aux", "neg") and self.is_noun(head):
                    continue
                stack.append(child)
        return first, last + 1

    def clause(self, head: int) -> tuple[int, int]:
        """First and last (exclusive) token of everything below ``head``, outer punctuation trimmed."""
        tokens = sorted(self.parse.subtree(head))
        first, last = tokens[0], tokens[-1]
        while first < last and self.parse.pos[first] == "PUNCT":
            first += 1
        while last > first and self.parse.pos[last] == "PUNCT":
            last -= 1
        return first, last + 1

    def sentence(self, token: int) -> int:
        return self.parse.sentence_of[token]

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above ``token``, nearest first."""
        while self.head(token) != token:
            token = self.head(token)
            yield token

    def first_preposition(self, token: int) -> int:
        """The preposition that ``token`` is the object of; of several on one another ("out of") the first."""
        prep = self.head(token)
        while self.dep(prep) in ("prep", "pcomp", "pobj") and self.parse.pos[self.head(prep)] in ("ADP", "SCONJ"):
            prep = self.head(prep)
        return prep

    def preposition(self, prep: int) -> tuple[str, int]:
        """The preposition that begins at ``prep``, of one word or several, and the token that carries its object."""
        words = self.parse.words
        for phrase in self.lexicon.prepositions.get(self.lower(prep), ()):
            end = prep + len(phrase)
            if end <= len(words) and self.sentence(prep) == self.sentence(end - 1) and all(words[prep + i].lower() == w for i, w in enumerate(phrase)):
                return " ".join(phrase), end - 1
        inner = self.kids(prep, "prep")
        if inner and not self.kids(prep, "pobj", "pcomp"):
            return f"{self.lower(prep)} {self.lower(inner[0])}", inner[0]
        return self.lower(prep), prep

    def prepositional(self, governor: int) -> Iterator[tuple[str, int, int]]:
        """(preposition, object token, preposition token) of each prepositional phrase that hangs on ``governor``."""
        for child in self.kids(governor, "prep", "agent", "dative", "advmod", "prt"):
            if (self.dep(child) == "dative" and self.is_noun(child)) or self.up_to(child):
                continue
            if self.dep(child) in ("advmod", "prt") and not (self.kids(child, "pobj", "pcomp", "prep") and self.parse.pos[child] in ("ADP", "ADV", "SCONJ")):
                continue
            prep, carrier = self.preposition(child)
            objects = self.kids(carrier, "pobj", "pcomp", *(("dobj",) if self.lower(carrier) in _VERBAL_PREPOSITIONS else ()))
            if not objects and carrier != child:
                # the parser hangs the object of "because of" now on the one word, now on the other
                objects = tuple(o for o in (*self.parse.children[carrier], *self.kids(child, "pobj")) if self.is_noun(o) and o > carrier)
            for token in objects:
                for each in self.conjuncts(token):
                    yield prep, each, child
            # "from A to B", "between X and with Y": a second preposition coordinated with the first
            for second in self.kids(child, "conj"):
                if self.parse.pos[second] == "ADP":
                    for token in self.kids(second, "pobj", "pcomp"):
                        for each in self.conjuncts(token):
                            yield self.lower(second), each, second

    def is_relative_pronoun(self, token: int) -> bool:
        return self.parse.tags[token] in RELATIVE_TAGS or (
            self.lower(token) == "that" and self.parse.pos[token] in ("PRON", "SCONJ", "DET") and self.dep(token) in ("nsubj", "nsubjpass", "dobj", "pobj")
        )
