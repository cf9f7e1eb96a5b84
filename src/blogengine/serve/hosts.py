"""Which names the preview answers to: a page of another site must not read it through a name of its own.

A browser takes `evil.example` for one site whichever address that name leads to, so an attacker may point it here (DNS
rebinding). An address cannot be pointed anywhere: requests by address are answered, by name only where the name is ours.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:\[\]]+)(?::\d{1,5})?", re.ASCII)


def is_ours(host: str, names: frozenset[str]) -> bool:
    """Say whether the header `Host` names an address, localhost, a name below it, or one of `names` (in lower case)."""
    match = _HOST.fullmatch(host.strip().lower())
    if not match:
        return False
    name = match[1].rstrip(".")
    if name in names or name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class HostGuard:
    """ASGI middleware that refuses, by status 421, requests for other hosts."""

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) == 1 and is_ours(hosts[0], self._names):
            await self._app(scope, receive, send)
            return
        text = "This server does not answer to that name. `blog serve --allow-host NAME` lets it.\n"
        await PlainTextResponse(text, 421, {"Connection": "close"})(scope, receive, send)
