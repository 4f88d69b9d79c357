"""Whom pronouns and phrases without a name mean: the second pass over a document's actors, in order of the text.

Takes a draft in which names and generic phrases are found, replaces the mentions left open, adds those of pronouns and
definite nouns. What the text does not settle stays open or becomes an actor of its own; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from polemos.knowledge.atoms import plain
from polemos.mention.actors_generic import Phrase, own_actor, owned, strange
from polemos.mention.actors_persons import Introduced
from polemos.mention.coreference_definite import Definite
from polemos.mention.coreference_search import above, governed_by, main_subjects, pleonastic, relative_antecedent
from polemos.mention.coreference_speech import find_quotes, institution, lead_speaker
from polemos.mention.draft import Draft
from polemos.model import STATES, Actor

_PERSONAL = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she"}
_THING = ("it", "its", "itself")
_MANY = ("they", "them", "their", "theirs", "themselves")
_FIRST = {"i": "I", "me": "I", "my": "I", "myself": "I", "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we"}
_GROUPS = ("armed_group", "ethnic_group", "population", "military", "party", "government", "company", "igo", "alliance", "civil_society", "other")
_RULED = ("CVL", "EDU", "LAB", "OPP", "JRN", "REL", "AGR", "MED", "BUS", "SOC", "ELI")  # over whom a state rules as a rule
_MALE = frozenset(["mr", "mr.", "king", "prince", "chairman", "spokesman", "businessman", "congressman", "sir", "lord", "sheikh", "imam", "sultan", "emir"])
_FEMALE = frozenset(["mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "chairwoman", "spokeswoman", "businesswoman", "congresswoman", "dame", "lady"])


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands at a token: the actors, whether the words are plural, and whether they speak of one person ("a minister")."""

    actors: tuple[str, ...]
    plural: bool
    person: bool = False


Fits = Callable[[Standing], bool]


