"""kramdown 2.4 with GitHub's additions, as Jekyll 4.3.1 sets it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.engine import Kramdown
from blogengine.markdown.kramdown.jekyll import kramdown_options
from blogengine.markdown.kramdown.options import read_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.markdown import CodeHighlighter, Markdown


def make_kramdown(options: Mapping[str, object], highlighter: CodeHighlighter) -> Markdown:
    """Return the dialect with the `kramdown:` options of a site; raises ConfigError for one that cannot be read."""
    return Kramdown(read_options(kramdown_options(options)), highlighter)
