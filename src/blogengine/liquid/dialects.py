"""Where Jekyll's versions differ: everything that templates of one dialect can tell from those of another, in one table.

The rest of the compiler is written as Jekyll 4.3 with Liquid 5.4 has it; what is asked here is what another pair does
otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Name = Literal["jekyll4", "ghpages"]


class Dialect(NamedTuple):
    """What one pair of Jekyll and Liquid does."""

    absent_tags: frozenset[str] = frozenset()
    """Tags that it has not: they are errors, as any unknown tag."""
    absent_filters: frozenset[str] = frozenset()
    """Filters that it has not: a value passes them unchanged."""
    filters: frozenset[str] = frozenset()
    """Filters that it has in another form: that of the function of the name in `filters/jekyll3.py`."""
    joined_conditions: bool = True
    """Whether `where_exp` knows `and` and `or`."""
    outputs_in_links: bool = True
    """Whether `{% link %}` may hold outputs."""
    links_below_baseurl: bool = True
    """Whether `{% link %}` and `{% post_url %}` write the site's baseurl."""
    named_documents: bool = True
    """Whether documents have a `name` that front matter does not give."""
    page_excerpts: bool = True
    """Whether `excerpt` is one of a page's keys."""
    theme_object: bool = True
    """Whether there is a `theme`."""


DIALECTS: Final[Mapping[Name, Dialect]] = {
    "jekyll4": Dialect(),
    "ghpages": Dialect(
        absent_tags=frozenset({"#", "echo", "liquid", "render"}),
        absent_filters=frozenset(
            {
                *("base64_decode", "base64_encode", "base64_url_safe_decode", "base64_url_safe_encode"),
                *("find", "find_exp", "remove_last", "replace_last"),
            }
        ),
        filters=frozenset(
            {"default", "group_by", "newline_to_br", "number_of_words", "sort", "truncatewords", "uniq", "where"},
        ),
        joined_conditions=False,
        outputs_in_links=False,
        links_below_baseurl=False,
        named_documents=False,
        page_excerpts=False,
        theme_object=False,
    ),
}
"""`jekyll4` is Jekyll 4.3.1 with Liquid 5.4.0 (Debian's pair), `ghpages` Jekyll 3.10.0 with Liquid 4.0.4."""
