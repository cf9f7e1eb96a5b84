"""The block rules, in the order they are tried, each with the first characters it can begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.block import INDENTED, OPENERS
from blogengine.markdown.kramdown.rules_block.abbreviation import abbreviation
from blogengine.markdown.kramdown.rules_block.blank_line import blank_line
from blogengine.markdown.kramdown.rules_block.blockquote import blockquote
from blogengine.markdown.kramdown.rules_block.code_fenced import code_fenced
from blogengine.markdown.kramdown.rules_block.code_indented import code_indented
from blogengine.markdown.kramdown.rules_block.definition_list import definition_list
from blogengine.markdown.kramdown.rules_block.eob import eob
from blogengine.markdown.kramdown.rules_block.extension import extension
from blogengine.markdown.kramdown.rules_block.footnote import footnote
from blogengine.markdown.kramdown.rules_block.heading import heading_atx, heading_setext
from blogengine.markdown.kramdown.rules_block.horizontal_rule import horizontal_rule
from blogengine.markdown.kramdown.rules_block.html import html
from blogengine.markdown.kramdown.rules_block.link_definition import link_definition
from blogengine.markdown.kramdown.rules_block.list import list_
from blogengine.markdown.kramdown.rules_block.math import math
from blogengine.markdown.kramdown.rules_block.paragraph import paragraph
from blogengine.markdown.kramdown.rules_block.table import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.markdown.kramdown.block import BlockRule

_ANY = tuple(opener for opener in OPENERS if opener not in {"\n", INDENTED})

RULES: tuple[tuple[str, BlockRule, Iterable[str]], ...] = (
    ("blank_line", blank_line, ("\n", "\t", "\v", "\f", "\r", INDENTED)),
    ("code_indented", code_indented, ("\t", INDENTED)),
    ("code_fenced", code_fenced, "`~"),
    ("blockquote", blockquote, ">"),
    ("heading_atx", heading_atx, "#"),
    ("horizontal_rule", horizontal_rule, "*-_"),
    ("list", list_, "*+-0123456789"),
    ("definition_list", definition_list, ":"),
    ("html", html, "<"),
    ("heading_setext", heading_setext, _ANY),
    ("math", math, "$\\"),
    ("table", table, _ANY),
    ("footnote", footnote, "["),
    ("link_definition", link_definition, "["),
    ("abbreviation", abbreviation, "*"),
    ("extension", extension, "{"),
    ("eob", eob, "^"),
    ("paragraph", paragraph, _ANY),
)
