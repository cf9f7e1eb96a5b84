"""The preview as an ASGI application: files of the site, and the events that its pages listen to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from blogengine.serve.files import find, media_type
from blogengine.serve.hosts import HostGuard
from blogengine.serve.page import BUILDING, EMPTY, EVENTS, event, with_script

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from blogengine.serve.files import Found
    from blogengine.serve.preview import Preview

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def create_app(preview: Preview, hosts: Iterable[str] = ()) -> Starlette:
    """Return the application that shows a preview.

    It answers GET and HEAD by address, as localhost and by the names of `hosts`, so that no other site's page can read it.
    HTML gets the reloading script as it is served; nothing is written and nothing may be cached.
    """

    async def events(request: Request) -> Response:
        async def stream() -> AsyncIterator[str]:
            async for state in preview.states():
                yield event(state)

        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(stream(), media_type="text/event-stream")

    async def site(request: Request) -> Response:
        return await run_in_threadpool(_answer, preview, request)

    async def elsewhere(_request: Request, _error: Exception) -> Response:
        return await run_in_threadpool(_missing, preview)

    return Starlette(
        routes=[Route(EVENTS, events), Route("/{path:path}", site)],
        middleware=[Middleware(_Headers), Middleware(HostGuard, names=tuple(hosts))],
        exception_handlers={404: elsewhere},  # for paths that are none: with line breaks, or without a slash
    )


class _Headers:
    """ASGI middleware that gives every response the headers that all have, whoever made it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _answer(preview: Preview, request: Request) -> Response:
    baseurl = preview.state.baseurl.rstrip("/")
    path: str = request.scope["path"]
    if baseurl and path in {"/", baseurl}:
        return RedirectResponse(f"{baseurl}/", 302)
    found = _find(preview, path.removeprefix(baseurl)) if path.startswith(f"{baseurl}/") else None
    if found is None:
        return _missing(preview)
    if found.redirect:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{quote(path)}/{query}", 301)
    return _file(preview, found) or _missing(preview)


def _find(preview: Preview, path: str) -> Found | None:
    return find(preview.root, path) if preview.is_built else None


def _file(preview: Preview, found: Found | None, status: int = 200) -> Response | None:
    """Return a file as it is, HTML with the script; None where there is none, or none any more: a build may be faster."""
    if found is None:
        return None
    state = preview.state  # before the file is read: a page must not be taken for a newer one than it is
    try:
        kind = media_type(found.file)
        if kind.startswith("text/html"):
            return Response(with_script(found.file.read_bytes(), state), status, None, kind)
        return FileResponse(found.file, status, None, kind, stat_result=found.file.stat())
    except OSError:
        return None


def _missing(preview: Preview) -> Response:
    """Return the site's 404 page, or ours; before there is a site, a page that waits for it."""
    if not preview.is_built and preview.state.errors is None:
        return Response(
            with_script(BUILDING.encode(), preview.state), 503, {"Retry-After": "1"}, "text/html; charset=utf-8"
        )
    page = _file(preview, _find(preview, "/404.html"), 404)
    return page or Response(with_script(EMPTY.encode(), preview.state), 404, None, "text/html; charset=utf-8")
