"""The dossier: one DuckDB file that holds what was read. One process writes it, or many read it.

Takes Readings, gives them back as records. It asks no questions of its own; :mod:`polemos.ask` does.
"""

from polemos.store.codec import statement_kind
from polemos.store.dossier import Counts, Dossier, Mentioned, Told, open_dossier
from polemos.store.manifest import EngineInfo, Known, Manifest
from polemos.store.writer import DossierWriter, Finished

__all__ = ["Counts", "Dossier", "DossierWriter", "EngineInfo", "Finished", "Known", "Manifest", "Mentioned", "Told", "open_dossier", "statement_kind"]
