"""The command line as a user has it, in this process or in one of its own."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.store.invented import package_environment, write_news

from polemos.cli import main
from polemos.corpus import build
from polemos.pipeline import Engine


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def polemos(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: ``polemos("export", path, stdin="…")``."""

    def run(*arguments: object, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["polemos", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capfd.readouterr()
        return Ran(int(stopped.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command in a process of its own."""

    def run(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "polemos", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, env={**package_environment(), **environment}, timeout=120, check=False)

    return run


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Path:
    """A dossier of the small news; read only."""
    folder = tmp_path_factory.mktemp("news")
    build([str(write_news(folder / "news.jsonl"))], folder / "d", engine=engine)
    return folder / "d"
