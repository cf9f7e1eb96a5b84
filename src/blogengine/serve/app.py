"""The preview as an ASGI application: files of the site, and the events that its pages listen to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from blogengine.serve.files import find, media_type
from blogengine.serve.page import EMPTY, EVENTS, event, with_script

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from starlette.requests import Request

    from blogengine.serve.preview import Preview

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def create_app(preview: Preview, hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """Return the application that shows a preview.

    It answers GET and HEAD for the names of `hosts` alone (`*` is any), so that no other site's page can read it.
    HTML gets the reloading script as it is served; nothing is written and nothing may be cached.
    """

    async def events(_request: Request) -> Response:
        async def stream() -> AsyncIterator[str]:
            async for state in preview.states():
                yield event(state)

        return StreamingResponse(stream(), media_type="text/event-stream", headers=_HEADERS)

    async def site(request: Request) -> Response:
        return await run_in_threadpool(_answer, preview, request)

    return Starlette(
        routes=[Route(EVENTS, events), Route("/{path:path}", site)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
    )


def _answer(preview: Preview, request: Request) -> Response:
    baseurl = preview.state.baseurl.rstrip("/")
    path: str = request.scope["path"]
    if baseurl and path in {"/", baseurl}:
        return RedirectResponse(f"{baseurl}/", 302, _HEADERS)
    found = find(preview.root, path.removeprefix(baseurl)) if path.startswith(f"{baseurl}/") else None
    if found is None:
        return _missing(preview)
    if found.redirect:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{quote(path)}/{query}", 301, _HEADERS)
    return _file(preview, found.file)


def _file(preview: Preview, file: Path, status: int = 200) -> Response:
    kind = media_type(file)
    if not kind.startswith("text/html"):
        return FileResponse(file, status, _HEADERS, kind)
    return Response(with_script(file.read_bytes(), preview.state), status, _HEADERS, kind)


def _missing(preview: Preview) -> Response:
    page = find(preview.root, "/404.html")
    if page:
        return _file(preview, page.file, 404)
    return Response(with_script(EMPTY.encode(), preview.state), 404, _HEADERS, "text/html; charset=utf-8")
