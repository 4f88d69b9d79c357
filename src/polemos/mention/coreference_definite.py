"""Whom definite nouns mean: "the government", "the foreign secretary", "both countries", "the group", "the region".

Takes the draft and who stands at which token, gives actor ids or nothing. Only what one clear candidate settles is settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from polemos.mention.actors_generic import Phrase, words
from polemos.mention.actors_names import active
from polemos.mention.actors_persons import Introduced
from polemos.mention.actors_record import SINGLE_OFFICES, holder_of
from polemos.mention.coreference_alliance import NOUN, alliance, is_coalition
from polemos.mention.coreference_search import Stands
from polemos.mention.draft import Draft
from polemos.model import STATES

_KINDS: dict[str, tuple[str, ...]] = {
    "group": ("armed_group", "civil_society", "party", "other"), "movement": ("armed_group", "party", "civil_society"),
    "organisation": ("igo", "armed_group", "civil_society", "company", "other"), "organization": ("igo", "armed_group", "civil_society", "company", "other"),
    "alliance": ("alliance", "igo"), "bloc": ("igo", "alliance"), "militia": ("armed_group",), "faction": ("armed_group", "party"),
    "party": ("party",), "company": ("company",), "firm": ("company",), "militant": ("armed_group",), "insurgent": ("armed_group",), "body": ("igo",),
    "network": ("armed_group",), "outfit": ("armed_group",), "agency": ("igo", "government", "civil_society"),
}  # fmt: skip
_SIDES = ("side", "party", "belligerent", "camp")
_WARRING = ("warring", "opposing", "conflicting", "rival", "belligerent")
_TERRITORY = frozenset(["region", "territory", "enclave", "exclave", "republic", "province"])
_LAND = frozenset(["country", "nation", "state", "kingdom", "republic", "island"])
_OFTEN = 3  # so many mentions make somebody the one whom the text is on
_SHORTENED = ("armed_group", "alliance", "igo", "party")  # "the alliance" in small letters: of these, where one was named
_THE = ("the", "that", "this")


class Definite:
    """Settles definite nouns against what stands before them."""

    def __init__(self, draft: Draft, introduced: Introduced, at: Mapping[int, Stands]) -> None:
        self.draft, self.parse, self.introduced, self.at = draft, draft.parse, introduced, at
        self.pairs = list(self._pairs())

    # -- role phrases -------------------------------------------------------------------------------------

    def phrase(self, phrase: Phrase) -> tuple[tuple[str, ...], str]:
        """The actors of a definite role phrase and how they were found; ``country``: the ids are whose it is, not who it is."""
        role = phrase.role
        if role.kind == "alliance" or NOUN in self._lows(phrase):
            kind = self._of_kind(phrase.head)
            if kind is not None and NOUN not in self._lows(phrase):
                return (kind,), "same"
            return self._coalition(phrase) if "anti" not in self._lows(phrase) else ((), "open")
        if role.kind == "de_facto_state":
            actor = self._territory(phrase.head)
            return ((actor,), "same") if actor is not None else ((), "open")
        if role.person and not phrase.plural:
            person = self._follows(phrase) or self._titled(phrase)
            if person is not None:
                return (person,), "title"
        pair = self._pair(phrase.head, phrase.first)
        if pair:
            return pair, "pair" if self.draft.low[phrase.atoms[1] - 1] in _SIDES else "country"
        group = self._only_group(phrase)
        same = (group,) if group is not None else self._same_noun(phrase)
        if same:
            return same, "same"
        kind = self._of_kind(phrase.head)
        if kind is not None:
            return (kind,), "same"
        if role.name_only:
            cut = self._cut_short(phrase.first, phrase.head)
            return (cut[1], "same") if cut is not None else ((), "open")
        country = self._country(phrase.head)
        if country is None or role.sector is None:
            return (), "open"
        if role.office in SINGLE_OFFICES and not phrase.plural and not phrase.past and role.office is not None:
            holder = holder_of(role.office, country, self.draft.day, self.draft.knowledge)
            if holder is not None:
                return (holder.id,), "office"
        organ = role.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP") and (role.collective or phrase.plural)
        return ((country,), "country") if organ or role.office else ((), "open")

    def _only_group(self, phrase: Phrase) -> str | None:
        """ "The rebels", "the guerrillas": the armed group of which the text has told most so far, if it is named again and again and others hardly are."""
        bare = [w for w in self._lows(phrase) if w not in ("the", "these", "those")]
        if phrase.role.sector != "REB" or not phrase.plural or len(bare) > 1:
            return None
        before = (s for at, s in self.at.items() if at < phrase.first)
        groups = Counter(a for s in before for a in s.actors if self.draft.actors[a].kind == "armed_group")
        top = groups.most_common(1)
        return top[0][0] if top and top[0][1] >= _OFTEN and 4 * top[0][1] >= 3 * groups.total() else None

    def told(self, phrase: Phrase) -> bool:
        """Does the noun ask for somebody known even without an article ("Coalition forces", "Regime forces", headlines)?"""
        lows = self._lows(phrase)
        return NOUN in lows or "regime" in lows or (phrase.role.office is not None and not phrase.plural and self.parse.words[phrase.head][:1].isupper())

    def _lows(self, phrase: Phrase) -> list[str]:
        return self.draft.low[self.draft.first_atom.get(phrase.first, phrase.atoms[0]) : phrase.atoms[1]]

    def _coalition(self, phrase: Phrase) -> tuple[tuple[str, ...], str]:
        """The coalition meant: as named before, or else a known one that fits the text."""
        for at in range(phrase.first - 1, -1, -1):
            if at in self.at and len(self.at[at].actors) == 1 and is_coalition(self.at[at].actors[0], self.draft.knowledge):
                return self.at[at].actors, "same"
        named = {a for s in self.at.values() for a in s.actors} | {c for s in self.at.values() for a in s.actors if (c := self.draft.actors[a].country)}
        found = alliance(words(self.draft, phrase), named, lambda e: active(self.draft, e), self.draft.knowledge)
        return ((found,), "same") if found is not None else ((), "open")

    def _follows(self, phrase: Phrase) -> str | None:
        """The person whose name follows an office and what it is for ("Minister for Fisheries, X, said")."""
        at, end = phrase.last, self.parse.sentences[self.parse.sentence_of[phrase.head]].last
        while at < min(end, phrase.last + 8) and (self.parse.tags[at] in ("IN", "DT", "CC", ",") or self.parse.tags[at].startswith("NN")):
            mention = next((m for m in self.draft.mentions if m.first == at and m.rule in ("name", "weak", "person")), None)
            if mention is not None and mention.actors and self.draft.actors[mention.actors[0]].kind == "person":
                joined = (at == phrase.last + 1 and self.parse.words[phrase.last] == ",") or self.parse.words[phrase.last] in ("for", "of")
                return mention.actors[0] if joined else None
            at += 1
        return None

    def _titled(self, phrase: Phrase) -> str | None:
        """The last person before that was introduced by that very noun or that office ("Press Secretary X ... the press secretary")."""
        for token in (*range(phrase.first - 1, -1, -1), *range(phrase.last, len(self.parse))):
            if token not in self.at or len(self.at[token].actors) != 1:
                continue
            actor = self.at[token].actors[0]
            if any(r.id == phrase.role.id for r in self.introduced.titles.get(actor, ())):
                return actor
        return None

    def _same_noun(self, phrase: Phrase) -> tuple[str, ...]:
        """Who was meant by the same noun with its owner before ("the Saleh regime ... the regime")."""
        noun = self.draft.low[phrase.atoms[1] - 1]
        later = range(phrase.last, len(self.parse)) if noun == "regime" else range(0)  # a regime is often given its name but once
        for token in (*range(phrase.first - 1, -1, -1), *later):
            atom = self.draft.first_atom.get(token)
            if atom is None or self.draft.low[atom] != noun or token not in self.at:
                continue
            actors = self.at[token].actors
            if phrase.role.sector == "MIL" and any("MIL" not in self.draft.actors[a].sectors and self.draft.actors[a].sectors for a in actors):
                continue  # "the guerrilla army … the army"
            if all(
                self.draft.actors[a].kind not in ("state", "person") or (self.draft.actors[a].kind == "person" and phrase.role.kind == "person") for a in actors
            ):
                return actors
        return ()

    # -- other definite nouns -----------------------------------------------------------------------------

    def noun(self, token: int) -> tuple[int, tuple[str, ...], str] | None:
        """First token, actors and rule of a definite noun that stands for an actor named before; None where it stands for none."""
        atom = self.draft.first_atom.get(token)
        if atom is None:
            return None
        word = self.draft.low[atom]
        first, determiner, bare = self._determined(token)
        if determiner is None:
            return None
        pair = self._pair(token, first)
        if pair:
            return first, pair, "pair"
        if determiner not in _THE or self.parse.tags[token] in ("NNS", "NNPS"):
            return None
        if not bare:
            return None
        if word in _KINDS:
            actor = self._of_kind(token)
            return (first, (actor,), "kind") if actor is not None else None
        if word in _TERRITORY:
            actor = self._territory(token)
            if actor is not None:
                return first, (actor,), "territory"
        if word in _LAND:
            actor = self._country(token)
            return (first, (actor,), "country") if actor is not None else None
        return self._cut_short(first, token)

    def _determined(self, token: int) -> tuple[int, str | None, bool]:
        """First token of the noun phrase, its determiner in lower case, and whether nothing else stands before the noun."""
        left = [c for c in self.parse.children[token] if c < token]
        determiners = [c for c in left if self.parse.tags[c] in ("DT", "PDT", "CD")]
        if not determiners:
            return token, None, False
        words = [self.parse.words[c].lower() for c in determiners]
        others = [c for c in left if c not in determiners and self.parse.deps[c] != "punct"]
        return determiners[0], " ".join(words), not others

    def _cut_short(self, first: int, token: int) -> tuple[int, tuple[str, ...], str] | None:
        """An organisation by the last word of its name ("the Security Council ... the Council")."""
        if self.parse.tags[token] not in ("NNP", "NN"):
            return None
        word, capital = self.parse.words[token].lower(), self.parse.words[token][:1].isupper()
        for at in range(first - 1, -1, -1):
            if at in self.at and len(self.at[at].actors) == 1:
                actor = self.draft.actors[self.at[at].actors[0]]
                names = [n.split()[-1].lower() for n in (actor.name, *actor.aliases)]
                if word in names and actor.kind not in ("person", *STATES) and len(actor.name.split()) > 1 and (capital or actor.kind in _SHORTENED):
                    return first, (actor.id,), "short"
        return None

    def _of_kind(self, token: int) -> str | None:
        atom = self.draft.first_atom.get(token)
        kinds = _KINDS.get(self.draft.low[atom]) if atom is not None else None
        if kinds is None or self.parse.tags[token] in ("NNS", "NNPS"):
            return None
        here = self.parse.sentence_of[token]
        for at in range(token - 1, self.parse.sentences[max(0, here - 3)].first - 1, -1):
            if at in self.at and len(self.at[at].actors) == 1 and self.draft.actors[self.at[at].actors[0]].kind in kinds:
                return self.at[at].actors[0]
        return None

    def _territory(self, token: int) -> str | None:
        here = self.parse.sentence_of[token]
        for at in range(token - 1, self.parse.sentences[max(0, here - 1)].first - 1, -1):
            if at in self.at and len(self.at[at].actors) == 1 and self.draft.actors[self.at[at].actors[0]].kind == "de_facto_state":
                owns = self.parse.deps[token] == "poss" and self.parse.lemmas[at].lower() in _TERRITORY
                return self.at[at].actors[0] if owns or self.parse.deps[token] in ("nsubj", "nsubjpass") else None
        return None

    # -- countries and pairs ------------------------------------------------------------------------------

    def _country(self, token: int) -> str | None:
        """The one country that is spoken of before the token: in its sentence, else in the one before, else in the whole text."""
        here = self.parse.sentence_of[token]
        region = self.parse.sentences[here].region
        for number in (here, here - 1, here - 2):
            if number < 0 or self.parse.sentences[number].region < region - 1:
                break
            found = self._countries(self.parse.sentences[number].first, min(token, self.parse.sentences[number].last))
            if number == here:
                for other in self._doers(token):
                    found.pop(other, None)
            if len(found) == 1:
                return next(iter(found))
            if len(found) > 1:
                main = self.main_country()
                return main if main in found else None
        everywhere = self._countries(0, len(self.parse), places=False)
        return next(iter(everywhere)) if len(everywhere) == 1 else _main(everywhere)

    def main_country(self) -> str | None:
        """The country that the whole text is on: named three times or more, and oftener than all others together; None where there is none."""
        return _main(self._countries(0, len(self.parse), places=False))

    def _doers(self, token: int) -> set[str]:
        """The countries that do what is done with the token ("*Beijing* sold jets to the generals"): it is not theirs."""
        at = token
        while self.parse.heads[at] != at and not self.parse.tags[at].startswith("VB"):
            at = self.parse.heads[at]
        subjects = self.parse.dependents(at, "nsubj")
        if any(token in self.parse.subtree(s) for s in subjects):
            return set()
        return {a for s in subjects if s in self.at for a in self.at[s].actors if self.draft.actors[a].kind in STATES}

    def scene(self, token: int) -> str | None:
        """The one country in which, by its own words, the sentence takes place ("police fired on strikers in Lomé")."""
        bounds = self.parse.sentences[self.parse.sentence_of[token]]
        found: set[str] = set()
        for at in range(bounds.first, bounds.last):
            mention = self.draft.mention_at(at)
            if mention is not None and mention.rule == "name.locative":
                found.update(a for a in mention.actors if self.draft.actors[a].kind in STATES)
            elif at in self.draft.country_at and self.draft.preposition(at) in ("in", "at", "near", "outside", "across", "around"):
                found.add(self.draft.country_at[at])
        only = found.pop() if len(found) == 1 else None
        return only if only in self.draft.knowledge.actors else None

    def _countries(self, first: int, last: int, *, places: bool = True) -> Counter[str]:
        found: Counter[str] = Counter()
        for token in range(first, last):
            if token in self.at:
                for actor in self.at[token].actors:
                    if self.draft.actors[actor].kind == "person":
                        continue
                    record = self.draft.actors[actor]
                    country = record.id if record.kind in STATES else record.country
                    if country is not None and country in self.draft.knowledge.actors and self.draft.knowledge.actors[country].kind in STATES:
                        found[country] += 1
            elif places and token in self.draft.country_at and self.draft.country_at[token] in self.draft.knowledge.actors:
                found[self.draft.country_at[token]] += 1
        return found

    def _pair(self, token: int, first: int) -> tuple[str, ...]:
        """The two that were last paired, for "both countries", "the two sides", "the parties"."""
        atom = self.draft.first_atom.get(token)
        if atom is None or self.parse.tags[token] not in ("NNS", "NNPS") or self.draft.low[atom] not in self.draft.knowledge.in_class("one_of_two"):
            return ()
        words = [self.parse.words[t].lower() for t in range(first, token)]
        noun = self.draft.low[atom]
        two = "both" in words or "two" in words or (words[:1] == ["the"] and noun in _SIDES and (len(words) == 1 or words[-1] in _WARRING))
        if not two or any(self.parse.deps[c] == "prep" and self.parse.words[c].lower() == "of" for c in self.parse.children[token]):
            return ()
        before = [(at, pair) for at, pair in self.pairs if at < first]
        return max(before, key=self._weight(before, noun))[1] if before else ()

    def _weight(self, before: list[tuple[int, tuple[str, ...]]], noun: str) -> Callable[[tuple[int, tuple[str, ...]]], tuple[float, int]]:
        """How likely two are meant: by how often they were paired, by being the two most named, and by nearness; sides of a conflict stay the same."""
        last = before[-1][0]
        named = Counter(a for token, stands in self.at.items() if token <= last for a in stands.actors)
        main = {a for a, _ in named.most_common(2)}
        often = Counter(frozenset(pair) for _, pair in before)

        def weight(each: tuple[int, tuple[str, ...]]) -> tuple[float, int]:
            at, pair = each
            near = noun not in _SIDES and self.parse.sentence_of[at] == self.parse.sentence_of[last]
            return often[frozenset(pair)] + (2.0 if set(pair) == main else 0.0) + (1.5 if near else 0.0), at

        return weight

    def _pairs(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Two states or like parties that the text joins by "and", by token; the later of the two tells where."""
        for token in sorted(self.at):
            if self.parse.deps[token] != "conj":
                continue
            first = self.parse.heads[token]
            if first not in self.at or self.parse.dependents(token, "conj") or self.parse.deps[first] == "conj":
                continue
            actors = tuple(dict.fromkeys((*self.at[first].actors, *self.at[token].actors)))
            kinds = {self.draft.actors[a].kind for a in actors}
            if len(actors) == 2 and (kinds <= set(STATES) or kinds <= {"armed_group", "government", "military", *STATES}):
                yield token, actors


def _main(countries: Counter[str]) -> str | None:
    """The one that is named three times or more, and oftener than all others together."""
    top = countries.most_common(1)
    return top[0][0] if top and top[0][1] >= _OFTEN and 2 * top[0][1] > countries.total() else None
