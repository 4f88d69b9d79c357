"""The errors that Polemos raises, and nothing else.

::

    PolemosError
    ├── InputError        a path, address or file that cannot be read, or options that make no sense
    ├── KnowledgeError    a knowledge file that breaks its schema, or an unknown id
    ├── SettingsError     a model or component that is missing or of the wrong version
    └── StoreError        a dossier that is locked, newer than this version, or not a dossier

A message says what was found, where, and what to do. ``code`` is short, stable and listed in
``docs/reference/errors.md``. What goes wrong inside one document of many is no error but an
:class:`polemos.model.Issue`.
"""

from __future__ import annotations


class PolemosError(Exception):
    """Base of all expected errors. ``str(error)`` is one line, fit to print."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __str__(self) -> str:
        return f"{self.args[0]} [{self.code}]"


class InputError(PolemosError):
    """What was given to read cannot be read."""


class KnowledgeError(PolemosError):
    """A knowledge file breaks its schema or refers to something that does not exist."""


class SettingsError(PolemosError):
    """Something this version needs is missing from the installation."""


class StoreError(PolemosError):
    """A dossier cannot be opened, read or written."""
