"""An address's content over HTTP.

Takes an http(s) address, gives its bytes with what the server says of their kind, or raises :class:`UnreadableError`; the caller
makes an Issue of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from polemos.read.problem import UnreadableError

_AGENT = "Mozilla/5.0 (compatible; polemos)"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """The content; ``media_type`` without parameters and ``charset`` as the header has them, None where it has not."""

    data: bytes
    media_type: str | None
    charset: str | None


def fetch(address: str, *, timeout: float, max_bytes: int) -> Fetched:
    """The content of the address, redirects followed. ``timeout`` is in seconds, for each step of the exchange."""
    try:
        with (
            httpx.Client(timeout=timeout, follow_redirects=True, headers={"User-Agent": _AGENT, "Accept": "text/html, text/*;q=0.9, */*;q=0.5"}) as client,
            client.stream("GET", address) as answer,
        ):
            if answer.status_code >= 400:
                raise UnreadableError("RD015", f"the server answered {answer.status_code} {answer.reason_phrase}; check the address".replace(" ;", ";"))
            data = bytearray()
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > max_bytes:
                    raise UnreadableError("RD019", f"it is larger than {max_bytes // _MEGABYTE} MB; save it to a file and read that")
            media_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
            return Fetched(bytes(data), media_type or None, answer.charset_encoding)
    except httpx.TimeoutException as error:
        raise UnreadableError("RD016", f"there was no answer within {timeout:g} seconds; try again later") from error
    except (httpx.TransportError, httpx.TooManyRedirects, httpx.DecodingError, httpx.InvalidURL) as error:
        raise UnreadableError(
            "RD017", f"it cannot be reached ({' '.join(str(error).split()) or type(error).__name__}); check the address and the connection"
        ) from error
