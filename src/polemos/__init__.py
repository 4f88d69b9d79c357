"""Polemos reads reporting about a conflict and gives back a sourced model of it."""

__version__ = "0.1.0"
