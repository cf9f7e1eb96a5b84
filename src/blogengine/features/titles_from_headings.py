"""jekyll-titles-from-headings: the heading that a Markdown page begins with is its title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from blogengine.features.base import Feature, Priority
from blogengine.features.bodies import markdown_subjects, text_of, with_subjects
from blogengine.highlight import Highlighter
from blogengine.liquid.ruby import SPACE
from blogengine.markdown import make_markdown
from blogengine.model.content import Document
from blogengine.records import replace
from blogengine.text.html import normalize_whitespace, strip_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.config.config import Config
    from blogengine.features.base import Draft
    from blogengine.features.bodies import Amended

_HEADING = re.compile(r"\A\s*(?:#{1,3}\s+(.*)(?:\s+#{1,3})?|(.*)\r?\n[-=]+\s*)$", re.MULTILINE | re.ASCII)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")


def _amend(draft: Draft) -> Draft:
    config = draft.site.config
    settings = config.section("titles_from_headings")
    if settings.get("enabled") is False:
        return draft
    plain = _plain_text(config)
    changed: list[Amended] = []
    texts: dict[str, str] = {}
    for subject in markdown_subjects(draft, documents=settings.get("collections") is True):
        if not isinstance(subject, Document) and subject.front.get("title") is not None:
            continue  # a document's title may be of its file's name: the heading always wins
        text = text_of(draft, subject)
        heading = _HEADING.match(text)
        title = plain(heading[1] or heading[2] or "") if heading else subject.front.get("title")
        amended = replace(subject, front={**subject.front, "title": title})
        if subject.front.get("strip_title", settings.get("strip_title")) is True:
            texts[subject.id], amended = _without(heading, text, amended)
        changed.append(amended)
    return with_subjects(draft, changed, texts) if changed else draft


def _plain_text(config: Config) -> Callable[[str], str]:
    """Return what makes the text of a heading a title: Markdown converted, then its tags taken away."""

    @cache
    def convert() -> Callable[[str], str]:
        markdown = config.markdown
        converter = make_markdown(markdown.engine, markdown.options, Highlighter(engine=config.highlighter))
        return lambda text: converter.convert(text).html

    return lambda text: _FOOTNOTE.sub("", normalize_whitespace(strip_html(convert()(text))))


def _without(heading: re.Match[str] | None, text: str, subject: Amended) -> tuple[str, Amended]:
    """Return the text without its heading, trimmed, and its subject, which knows on which line it begins now."""
    rest = text[heading.end() :] if heading else text
    left = rest.lstrip(SPACE)
    gone = text.count("\n", 0, len(text) - len(left))
    origin = replace(subject.origin, body_line=subject.origin.body_line + gone)
    return left.rstrip(SPACE), replace(subject, origin=origin)


TITLES_FROM_HEADINGS = Feature("titles_from_headings", priority=Priority.LOWEST, amend=_amend)
