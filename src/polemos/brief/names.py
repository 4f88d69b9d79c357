"""What actors are called: in full where a brief first names them, then short, with the article that English gives them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from polemos.ask.material import Material
from polemos.brief.wording import join
from polemos.model import Actor, Span

# Names that English gives an article, by how they begin or end.
_ARTICLE_BEGINS = (
    "United ", "Netherlands", "Philippines", "Soviet Union", "European Union", "Democratic Republic", "Central African", "Gambia", "Maldives",
    "Czech Republic", "Dominican Republic", "Taliban", "Houthi", "Islamic State", "Islamic Republic", "Global Coalition", "Multi-National", "Kremlin",
    "Revolutionary ", "National ", "African Union", "Arab League", "International ", "World ", "Holy See", "Vatican",
)  # fmt: skip
_ARTICLE_ENDS = frozenset(
    {
        "brotherhood", "union", "organization", "organisation", "front", "army", "party", "council", "assembly", "league", "forces", "group", "movement",
        "coalition", "corps", "guard", "guards", "navy", "force", "government", "ministry", "parliament", "congress", "court", "commission", "committee",
        "agency", "alliance", "nations", "states", "emirates", "islands", "republic", "federation", "kingdom", "military", "police", "opposition",
        "quartet", "mission", "office", "fund", "bank", "tribunal", "judiciary", "presidency", "senate", "pentagon", "kremlin", "vatican", "command",
        "people", "cross", "services", "authority", "authorities", "militia",
    }
)  # fmt: skip
_BODIES_OF = frozenset(
    {
        "Ministry", "Organization", "Organisation", "League", "Council", "Union", "Front", "Party", "Movement", "Army", "Office", "Department", "Republic",
        "Bank", "House",
    }
)  # fmt: skip
_PLURAL_ENDS = frozenset(
    {
        "kurds", "rebels", "forces", "guards", "police", "soldiers", "civilians", "people", "protesters", "armenians", "residents", "villagers", "insurgents",
        "militants", "officials", "authorities", "paramilitaries", "troops", "services", "groups", "parties", "elites", "fighters", "farmers", "houthis",
        "taliban",
    }
)  # fmt: skip
_MARK = re.compile("\x02([^\x03]*)\x03")
_FORMS = re.compile(r"\s*\([^)]*\)$")  # "National Liberation Army (Colombia)": what tells it from others is no part of the name


def say(ref: str) -> str:
    """A place in a sentence where the actor's or place's name is to stand; :meth:`Names.fill` puts it there."""
    return f"\x02{ref}\x03"


def say_all(refs: Sequence[str]) -> str:
    """The same as a list, each once."""
    return join([say(r) for r in dict.fromkeys(refs)])


def marked(text: str) -> list[str]:
    """Whose names are to stand in the text."""
    return _MARK.findall(text)


class Names:
    """Writes names into sentences, in the order in which a reader meets them."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._told: set[str] = set()
        self._short: dict[str, str | None] = {}

    def fill(self, text: str) -> str:
        """The text with names for its marks."""
        return _MARK.sub(lambda found: self._next(found[1]), text)

    def full(self, ref: str) -> str:
        """The name in full, with its article."""
        actor = self._material.actors.get(ref)
        if actor is None:
            place = self._material.places.get(ref)
            if place is None:
                return ref
            return f"the {place.name}" if place.name.split()[-1] in ("Farms", "Heights", "Islands", "Strip", "Valley", "Strait", "Peninsula") else place.name
        return with_article(actor)

    def _next(self, ref: str) -> str:
        actor = self._material.actors.get(ref)
        if actor is None:
            return self.full(ref)
        if ref not in self._short:
            self._short[ref] = _short(self._material, actor)
        short = self._short[ref]
        if short is None:
            return self.full(ref)
        if ref in self._told:
            return short
        self._told.add(ref)
        letters = short.removeprefix("the ")
        return f"{self.full(ref)} ({letters})" if letters.isupper() and len(letters) > 2 else self.full(ref)


