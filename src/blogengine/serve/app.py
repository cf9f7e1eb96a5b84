"""The preview as an ASGI application: files of the site, and the events that its pages listen to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from blogengine.serve.files import find, media_type
from blogengine.serve.hosts import HostGuard
from blogengine.serve.page import EMPTY, EVENTS, event, with_script

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from starlette.requests import Request

    from blogengine.serve.files import Found
    from blogengine.serve.preview import Preview

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def create_app(preview: Preview, hosts: Iterable[str] = ()) -> Starlette:
    """Return the application that shows a preview.

    It answers GET and HEAD by address, as localhost and by the names of `hosts`, so that no other site's page can read it.
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
        middleware=[Middleware(HostGuard, names=tuple(hosts))],
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
    return _file(preview, found) or _missing(preview)


def _file(preview: Preview, found: Found | None, status: int = 200) -> Response | None:
    """Return a file as it is, HTML with the script; None where there is none, or none any more: a build may be faster."""
    if found is None:
        return None
    state = preview.state  # before the file is read: a page must not be taken for a newer one than it is
    try:
        kind = media_type(found.file)
        if kind.startswith("text/html"):
            return Response(with_script(found.file.read_bytes(), state), status, _HEADERS, kind)
        return FileResponse(found.file, status, _HEADERS, kind, stat_result=found.file.stat())
    except OSError:
        return None


def _missing(preview: Preview) -> Response:
    page = _file(preview, find(preview.root, "/404.html"), 404)
    return page or Response(with_script(EMPTY.encode(), preview.state), 404, _HEADERS, "text/html; charset=utf-8")
