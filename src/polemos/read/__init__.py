"""Inputs to documents: files, folders, addresses, rows; and on a page, where the article stands.

Takes paths and addresses, gives :class:`polemos.model.Document` and :class:`polemos.model.Issue` records. Reads no meaning.
"""

from polemos.read.inputs import ReadOptions, Source, expand, read_inputs, read_source
from polemos.read.language import detect as detect_language

__all__ = ["ReadOptions", "Source", "detect_language", "expand", "read_inputs", "read_source"]
