"""What a package offers exists and says what it does."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import polemos

PACKAGES = ["polemos", *sorted(m.name for m in pkgutil.walk_packages(polemos.__path__, "polemos.") if m.ispkg)]


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(polemos.__path__, "polemos."):
        if found.name != "polemos.__main__":
            yield importlib.import_module(found.name)


def test_the_version_is_public() -> None:
    assert polemos.__version__.count(".") == 2


@pytest.mark.parametrize("name", [p for p in PACKAGES if p != "polemos"])
def test_packages_say_what_is_public(name: str) -> None:
    package = importlib.import_module(name)
    assert isinstance(getattr(package, "__all__", None), list)
    assert not [n for n in package.__all__ if not hasattr(package, n)]
    assert len(set(package.__all__)) == len(package.__all__)


@pytest.mark.parametrize("name", PACKAGES)
def test_public_classes_and_functions_are_explained(name: str) -> None:
    package = importlib.import_module(name)
    public = {n: getattr(package, n) for n in getattr(package, "__all__", ())}
    assert not [n for n, thing in public.items() if (inspect.isclass(thing) or inspect.isfunction(thing)) and not own_docstring(thing)]


def own_docstring(thing: object) -> bool:
    """A dataclass without one gets its signature for a docstring, which explains nothing."""
    text = getattr(thing, "__doc__", None) or ""
    return bool(text.strip()) and not text.startswith(f"{getattr(thing, '__name__', '')}(")


def test_modules_are_explained() -> None:
    assert not [m.__name__ for m in modules() if not (m.__doc__ or "").strip()]
