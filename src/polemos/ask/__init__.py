"""Questions to a dossier, answered as typed records. Everything above reads through here."""

from polemos.ask.material import Material, load_material
from polemos.ask.sides import Sides, sides, ties
from polemos.ask.trace import Trace, trace

__all__ = ["Material", "Sides", "Trace", "load_material", "sides", "ties", "trace"]
