"""What the types and modes of events, relations and peace efforts are called in a sentence, where the text's own words cannot be used."""

from __future__ import annotations

# Verb phrase in the past, with whom it is done to behind it. By type and mode, else by type.
EVENT_VERBS: dict[tuple[str, str | None], str] = {
    ("AGREE", None): "agreed to cooperate with",
    ("CONSULT", None): "held talks with",
    ("CONSULT", "visit"): "visited",
    ("CONSULT", "phone"): "spoke by telephone with",
    ("SUPPORT", None): "gave diplomatic support to",
    ("CONCEDE", None): "made a concession to",
    ("COOPERATE", None): "cooperated with",
    ("AID", None): "gave aid to",
    ("RETREAT", None): "yielded ground to",
    ("REQUEST", None): "made demands of",
    ("ACCUSE", None): "accused",
    ("ACCUSE", "disapprove"): "criticised",
    ("ACCUSE", "investigate"): "began an investigation of",
    ("REJECT", None): "turned down",
    ("THREATEN", None): "threatened",
    ("THREATEN", "violence"): "threatened to use force against",
    ("PROTEST", None): "protested against",
    ("SANCTION", None): "cut back its ties with",
    ("SANCTION", "convict"): "convicted",
    ("SANCTION", "expel"): "expelled",
    ("MOBILIZE", None): "moved forces against",
    ("COERCE", None): "used coercion against",
    ("COERCE", "arrest"): "arrested",
    ("COERCE", "deport"): "deported",
    ("COERCE", "cyber"): "carried out a cyber attack on",
    ("ASSAULT", None): "attacked",
    ("ASSAULT", "abduct"): "abducted",
    ("ASSAULT", "beat"): "beat",
    ("ASSAULT", "torture"): "tortured",
    ("ASSAULT", "explosives"): "carried out a bomb attack on",
    ("ASSAULT", "suicide-attack"): "carried out a suicide attack on",
    ("ASSAULT", "aerial"): "carried out air strikes on",
    ("ASSAULT", "drone"): "carried out drone strikes on",
    ("ASSAULT", "heavy-weapons"): "fired on",
    ("ASSAULT", "firearms"): "fired on",
    ("ASSAULT", "crowd-control"): "used force to disperse",
}
# A noun that names the act is told by its verb.
NOUN_VERBS: dict[str, str] = {
    "invasion": "invaded",
    "killing": "killed",
    "killings": "killed",
    "murder": "murdered",
    "assassination": "killed",
    "attack": "attacked",
    "attacks": "attacked",
    "offensive": "attacked",
    "assault": "attacked",
    "shelling": "shelled",
    "bombardment": "bombarded",
    "bombing": "bombed",
    "airstrikes": "carried out air strikes on",
    "airstrike": "carried out an air strike on",
    "support": "supported",
    "talks": "held talks with",
    "meeting": "met",
    "arrest": "arrested",
    "arrests": "arrested",
    "threats": "threatened",
    "condemnation": "condemned",
}
# How someone fared who is only said to have been dealt with: the participle that the trigger stands for.
PARTICIPLES: dict[str, str] = {
    "killing": "killed",
    "killed": "killed",
    "murder": "murdered",
    "murdered": "murdered",
    "assassination": "killed",
    "assassinated": "assassinated",
    "attacked": "attacked",
    "wounded": "wounded",
    "shelled": "shelled",
    "bombed": "bombed",
    "arrest": "arrested",
    "arrested": "arrested",
    "detained": "detained",
    "expelled": "expelled",
    "deported": "deported",
    "abducted": "abducted",
    "kidnapped": "kidnapped",
    "executed": "executed",
}
# Verb that fits what the records call it, in its base form and its participle, for what is planned or denied.
EVENT_BASES: dict[tuple[str, str | None], tuple[str, str]] = {
    ("CONSULT", None): ("hold talks", "holding talks"),
    ("RETREAT", "withdraw"): ("withdraw", "withdrawing"),
    ("RETREAT", "disarm"): ("disarm", "disarming"),
    ("ASSAULT", None): ("use force", "using force"),
    ("ASSAULT", "aerial"): ("carry out air strikes", "carrying out air strikes"),
    ("MOBILIZE", "troops"): ("move troops", "moving troops"),
}
RELATION_BASE: dict[str, str] = {
    "ally_of": "be an ally of",
    "supports": "support",
    "arms": "arm",
    "aids": "give aid to",
    "trades_with": "trade with",
    "aligned_with": "be aligned with",
    "recognises": "recognise",
    "guarantees": "be bound to defend",
    "member_of": "belong to",
    "part_of": "be part of",
    "leads": "lead",
    "stationed_in": "have forces in",
    "dominates": "dominate",
    "mediates": "mediate with",
    "controls": "hold",
    "claims": "claim",
    "rival_of": "be a rival of",
    "opposes": "oppose",
    "fights": "be fighting",
    "disputes_with": "be in dispute with",
}
CASUALTIES: dict[str, tuple[str, str]] = {
    "fatalities": ("was killed", "were killed"),
    "injured": ("was injured", "were injured"),
    "casualties": ("was killed or injured", "were killed or injured"),
    "displaced": ("was driven from home", "were driven from their homes"),
    "detained": ("was detained", "were detained"),
}
# What came of an effort, in the singular and the plural.
OUTCOMES: dict[str, tuple[str, str]] = {
    "reached": ("was reached", "were held"),
    "held": ("has held", "have held"),
    "failed": ("failed", "failed"),
    "ignored": ("went unheeded", "went unheeded"),
    "rejected": ("was rejected", "were rejected"),
    "ongoing": ("is under way", "are under way"),
    "proposed": ("has been proposed", "have been proposed"),
}


def event_verb(kind: str, mode: str | None) -> str:
    """The verb phrase for a type and mode, with whom it is done to behind it."""
    return EVENT_VERBS.get((kind, mode)) or EVENT_VERBS[(kind, None)]