class Coreference:
    """One pass over one document; ``run`` does it all."""

    def __init__(self, draft: Draft, open_: list[Phrase], introduced: Introduced) -> None:
        self.draft, self.parse = draft, draft.parse
        self.open = {p.head: p for p in open_ if (m := draft.mention_at(p.head)) is not None and m.rule.startswith("role.") and not m.actors}
        self.at: dict[int, Standing] = {}
        self.gender: dict[str, str] = {}
        self.persons: set[int] = set()
        self.reports = draft.knowledge.in_class("report")
        self.controls = draft.knowledge.in_class("object_control")
        for mention in draft.mentions:
            if mention.actors:
                self._stand(mention.head, mention.actors)
                self._note_gender(mention.first, mention.actors)
        self.quotes = find_quotes(self.parse, self.reports, lambda t: t in self.at or self._is_person_pronoun(t))
        self.definite = Definite(draft, introduced, self.at)

    def run(self) -> None:
        """Settles all that is open and adds what pronouns and definite nouns mean."""
        for token in range(len(self.parse)):
            if token in self.open:
                self._settle(token)
            elif token in self.at:
                continue
            elif self.parse.tags[token] in ("PRP", "PRP$", "WP", "WDT", "WP$"):
                self._pronoun(token)
            elif self.parse.tags[token] in ("NN", "NNS", "NNP", "NNPS"):
                found = self.definite.noun(token)
                if found is not None:
                    first, actors, rule = found
                    self._add(first, token, actors, "definite", rule)

    # -- open phrases -------------------------------------------------------------------------------------

    def _settle(self, token: int) -> None:
        phrase, number = self.open[token], self.draft.at[token]
        actors: list[Actor] = []
        rule = self.draft.mentions[number].rule
        if phrase.owner == "possessive" and phrase.pronoun is not None:
            owners = self._resolve(phrase.pronoun)
            actors = owned(self.draft, phrase, [self.draft.actors[a] for a in owners])
        elif phrase.owner == "definite" or self.definite.told(phrase):
            ids, how = self.definite.phrase(phrase)
            actors, rule = [self._record(a) for a in ids], f"{rule}.{how}" if ids else rule
            if how == "country":
                actors = owned(self.draft, phrase, actors)
        if not actors and self._of_the_scene(phrase):
            country = self.definite.scene(token)
            actors = owned(self.draft, phrase, [self._record(country)]) if country is not None else []
            rule = f"{rule}.scene" if actors else rule
        if not actors and self._of_the_scene(phrase) and phrase.role.sector in _RULED:
            country = governed_by(self.draft, token, self.at)
            actors = owned(self.draft, phrase, [self._record(country)]) if country is not None else []
            rule = f"{rule}.ruled" if actors else rule
        if not actors and self._stands_for_all(phrase):
            country = self.definite.main_country()
            actors = owned(self.draft, phrase, [self._record(country)]) if country is not None else []
            rule = f"{rule}.main" if actors else rule
        if not actors:
            actors = [own_actor(self.draft, phrase)]
        for actor in actors:
            self.draft.actors.setdefault(actor.id, actor)
        form = "definite" if rule.endswith((".same", ".office", ".title")) else self.draft.mentions[number].form
        self.draft.mentions[number] = replace(self.draft.mentions[number], actors=tuple(a.id for a in actors), rule=rule, form=form)
        self._stand(token, self.draft.mentions[number].actors)

    def _of_the_scene(self, phrase: Phrase) -> bool:
        """Are they as a rule of the country where it happens: its police, protesters, rebels, not its guests or those named otherwise?"""
        named = any(self.parse.tags[t] in ("NNP", "NNPS") for t in range(phrase.first, phrase.head))
        return phrase.role.sector not in (None, "MIL", "GOV", "JRN") and not phrase.past and not named and not strange(self.draft, phrase.head, phrase.role)

    def _stands_for_all(self, phrase: Phrase) -> bool:
        """ "Security forces", "police", "troops" without an article at the head of a clause: those of the country that the text is on."""
        bare = not any(self.parse.tags[c] in ("DT", "CD", "PRP$", "JJ", "NNP") for c in self.parse.children[phrase.head] if c < phrase.head)
        subject = self.parse.deps[phrase.head] in ("nsubj", "agent")
        return bare and subject and phrase.role.sector in ("MIL", "COP") and phrase.owner == "bare" and not phrase.past

    # -- pronouns -----------------------------------------------------------------------------------------

    def _pronoun(self, token: int) -> None:
        actors = self._resolve(token)
        if actors:
            if self.parse.words[token].lower() in _PERSONAL:
                self.persons.add(token)
            form = "possessive" if self.parse.tags[token] in ("PRP$", "WP$") else "pronoun"
            self._add(token, token, actors, form, "pronoun." + self.parse.words[token].lower())

    def _resolve(self, token: int) -> tuple[str, ...]:
        if token in self.at:
            return self.at[token].actors
        word = self.parse.words[token].lower()
        if word in _FIRST:
            return self._first_person(token, _FIRST[word])
        if word in ("who", "which", "whose", "whom", "that"):
            nouns = relative_antecedent(self.parse, token)
            standing = self._group(nouns) if nouns else None
            return standing.actors if standing is not None else ()
        if word in _PERSONAL:
            return self._person(token, _PERSONAL[word])
        if word in _THING:
            return self._thing(token)
        return self._several(token) if word in _MANY else ()

    def _doing(self, token: int) -> set[tuple[str, ...]]:
        """Who does what is done to the pronoun: an object that is no "himself" is never its own subject."""
        verb, word = self.parse.heads[token], self.parse.words[token].lower()
        if self.parse.deps[token] not in ("dobj", "dative") or word.endswith("self"):
            return set()
        return {self.at[s].actors for s in self.parse.dependents(verb, "nsubj") if s in self.at}

    def _person(self, token: int, word: str) -> tuple[str, ...]:
        doing = self._doing(token)

        def fits(standing: Standing) -> bool:
            one = len(standing.actors) == 1 and not standing.plural and standing.actors not in doing
            return one and self._is_person(standing) and self.gender.get(standing.actors[0], word) == word

        found = self._above(token, fits) or self._earlier(token, fits, everybody=True)
        if len(found) == 1:
            self.gender.setdefault(found[0], word)
        return found

    def _thing(self, token: int) -> tuple[str, ...]:
        if self.parse.words[token].lower() == "it" and pleonastic(self.parse, token):
            return ()

        def fits(standing: Standing) -> bool:
            one = len(standing.actors) == 1 and not standing.plural and not self._is_person(standing) and standing.actors not in doing
            return one and self.draft.actors[standing.actors[0]].kind not in ("population", "ethnic_group")

        doing = self._doing(token)
        if doing or self._asked(token):
            doing |= self._speaking_here(token)
            return self._only(token, fits) or self._earlier(token, fits, everybody=False)
        found = self._parallel(token, fits) or self._above(token, fits, first_only=True)
        if found or any(True for g in above(self.parse, token, self.controls) if not self._is_pronoun(g)):
            return found or (self._only(token, fits) if self.parse.tags[token] == "PRP$" else ())
        return self._earlier(token, fits, everybody=False)

    def _asked(self, token: int) -> bool:
        """ "we ask *it*", "they armed *it*": the object of somebody who is a pronoun himself."""
        subjects = self.parse.dependents(self.parse.heads[token], "nsubj")
        return self.parse.deps[token] in ("dobj", "dative") and any(self.parse.tags[s] == "PRP" for s in subjects)

    def _parallel(self, token: int, fits: Fits) -> tuple[str, ...]:
        """Whose the first of several joined nouns is ("Togo's ports and its roads")."""
        if self.parse.tags[token] != "PRP$":
            return ()
        noun = self.parse.heads[token]
        while self.parse.deps[noun] == "conj" and self.parse.heads[noun] != noun:
            noun = self.parse.heads[noun]
            for child in self.parse.dependents(noun, "poss"):
                if child in self.at and child < token and fits(self.at[child]):
                    return self.at[child].actors
        return ()

    def _only(self, token: int, fits: Fits) -> tuple[str, ...]:
        """The one in the sentence before the token who fits, if there is but one."""
        begin = self.parse.sentences[self.parse.sentence_of[token]].first
        modifying = ("compound", "amod", "nmod")
        found = {self.at[t].actors for t in range(begin, token) if t in self.at and self.parse.deps[t] not in modifying and fits(self.at[t])}
        return found.pop() if len(found) == 1 else ()

    def _several(self, token: int) -> tuple[str, ...]:
        selves = self._speaking_here(token)

        def fits(standing: Standing) -> bool:
            if standing.actors in selves:
                return False
            return standing.plural or len(standing.actors) > 1 or (not self._is_person(standing) and self.draft.actors[standing.actors[0]].kind in _GROUPS)

        begin = self.parse.sentences[self.parse.sentence_of[token]].first
        found = (
            self._above(token, fits)
            or self._nearest(begin, token, lambda s: fits(s) and (s.plural or len(s.actors) > 1))
            or self._earlier(token, fits, everybody=False)
        )
        return self._many_between(token, found) or found

    def _speaking_here(self, token: int) -> set[tuple[str, ...]]:
        """Who calls himself "we" in the sentence: whom a "they" in it cannot mean."""
        sentence = self.parse.sentences[self.parse.sentence_of[token]]
        return {self.at[t].actors for t in range(sentence.first, sentence.last) if t in self.at and self.parse.words[t].lower() in _FIRST}

    def _many_between(self, token: int, found: tuple[str, ...]) -> tuple[str, ...]:
        """Those in the plural between a body that acts and the pronoun ("the army drove villagers from their homes")."""
        begin = self.parse.sentences[self.parse.sentence_of[token]].first
        here = [t for t in range(begin, token) if t in self.at and self.at[t].actors == found]
        if self.parse.tags[token] != "PRP$" or not here or self.at[here[-1]].plural or len(found) != 1:
            return ()
        objects = [t for t in range(here[-1] + 1, token) if t in self.at and self.at[t].plural and self.parse.deps[t] == "dobj"]
        return self.at[objects[-1]].actors if objects else ()

    def _above(self, token: int, fits: Fits, first_only: bool = False) -> tuple[str, ...]:
        for group in above(self.parse, token, self.controls):
            standing = self._group(group)
            if standing is not None and fits(standing):
                return standing.actors
            if first_only and standing is None and not self._is_pronoun(group):
                return self._possessor(group, fits) if self.parse.tags[token] == "PRP$" else ()
        return ()

    def _possessor(self, tokens: list[int], fits: Fits) -> tuple[str, ...]:
        """Whose the subject is, where it is nobody itself ("Togo's efforts to improve its roads")."""
        for token in tokens:
            for child in (*self.parse.dependents(token, "poss"), *self.parse.dependents(token, "amod", "compound")):
                if child in self.at and fits(self.at[child]):
                    return self.at[child].actors
        return ()

    def _earlier(self, token: int, fits: Fits, *, everybody: bool) -> tuple[str, ...]:
        """In the sentences before: who is the subject; for persons, whoever was named last."""
        here = self.parse.sentence_of[token]
        if self.parse.tags[token] == "PRP$" or everybody:
            found = self._nearest(self.parse.sentences[here].first, token, fits)
            if found:
                return found
        for number in range(here - 1, max(here - 4, -1), -1):
            if self.parse.sentences[number].region < self.parse.sentences[here].region - 1:
                break
            subjects = main_subjects(self.parse, number)
            standing = self._group(subjects)
            if standing is not None and fits(standing):
                return standing.actors
            if everybody:
                found = self._nearest(self.parse.sentences[number].first, self.parse.sentences[number].last, fits)
                if found:
                    return found
            elif subjects:
                break
        return ()

    def _nearest(self, first: int, last: int, fits: Fits) -> tuple[str, ...]:
        """The last who fits between the tokens; nobody where possessors and objects of several kinds compete."""
        for token in range(last - 1, first - 1, -1):
            standing = self.at.get(token)
            if (
                standing is not None
                and self.parse.tags[token] not in ("WP", "WDT")
                and self.parse.deps[token] not in ("compound", "amod", "nmod")
                and fits(standing)
            ):
                return standing.actors
        return ()

    def _group(self, tokens: Iterable[int]) -> Standing | None:
        """All who stand at the tokens, taken together; None where anybody there is nobody known."""
        standings = [self.at.get(t) for t in tokens]
        known = [s for s in standings if s is not None]
        if not known or len(known) < len(standings):
            return known[0] if len(known) == 1 and len(standings) == 1 else None
        actors = tuple(dict.fromkeys(a for s in known for a in s.actors))
        return Standing(actors, len(known) > 1 or known[0].plural)

    # -- the first person ---------------------------------------------------------------------------------

    def _first_person(self, token: int, word: str) -> tuple[str, ...]:
        quote = next((q for q in self.quotes if q.first <= token < q.last), None)
        if quote is not None:
            speaker = self._speaking(quote.speaker)
        else:
            said = lead_speaker(self.parse, token, self.reports, lambda t: t in self.at)
            classes = self.draft.knowledge.in_class
            speaker = self._speaking(said if said is not None else institution(self.parse, classes("performed"), classes("felt"), lambda t: t in self.at))
        if speaker is None:
            return ()
        actor = self.draft.actors[speaker]
        if word == "I":
            return (speaker,) if actor.kind == "person" else ()
        if actor.kind != "person":
            return (speaker,)
        return self._side_of(actor)

    def _speaking(self, token: int | None) -> str | None:
        if token is None:
            return None
        actors = self._resolve(token) if self._is_person_pronoun(token) else self.at[token].actors if token in self.at else ()
        return actors[0] if len(actors) == 1 else None

    def _side_of(self, person: Actor) -> tuple[str, ...]:
        """For whom an official says "we": what he heads or speaks for, or else his country."""
        official = bool(set(person.sectors) & {"GOV", "MIL", "LEG", "COP", "SPY"})
        country = person.country
        if official and country in self.draft.knowledge.actors:
            return (self._record(str(country)).id,)
        entry = self.draft.knowledge.actors.get(person.id)
        of = next((o.of for o in entry.offices if o.of in self.draft.actors), None) if entry is not None else None
        return (of,) if of is not None else ()

    # -- records ------------------------------------------------------------------------------------------

    def _record(self, actor: str) -> Actor:
        known = self.draft.actors.get(actor)
        if known is None:
            known = self.draft.actors.setdefault(actor, self.draft.known(actor))
        return known

    def _add(self, first: int, token: int, actors: tuple[str, ...], form: str, rule: str) -> None:
        self.draft.add(first, token + 1, token, [self._record(a) for a in actors], form, rule)  # type: ignore[arg-type]  # one of the forms
        self._stand(token, actors)

    def _stand(self, token: int, actors: tuple[str, ...]) -> None:
        plural = self.parse.tags[token] in ("NNS", "NNPS") and not all(self._one_body(a) for a in actors)
        self.at[token] = Standing(actors, plural, not plural and self._one_person(token))

    def _is_person(self, standing: Standing) -> bool:
        return standing.person or self.draft.actors[standing.actors[0]].kind == "person"

    def _one_person(self, token: int) -> bool:
        """Is the noun one that means one person, in the singular ("minister", "rebel")?"""
        mention = self.draft.mention_at(token)
        if mention is None or not mention.rule.startswith("role."):
            return token in self.persons
        role = mention.rule.split(".")[1]
        return any(r.id == role and r.person for r in self.draft.knowledge.roles)

    def _one_body(self, actor: str) -> bool:
        return self.draft.actors[actor].kind in (*STATES, "igo", "company", "person")

    def _note_gender(self, first: int, actors: tuple[str, ...]) -> None:
        if len(actors) != 1 or self.draft.actors[actors[0]].kind != "person":
            return
        names = self.draft.knowledge.in_class("female_given_name")
        given = plain(self.draft.actors[actors[0]].name).split()[0].lower()
        before = {self.parse.words[t].lower() for t in range(max(0, first - 2), first)}
        if before & _FEMALE or given in names:
            self.gender[actors[0]] = "she"
        elif before & _MALE:
            self.gender[actors[0]] = "he"

    def _is_person_pronoun(self, token: int) -> bool:
        return self.parse.words[token].lower() in ("he", "she", "they", "it")

    def _is_pronoun(self, tokens: list[int]) -> bool:
        return all(self.parse.tags[t] in ("PRP", "WP", "WDT", "DT", "EX") for t in tokens)
