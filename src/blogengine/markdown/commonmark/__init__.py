"""CommonMark as jekyll-commonmark 1.4 writes it with CommonMarker 0.23.

It reads as cmark does: `blocks` makes a tree of the lines, `inlines` makes HTML of the text of each leaf, `renderer`
writes the whole. The rules are our own. markdown-it-py's follow a later specification, go by Unicode's white space where
cmark goes by ASCII's, know no columns, and lose what is nested too deep for their recursion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.commonmark.engine import CommonMark
from blogengine.markdown.commonmark.ghpages import CommonMarkGhPages
from blogengine.markdown.commonmark.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.markdown import CodeHighlighter, Markdown


def make_commonmark(options: Mapping[str, object], highlighter: CodeHighlighter, *, ghpages: bool = False) -> Markdown:
    """Return the dialect with the `commonmark:` section of a site, its `options:` and `extensions:`.

    With `ghpages` it is that of `markdown: CommonMarkGhPages`.
    """
    dialect = CommonMarkGhPages if ghpages else CommonMark
    return dialect(read_settings(options), highlighter)
