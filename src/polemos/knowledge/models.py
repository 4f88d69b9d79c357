"""The shape of every knowledge file: one pydantic model a kind, closed (``extra="forbid"``).

These models are the schema: the YAML files are validated by them, the JSON schemas in the docs are printed from
them, and what passes them is what the rest of the code may rely on.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from polemos.model import ActorKind, Factuality, Measure, Outcome, PeaceKind, PlaceKind, RelationType

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
CalendarDay = date  # a field that is itself called "date" hides the type
Day = date | Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2})?$")]
Sector = Literal[
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "PRM", "REB", "UAF", "OPP", "PRE", "CVL", "REF", "BUS", "LAB",
    "EDU", "AGR", "MED", "JRN", "REL", "SOC", "ELI", "CRM", "UNK",
]  # fmt: skip


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


# -- actors ---------------------------------------------------------------------------------------------


class Codes(Entry):
    """Codes of the field. ``plover`` is the country code PLOVER uses where it is not the ISO code."""

    iso2: str | None = None
    iso3: str | None = None
    cow: int | None = None
    gw: int | None = None
    plover: str | None = None


class Office(Entry):
    """An office held: ``from`` and ``to`` are a day, a month or a year, None where open or not known.

    ``role`` is one of the general roles, so that "the Turkish president" can be resolved; ``title`` is what
    the office is called in the news ("president", "prime minister", "chancellor", "supreme leader"), and
    ``of`` the id of the actor it is an office of.
    """

    role: Literal[
        "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "minister",
        "head", "deputy", "envoy", "spokesperson", "commander", "lawmaker", "judge", "opposition_leader", "other",
    ]  # fmt: skip
    title: Words
    of: Id
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None


class Tie(Entry):
    """A tie known beforehand: background for resolving and ranking, never exported as a document's words."""

    to: Id
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class ActorEntry(Entry):
    """Somebody who acts: a state, an organ, an organisation, a group, a person.

    ``strong`` names are safe alone; ``weak`` ones (surnames, short or shared names) count only with context: the
    full name elsewhere in the document, an office before them, or the actor's country named. The canonical
    ``name`` is strong unless ``name_is_weak``. ``adjectives`` (Turkish), ``demonyms`` (Turk, Turks: singular and
    plural) and ``seats`` (Ankara, the Kremlin: places that stand for the government) are for states and groups.
    ``sectors`` are PLOVER's, primary first; none for a state as such. ``country`` is the ISO 3166 alpha-3
    code it belongs to, or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC. ``from`` and ``to`` bound the time in
    which it exists. Sectors that change over time ("the Taliban" since 2021) stand in ``sectors_from``.
    ``members`` is ``member_of`` told from the organisation's side; a tie stands on one side alone.
    """

    id: Id
    name: Words
    kind: ActorKind
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    strong: tuple[Words, ...] = ()
    weak: tuple[Words, ...] = ()
    name_is_weak: bool = False
    adjectives: tuple[Words, ...] = ()
    demonyms: tuple[Words, ...] = ()
    seats: tuple[Words, ...] = ()
    sectors: tuple[Sector, ...] = ()
    sectors_from: dict[str, tuple[Sector, ...]] = Field(default_factory=dict)
    codes: Codes = Codes()
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    offices: tuple[Office, ...] = ()
    part_of: tuple[Id, ...] = ()
    member_of: tuple[Tie, ...] = ()
    members: tuple[Tie, ...] = ()
    split_from: tuple[Tie, ...] = ()
    backed_by: tuple[Tie, ...] = ()
    borders: tuple[Id, ...] = ()
    sources: tuple[Words, ...] = Field(min_length=1)
    note: str | None = None


class ActorFile(Entry):
    """``actors/<country>.yml``, ``actors/organisations*.yml``, ``actors/groups*.yml``."""

    actors: tuple[ActorEntry, ...]


class RoleEntry(Entry):
    """Nouns that make anybody an actor: ``nouns`` are singular lemmas or phrases, matched in any number.

    ``kind`` and ``sector`` are what "Turkish <noun>" becomes. ``collective``: a body that acts as one
    ("government", "army"), whose adjective names its country; ``person``: an office or trade that comes before a name
    ("president", "general"). ``office`` is the Office.role that resolves "the Turkish president". ``plural_only``:
    an actor in the plural alone ("forces", never "by force"). ``name_only``: only as part of a capitalised name ("Islamic
    Front", never "on the front").
    """

    id: Id
    nouns: tuple[Words, ...] = Field(min_length=1)
    sector: Sector | None
    kind: ActorKind
    collective: bool = False
    person: bool = False
    plural_only: bool = False
    name_only: bool = False
    office: str | None = None


class RoleFile(Entry):
    """``roles*.yml``."""

    roles: tuple[RoleEntry, ...]


# -- places ----------------------------------------------------------------------------------------------


