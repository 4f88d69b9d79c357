"""Bytes to text: UTF-8 first and strictly, then what the bytes themselves declare, then the likeliest encoding.

Takes bytes, gives a :class:`Decoded` or raises :class:`UnreadableError` with code and message; the caller makes an Issue of it.
A byte order mark is taken off; line ends and all else stay as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from polemos.read.problem import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMATS = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\xd0\xcf\x11\xe0", "an old office document"), (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"{\\rtf", "an RTF document"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,30})", re.IGNORECASE)
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding, and whether that encoding is a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of the bytes. ``declared`` is an encoding named outside them (an HTTP header); wrong ones are passed over."""
    if not data.strip(b" \t\r\n\x0b\x0c\0"):
        raise UnreadableError("RD004", "it is empty")
    for start, what in _OTHER_FORMATS:
        if data.startswith(start):
            raise UnreadableError("RD007", f"it is {what}, which this version does not read; save it as text or HTML first")
    found = _decoded(data, declared)
    if "\0" in found.text:
        raise UnreadableError("RD005", f"it holds NUL characters (the first at character {found.text.index(chr(0))}), so it is no text file")
    if not found.text.strip():
        raise UnreadableError("RD004", "it is empty")
    return found


def _decoded(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (text := _try(data, encoding)) is not None:
            return Decoded(text, encoding)
    text = _try(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    if b"\0" in data[:_SAMPLE] and (wide := _wide(data)):
        return wide
    if b"\0" in data:
        raise UnreadableError("RD005", f"it holds NUL bytes (the first at byte {data.index(0)}), so it is no text file")
    meta = _META_CHARSET.search(data[:4096])
    for name in (declared, meta[1].decode("ascii") if meta else None):
        if name and (text := _try(data, name)) is not None:
            return Decoded(text, name.lower())
    return _guess(data)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of Latin text is NUL."""
    sample = data[:2000]
    for encoding, nul in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(data) % 2 == 0 and nul.count(0) > 0.6 * len(nul) and (text := _try(data, encoding)) is not None:
            return Decoded(text, encoding, guessed=True)
    return None


def _guess(data: bytes) -> Decoded:
    """The likeliest encoding by the bytes around the first that is not ASCII; Windows-1252 where that fits as well as any."""
    first = next((i for i, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, first - _SAMPLE // 2) : first + _SAMPLE // 2]
    best = from_bytes(sample).best()
    western = _try(data, "cp1252")
    if western is not None and (best is None or _mostly_latin(western)):
        return Decoded(western, "cp1252", guessed=True)
    if best is not None and (text := _try(data, best.encoding)) is not None:
        return Decoded(text, best.encoding, guessed=True)
    raise UnreadableError("RD006", "its encoding cannot be told; save it as UTF-8")


def _mostly_latin(text: str) -> bool:
    """Whether the letters beyond ASCII are few and not capitals in the middle of words, as in text of Western Europe."""
    odd = re.findall(r"[^\x00-\x7f]", text)
    return len(odd) < 0.1 * len(text) and not re.search(r"[À-ÖØ-Þ]{3}|[a-z][À-ÖØ-Þ]", text)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
