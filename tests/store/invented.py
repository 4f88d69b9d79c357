"""A reading of every kind of record made by hand, and small documents with invented news for whole builds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from polemos.model import (
    Actor,
    ActorMention,
    Attribution,
    Cause,
    CauseEnd,
    DateMention,
    Document,
    Event,
    Figure,
    FigureMention,
    FirstPublished,
    Interest,
    Interval,
    Issue,
    Likelihood,
    Mentions,
    PeaceEffort,
    Place,
    PlaceMention,
    Quantity,
    Reading,
    Region,
    Relation,
    Scenario,
    Span,
    digest,
)
from polemos.store import EngineInfo

ROOT = Path(__file__).resolve().parents[2]
TEXT = "On 3 May Norland’s army shelled Port Vessel and killed 12 people because Sudmark had armed the rebels.\nMediators may fail."
DAY = Interval(date(2021, 5, 3), date(2021, 5, 3), "2021-05-03", "3 May", "relative")
ENGINE = EngineInfo("0.0.1", "model", "3.8.0", "abc", "3.8.1", "knowledge", "gazetteer")


def make_document(key: str = "a.txt", text: str = TEXT, title: str | None = None) -> Document:
    sha = digest(text, length=64)
    return Document(
        id=digest("document", key, sha, title), key=key, source=key, sha256=sha, text=text, regions=(Region("body", Span(0, len(text))),), given_id=f"id-{key}",
        title=title, standfirst="Heavy fire on the coast", authors=("Ida Holm",), translators=("Per Lund",), publisher="Coast Courier", published=DAY,
        first_published=FirstPublished(DAY, "Kystavisen", "no"), language="en",
    )  # fmt: skip


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_reading(key: str = "a.txt", text: str = TEXT, title: str | None = None) -> Reading:
    """A reading with every kind of statement and mention in it; all of it true to the text."""
    document = make_document(key, text, title)
    sentence = Span(0, text.index("\n"))

    def name(kind: str) -> str:
        return digest(document.id, kind)

    author, reported = Attribution(), Attribution("reported", "NOR.MIL", "Norland’s army")
    figure = Figure(name("figure"), "fatalities", Quantity(12.0, 12.0, 13.5, "people"), "people", ("SUD",), DAY, reported, (sentence,), "figure.killed")
    event = Event(
        id=name("event"), type="ASSAULT", mode="heavy-weapons", contexts=("military",), cameo="194", quad=4, score=-9.5, actors=("NOR.MIL",),
        recipients=("SUD",), place="place.vessel", date=DAY, historical=False, factuality="actual", attribution=author, figures=(figure.id,),
        trigger=span("shelled"), evidence=(sentence,), rule="assault.shell", clause=span("shelled Port Vessel"),
    )  # fmt: skip
    open_ended = Interval(None, date(2021, 5, 3), "../2021-05-03", None, "inherited", ended=True)
    relation = Relation(name("relation"), "arms", 1, "SUD", "x1", None, open_ended, False, "negated", author, (sentence,), "arms.verb")
    cause = Cause(
        name("cause"), CauseEnd(span("Sudmark had armed the rebels"), ("SUD", "x1")), CauseEnd(span("killed 12 people"), (), (event.id,), "the shelling"),
        "promotes", "proximate", "local", "military", "actual", author, (sentence,), "marker.because",
    )  # fmt: skip
    interest = Interest(name("interest"), "SUD", "aim", "armed the rebels", None, "desired", author, (sentence,), "aim.verb")
    peace = PeaceEffort(
        name("peace"), "mediation", ("x2",), ("SUD", "NOR"), None, "failed", "possible", author, (span("Mediators may fail."),), "peace.mediate"
    )
    scenario = Scenario(
        name("scenario"), "Mediators may fail", ("x2",), Likelihood("may", 0.2, 0.7), None, author, (span("Mediators may fail."),), "scenario.may"
    )
    mentions = Mentions(
        actors=(
            ActorMention(span("Norland’s army"), 2, 5, 4, ("NOR.MIL",), "generic", "actor.role"),
            ActorMention(span("the rebels"), 17, 19, 18, (), "definite", "actor.open"),
        ),
        places=(PlaceMention(span("Port Vessel"), 6, 8, 7, "place.vessel", "place.name"),),
        dates=(DateMention(span("3 May"), 1, 3, 1, DAY, "in", "date.day"), DateMention(span("On"), 0, 1, 0, None, "for", "date.open", event_word=5)),
        figures=(FigureMention(span("12"), 10, 11, 10, figure.quantity, "fatalities", span("people"), 11, "figure.number"),),
        actor_index={
            "NOR": Actor("NOR", "Norland", "state", "NOR", (), "NOR", 385, 385, ("Kingdom of Norland",)),
            "NOR.MIL": Actor("NOR.MIL", "Norlandic military", "military", "NOR", ("MIL",), known=False),
            "SUD": Actor("SUD", "Sudmark", "state", "SUD"),
            "x1": Actor("x1", "the rebels", "armed_group", None, ("REB",), known=False),
            "x2": Actor("x2", "mediators", "other", "IGO", known=False),
        },
        place_index={"place.vessel": Place("place.vessel", "Port Vessel", "populated", "SUD", 10.5, -20.25, 123, 1, ("Vessel",))},
    )
    issue = Issue("PL009", key, "the date on 'On' is open", "note", document=document.id, span=span("On"), data="more")
    return Reading(document, mentions, (event, relation, cause, figure, interest, peace, scenario), (issue,))


NEWS = (
    "Turkey sent troops to the border on 4 March 2020. Syria accused Turkey of an invasion.",
    "Rebels in Yemen killed 20 soldiers near Marib. Saudi Arabia condemned the attack.",
    "Russia and Ukraine signed a ceasefire. The fighting broke out because Russia had armed the separatists.",
    "Armenia said that Azerbaijan had shelled two villages. Baku denied the accusation.",
    "The United Nations called on Ethiopia to let aid convoys into Tigray.",
    "Israel bombed a depot in Lebanon, and Hezbollah fired rockets at Haifa.",
)


def write_news(path: Path, order: list[int] | None = None) -> Path:
    """A JSON Lines file of the news, each row with an id of its own."""
    numbers = order if order is not None else list(range(len(NEWS)))
    rows = [{"id": f"n{n}", "text": NEWS[n], "date": "2021-06-01", "title": f"Item {n}"} for n in numbers]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


# A process that holds a dossier open to write until its standard input ends.
HOLDING = """
import sys
from pathlib import Path
from polemos.store import DossierWriter
with DossierWriter(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def package_environment() -> dict[str, str]:
    """For a process of its own that knows the package and the tests."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((os.environ.get("PYTHONPATH", ""), str(ROOT / "src"), str(ROOT))).lstrip(os.pathsep)}


def run_python(script: str, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a script in a process of its own."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=package_environment(), timeout=120, check=False)
