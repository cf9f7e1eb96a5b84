"""What features that change finished HTML pages share: which pages those are, and what of a page is its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.liquid.ruby import to_s
from blogengine.model.content import Document, Page

if TYPE_CHECKING:
    from blogengine.query.tracked import Tracked

_BODY = re.compile(r"<body(.*?)>\s*", re.DOTALL)


def is_html(ask: Tracked, subject_id: str) -> bool:
    """Say whether a document or page is published as HTML, by its extension or by a permalink that is a folder."""
    subject = ask.subject(subject_id)
    return isinstance(subject, Document | Page) and (
        subject.output_ext == ".html" or to_s(ask.field(subject_id, "permalink")).endswith("/")
    )


def split_body(html: str) -> tuple[str, str, str]:
    """Return what stands before a page's body, what is in it, and the rest; without `<body` the page is all body."""
    start = _BODY.search(html) if "<body" in html else None
    if start is None:
        return "", html, ""
    body, ending, rest = html[start.end() :].partition("</body>")
    return html[: start.end()], body, ending + rest
