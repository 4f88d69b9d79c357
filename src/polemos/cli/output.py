"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from polemos.errors import InputError


@contextmanager
def output_to(path: Path | None) -> Iterator[IO[str]]:
    """A stream to write UTF-8 with plain line feeds to. Raises InputError (IN031) where the file cannot be written.

    A new or regular file is written under another name first, so that a command that is stopped leaves the old one as it was.
    """
    if path is None:
        yield sys.stdout
        return
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as stream:  # a device or a pipe
                yield stream
            return
        with _replacing(path) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError("IN031", f"{str(path)!r} cannot be written ({error.strerror or error}); check the folder and its permissions") from error


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    target = path.resolve()
    stream = tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False)  # noqa: SIM115
    done = False
    try:
        with stream:
            yield stream
        os.chmod(stream.name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(stream.name, target)
        done = True
    finally:
        if not done:
            with contextlib.suppress(OSError):
                os.unlink(stream.name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
