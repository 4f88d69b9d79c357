"""The program as a process: signals, pipes, other locales, speed of its start."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.invented import HOLDING, package_environment, write_news

from polemos.store import open_dossier

Process = Callable[..., subprocess.CompletedProcess[bytes]]


def test_export_twice_is_equal_byte_for_byte(process: Process, dossier: Path) -> None:
    first, second = process("export", dossier), process("export", dossier, PYTHONHASHSEED="7")
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert first.stdout.endswith(b"\n")


def test_a_reader_that_goes_away_is_no_error(dossier: Path) -> None:
    command = f"{sys.executable} -m polemos export {dossier} | head -n 1"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, env=package_environment(), timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b'{"record":"document"')


def test_output_is_utf8_whatever_the_locale(process: Process) -> None:
    shown = process("knowledge", "show", "TUR", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "Türkiye".encode() in shown.stdout


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    script = "import sys; from polemos.cli.main import app; print(sorted({'spacy', 'duckdb', 'pydantic', 'trafilatura', 'yaml'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=package_environment(), timeout=60, check=False)
    assert ran.stdout == "[]\n", ran.stderr


def test_a_locked_dossier_is_one_line(process: Process, tmp_path: Path) -> None:
    write_news(tmp_path / "news.jsonl", [0])
    arguments = [sys.executable, "-c", HOLDING, str(tmp_path / "d")]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=package_environment()) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        for ran in (process("export", tmp_path / "d"), process("build", tmp_path / "news.jsonl", "--dossier", tmp_path / "d")):
            assert ran.returncode == 2
            assert ran.stderr.count(b"\n") == 1
            assert b"being written by another process" in ran.stderr
        other.communicate("")


STOP = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from polemos import corpus
read, left = corpus.read_document, [3]
def stopped(document, engine):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGINT)
    return read(document, engine)
corpus.read_document = stopped
sys.argv = ["polemos", *sys.argv[1:]]
from polemos.cli import main
main()
"""


def test_ctrl_c_ends_with_130_and_a_dossier_that_opens(process: Process, tmp_path: Path) -> None:
    write_news(tmp_path / "news.jsonl")
    command = [sys.executable, "-c", STOP, "build", str(tmp_path / "news.jsonl"), "--dossier", str(tmp_path / "d")]
    ran = subprocess.run(command, capture_output=True, text=True, env=package_environment(), timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (130, "polemos: stopped; what was done so far is kept\n")
    with open_dossier(tmp_path / "d") as dossier:
        assert dossier.counts().documents == 2
    assert process("build", tmp_path / "news.jsonl", "--dossier", tmp_path / "d").returncode == 0
    with open_dossier(tmp_path / "d") as dossier:
        assert dossier.counts().documents == 6


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal to show a bar on")
def test_a_bar_is_shown_on_a_terminal_and_leaves_the_summary(tmp_path: Path) -> None:
    write_news(tmp_path / "news.jsonl")
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "polemos", "build", str(tmp_path / "news.jsonl"), "--dossier", str(tmp_path / "d")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env={**package_environment(), "TERM": "xterm"}) as shown:
        os.close(theirs)
        said = b""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                said += os.read(ours, 4096)
            except OSError:
                break
        assert shown.wait() == 0
    os.close(ours)
    assert b"reading" in said
    assert b"6 documents read in" in said
