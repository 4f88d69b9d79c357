"""What is known beforehand: reviewed YAML files, their schema, and the compiled index. No text is read here."""

from polemos.knowledge.index import ActorIndex
from polemos.knowledge.loader import Knowledge, load_knowledge

__all__ = ["ActorIndex", "Knowledge", "load_knowledge"]