class PlaceEntry(Entry):
    """A place that city lists lack: region, sea, strait, front, base, crossing; ``box`` is south, west, north, east."""

    id: Id
    name: Words
    kind: PlaceKind
    aliases: tuple[Words, ...] = ()
    countries: tuple[str, ...] = ()
    lat: float
    lon: float
    box: tuple[float, float, float, float] | None = None
    precision: int = Field(ge=1, le=7)
    sources: tuple[Words, ...] = Field(min_length=1)


class PlaceFile(Entry):
    """``places/*.yml``."""

    places: tuple[PlaceEntry, ...]


class PlaceWordFile(Entry):
    """``gazetteer_words.yml``: words that tell places from other names.

    ``stop``: names of towns that are common words, never places alone. ``designators``: level (``adm1``, ``adm2``,
    ``city``, ``country``, ``water``, ``other``) to the words that mark it ("oblast"). ``abbreviations``: country to division to its
    short forms. ``directions``: word to steps north and east. ``heads``: nouns that make a name something else ("Paris
    Agreement"). ``locatives``: prepositions of place. ``titles``: words before a person's name. ``sites``: buildings and
    the like that are called after where they stand. ``adjectives``: of regions that are no states, lower case.
    """

    stop: tuple[Words, ...]
    designators: dict[Literal["adm1", "adm2", "city", "country", "water", "other"], tuple[Words, ...]]
    abbreviations: dict[str, dict[str, tuple[Words, ...]]]
    directions: dict[str, tuple[int, int]]
    heads: tuple[Words, ...]
    locatives: tuple[Words, ...]
    titles: tuple[Words, ...]
    sites: tuple[Words, ...]
    adjectives: dict[str, tuple[Words, ...]]


# -- the event ontology ---------------------------------------------------------------------------------


class ModeEntry(Entry):
    """A PLOVER mode with its conflict–cooperation score and CAMEO code."""

    id: str
    score: float
    cameo: str


class TypeEntry(Entry):
    """A PLOVER 2021 type: quad class 1 to 4, score −10 to +10, default CAMEO root, modes."""

    id: str
    quad: int = Field(ge=1, le=4)
    score: float
    cameo: str
    recipient_required: bool = False
    covers: str
    modes: tuple[ModeEntry, ...] = ()


class OntologyFile(Entry):
    """``ontology/plover.yml``."""

    source: str
    types: tuple[TypeEntry, ...]
    contexts: tuple[str, ...]


class CameoFile(Entry):
    """``ontology/cameo.yml``: CAMEO code to [type, mode or null, context or null]."""

    source: str
    codes: dict[str, tuple[str, str | None, str | None]]


class RelationTypeEntry(Entry):
    """A relation type of the contract: sign, whether it is the same both ways, and its words for the brief."""

    id: RelationType
    sign: int = Field(ge=-1, le=1)
    symmetric: bool = False
    words: str
    target: tuple[Literal["actor", "place"], ...] = ("actor",)


class RelationTypeFile(Entry):
    """``ontology/relations.yml``."""

    relations: tuple[RelationTypeEntry, ...]


# -- frames ---------------------------------------------------------------------------------------------
#
# A selector names arguments of a predication: a role (agent, patient, recipient, theme, place, time, means, content,
# attribute) or any other word, which is a preposition ("against", "with", "'s"). Several selectors are
# tried in order; all arguments of the first that binds an actor are taken; "a+b" takes both.
#
# A condition maps a selector (or ``light``: the light verb, ``lemma``, ``modifier``: adjectives and compounds of
# the predicate's noun, ``marker``) to words: lemmas of the argument's head, ``@class`` for a class of
# lexicon/classes.yml, ``#SECTOR`` / ``#kind`` for what an actor mention there is, ``*`` for anything at all.

Conditions = dict[str, tuple[str, ...]]


class Example(Entry):
    """A sentence of our own writing and what the frame must make of it; roles are words the phrase contains."""

    text: Words
    expect: dict[str, str | None] = Field(default_factory=dict)
    date: CalendarDay | None = None


class Frame(Entry):
    """What every frame has. ``verbs`` carry their particle ("call off"); ``nouns`` are event nouns (also in
    light-verb constructions: "launch an attack"); ``adjectives`` stand in copulas ("is under siege" has the
    preposition: "under siege"). ``when``: all must hold; ``unless``: none may. The first frame of a file order that
    fits a predication wins within one kind, the most conditions first; ``precedence``: 1 before all others, -1 behind them.
    """

    id: Id
    verbs: tuple[Words, ...] = ()
    nouns: tuple[Words, ...] = ()
    adjectives: tuple[Words, ...] = ()
    when: Conditions = Field(default_factory=dict)
    unless: Conditions = Field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    not_: tuple[Words, ...] = Field(default=(), alias="not")
    why: str | None = None
    precedence: int = Field(default=0, ge=-1, le=1)


