"""The tags of Liquid and of Jekyll, one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from blogengine.liquid.tags.assign import assign
from blogengine.liquid.tags.capture import capture
from blogengine.liquid.tags.case import case
from blogengine.liquid.tags.comment import comment, inline_comment
from blogengine.liquid.tags.counter import CounterTag
from blogengine.liquid.tags.cycle import CycleTag
from blogengine.liquid.tags.echo import echo
from blogengine.liquid.tags.for_ import for_
from blogengine.liquid.tags.highlight import HighlightTag
from blogengine.liquid.tags.if_ import if_, unless
from blogengine.liquid.tags.ifchanged import IfChangedTag
from blogengine.liquid.tags.include import IncludeTag
from blogengine.liquid.tags.interrupt import break_, continue_
from blogengine.liquid.tags.link import LinkTag, PostUrlTag
from blogengine.liquid.tags.liquid import liquid
from blogengine.liquid.tags.raw import raw
from blogengine.liquid.tags.render import RENDER
from blogengine.liquid.tags.tablerow import TableRowTag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.liquid.tags.base import Tag

TAGS: Final[Mapping[str, Tag]] = {
    "#": inline_comment,
    "assign": assign,
    "break": break_,
    "capture": capture,
    "case": case,
    "comment": comment,
    "continue": continue_,
    "cycle": CycleTag(),
    "decrement": CounterTag(-1),
    "echo": echo,
    "for": for_,
    "highlight": HighlightTag(),
    "if": if_,
    "ifchanged": IfChangedTag(),
    "include": IncludeTag(),
    "include_relative": IncludeTag("beside"),
    "increment": CounterTag(1),
    "link": LinkTag(),
    "liquid": liquid,
    "post_url": PostUrlTag(),
    "raw": raw,
    "render": RENDER,
    "tablerow": TableRowTag(),
    "unless": unless,
}
