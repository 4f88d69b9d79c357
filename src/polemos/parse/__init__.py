"""Documents to parses: spaCy behind one door. Takes a Document, gives a Parse; knows nothing of conflict."""

from polemos.parse.spacy_parser import ModelInfo, Parser, load_parser

__all__ = ["ModelInfo", "Parser", "load_parser"]