class EventFrame(Frame):
    """A predicate that tells of an event of ``type``. ``both_sides``: agents and others are all actors (meetings,
    two-sided fighting). ``factuality`` overrides the clause's where the predicate itself decides (a demand's
    content). ``content``: ``own`` (the content clause is no event of its own: promises, threats, demands) or ``read``.
    ``learned``: it has no predicates of its own and gives its roles to what the second reader proposes."""

    type: str
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[str, ...] = ("agent",)
    recipients: tuple[str, ...] = ("patient",)
    both_sides: bool = False
    needs: tuple[str, ...] = ()
    content: Literal["own", "read"] = "read"
    factuality: Factuality | None = None
    learned: bool = False


class EventFrameFile(Entry):
    """``frames/<type>.yml``."""

    frames: tuple[EventFrame, ...]


class RelationFrame(Frame):
    """A predicate that states a relation; ``source`` and ``target`` are selectors. ``negates``: the predicate says
    that it no longer holds or never did ("broke with"). ``lasting``: its date is only the beginning ("came to power in").
    ``pairwise``: of several sources and targets the first belongs to the first ("behind the two enemies stand X and Y")."""

    type: RelationType
    source: tuple[str, ...] = ("agent",)
    target: tuple[str, ...] = ("patient",)
    negates: bool = False
    lasting: bool = False
    pairwise: bool = False


class RelationFrameFile(Entry):
    """``relations/*.yml``."""

    frames: tuple[RelationFrame, ...]


class CauseFrame(Frame):
    """A predicate or connective that states a cause. ``markers`` are connectives ("because of", "as a result of");
    ``cause`` and ``effect`` are selectors, or ``clause`` (the clause a marker hangs on) and ``marked``."""

    markers: tuple[Words, ...] = ()
    cause: tuple[str, ...] = ("agent",)
    effect: tuple[str, ...] = ("patient",)
    polarity: Literal["promotes", "inhibits"] = "promotes"
    weak: bool = False


class CauseFrameFile(Entry):
    """``causes/*.yml``."""

    frames: tuple[CauseFrame, ...]


class InterestFrame(Frame):
    """A predicate that says what somebody wants; ``actor`` and ``text`` are selectors."""

    kind: Literal["interest", "aim", "position", "demand", "grievance"]
    actor: tuple[str, ...] = ("agent",)
    wanted: tuple[str, ...] = ("content", "patient")


class InterestFrameFile(Entry):
    """``interests/*.yml``."""

    frames: tuple[InterestFrame, ...]


class PeaceFrame(Frame):
    """A predicate that tells of an effort for peace. ``third_parties`` and ``parties`` are selectors; ``outcome`` is what
    the predicate itself says came of it ("signed a ceasefire": reached)."""

    kind: PeaceKind
    third_parties: tuple[str, ...] = ("agent",)
    parties: tuple[str, ...] = ("between", "with")
    outcome: Outcome = "unknown"


class PeaceFrameFile(Entry):
    """``peace/*.yml``."""

    frames: tuple[PeaceFrame, ...]


class ClassFile(Entry):
    """``lexicon/classes.yml``: named classes of lemmas that conditions and code refer to as ``@name``."""

    classes: dict[str, tuple[str, ...]]


class LikelihoodEntry(Entry):
    """Words of estimative probability with their interval and its source."""

    phrase: Words
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)
    source: Words


class LikelihoodFile(Entry):
    """``lexicon/likelihood.yml``."""

    phrases: tuple[LikelihoodEntry, ...]


class MeasureEntry(Entry):
    """What a figure counts: nouns and predicates that make a number this measure."""

    id: Measure
    nouns: tuple[Words, ...] = ()
    predicates: tuple[Words, ...] = ()
    unit: str


class MeasureFile(Entry):
    """``lexicon/measures.yml``."""

    measures: tuple[MeasureEntry, ...]


# -- dates ------------------------------------------------------------------------------------------------


class PeriodEntry(Entry):
    """A stretch of time with a name (a war, a crisis, an era): ``from`` and ``to`` are a day, a month or a year, both in it."""

    id: Id
    names: tuple[Words, ...] = Field(min_length=1)
    from_: Day = Field(alias="from")
    to: Day
    sources: tuple[Words, ...] = Field(min_length=1)


class HolidayEntry(Entry):
    """A day that comes every year: ``month`` and ``day``, or ``easter`` days after Easter Sunday (negative: before it)."""

    id: Id
    names: tuple[Words, ...] = Field(min_length=1)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    easter: int | None = None
    sources: tuple[Words, ...] = Field(min_length=1)


class DatedEventEntry(Entry):
    """Words for one kind of event that texts date other things by ("two days before the invasion").

    ``nouns`` are singular; ``verbs`` are forms as they stand in a text ("invaded"). Words of one entry can stand for the same event.
    """

    id: Id
    nouns: tuple[Words, ...] = Field(min_length=1)
    verbs: tuple[Words, ...] = ()


class FixedDateFile(Entry):
    """``lexicon/fixed_dates.yml``. ``begins`` and ``ends`` are verb forms that say that an event begins or ends."""

    periods: tuple[PeriodEntry, ...]
    holidays: tuple[HolidayEntry, ...]
    events: tuple[DatedEventEntry, ...]
    begins: tuple[Words, ...]
    ends: tuple[Words, ...]
