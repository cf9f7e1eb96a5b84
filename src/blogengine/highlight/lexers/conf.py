"""Configuration files of any kind, in the tokens of Rouge's `conf`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Name, Number, String, Text

from blogengine.highlight.lexers.rules import OwnLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules


class ConfLexer(OwnLexer):
    """Reads words, numbers, quotes on one line and comments with their line's end."""

    name = "Configuration"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^\w#\"']+", Text),
            (r"[A-Za-z]\w*", Name),
            (r"\d+", Number),
            (r"#.*\n", Comment),
            (r'".*?"', String.Double),
            (r"'.*?'", String.Single),
        ],
    }
