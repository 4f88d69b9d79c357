"""Dossiers to files: one module a format. Takes an open dossier; decides nothing."""

from polemos.export.contract import breaches
from polemos.export.jsonl import json_lines, records, write_jsonl

__all__ = ["breaches", "json_lines", "records", "write_jsonl"]