def with_article(actor: Actor) -> str:
    """ "the United States", "Turkey", "the Syrian Kurds", "a soldier"."""
    name = _FORMS.sub("", actor.name) if len(actor.name) > len(_FORMS.sub("", actor.name)) > 3 else actor.name
    words = name.split()
    last = words[-1].casefold()
    if name.casefold().startswith(("the ", "a ", "an ")) or (actor.kind == "person" and has_name(actor)):
        return name
    if not has_name(actor):
        return name if is_plural_name(actor) else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    body = len(words) > 2 and words[1] == "of" and words[0] in _BODIES_OF
    people = body or (actor.kind == "ethnic_group" and len(words) > 1 and last.endswith("s"))
    return f"the {name}" if people or name.startswith(_ARTICLE_BEGINS) or last in _ARTICLE_ENDS else name


def has_name(actor: Actor) -> bool:
    """Is it somebody's name ("al-Qaeda" too), and no word for anybody ("fighters")?"""
    return actor.name[:1].isupper() or actor.known


_NO_PARTY = frozenset({"population", "person", "company", "other", "civil_society"})


def is_party(actor: Actor) -> bool:
    """Somebody who can be told from others: known by name, or a state's own forces or government."""
    if not has_name(actor):
        return False
    return actor.known or (actor.kind in ("military", "government") and actor.country is not None) or (actor.kind not in _NO_PARTY and "." not in actor.id)


def is_plural(material: Material, ref: str) -> bool:
    """Does the name take a plural verb ("the Kurds are")?"""
    actor = material.actors.get(ref)
    return actor is not None and is_plural_name(actor)


def is_plural_name(actor: Actor) -> bool:
    last = actor.name.split()[-1].casefold()
    peoples = actor.kind in ("ethnic_group", "population") or not has_name(actor)
    return (peoples and last.endswith("s") and not last.endswith("ss")) or last in _PLURAL_ENDS


def _short(material: Material, actor: Actor) -> str | None:
    """What the sources call him for short: a person by one of his names, a body by its letters; None where they do not."""
    tokens = {_folded(t): t for t in actor.name.split()}
    letters = {a for a in actor.aliases if a.isupper() and 2 <= len(a) <= 8 and a.isalpha()}
    counted: Counter[str] = Counter()
    article = 0
    for document, namings in material.namings.items():
        text = material.documents[document].text if document in material.documents else ""
        for naming in namings:
            if naming.pointing or naming.actors != (actor.id,):
                continue
            said = re.sub(r"['’]s?$", "", naming.span.of(text)).strip()
            if actor.kind == "person" and len(tokens) > 1 and _folded(said) in tokens:
                counted[tokens[_folded(said)]] += 1
            elif said.removeprefix("the ") in letters:
                counted[said.removeprefix("the ")] += 1
                article += said.startswith("the ") or text[: naming.span.start].endswith(("the ", "The "))
    if not counted:
        return actor.name.split()[-1] if _is_surname_last(actor) else None
    word = min(counted, key=lambda w: (-counted[w], w))
    return f"the {word}" if article and actor.kind != "person" else word


# Countries where the family name comes first, or the last name is a father's.
_NO_SURNAME_LAST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "HUN", "ETH", "ERI", "ISL", "MMR", "MNG", "IDN", "LAO"})


def _is_surname_last(actor: Actor) -> bool:
    words = actor.name.split()
    western = actor.country is not None and actor.country not in _NO_SURNAME_LAST
    return actor.kind == "person" and actor.known and western and len(words) == 2 and words[-1][:1].isupper()


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def present(base: str, plural: bool) -> str:
    """The present of a verb phrase given in its base form: "be an ally of" to "is" or "are an ally of", "support" to "supports"."""
    verb, _, rest = base.partition(" ")
    if verb == "be":
        form = "are" if plural else "is"
    elif plural:
        form = verb
    else:
        form = {"have": "has", "do": "does"}.get(verb) or f"{verb}{'es' if verb.endswith(('ch', 'sh', 's')) else 's'}"
    return f"{form} {rest}".rstrip()


def words_for(material: Material, document: str, ref: str, before: int, within: Span) -> str | None:
    """What the sentence itself calls a nameless actor ("a suicide bomber") last before the offset; None where it does not, or only points to him."""
    found = None
    for naming in material.namings.get(document, ()):
        if within.start <= naming.span.start and naming.span.end <= before and naming.actors == (ref,) and not naming.pointing:
            found = naming
    if found is None:
        return None
    words = material.quote(document, found.span)
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in ("a", "an", "the", "some", "its", "his", "their", "several", "many") else words
