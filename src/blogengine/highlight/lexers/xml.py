"""XML, in the tokens of Rouge's `xml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Error, Name, String, Text

from blogengine.highlight.lexers.rules import OwnLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_SPACE = r"(?a:\s)"
_NAME = r"(?:[^\W\d]|:)[\w\xad\u200c\u200d\u2060\ufeff:.·-]*"


class XmlLexer(OwnLexer):
    """Reads XML; a tag's brackets and name are one token, an attribute's name and its `=` too."""

    name = "XML"
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^<&]+", Text),
            (r"(?a:&[^\s;]*;)", Name.Entity),
            (r"<!--(?:[\s\S]*?-->|[\s\S]*)", Comment),
            (r"<!\[CDATA\[.*?\]\]>|<![^>]*>|<\?.*?\?>", Comment.Preproc),
            (rf"<{_SPACE}*/{_SPACE}*{_NAME}{_SPACE}*>", Name.Tag),
            (rf"<{_SPACE}*{_NAME}", Name.Tag, "tag"),
            (r"&", Error, "no_entity"),
            (r"<", Error),
        ],
        "no_entity": [(r"(?a:[^<&\s]+)", Text), (r"&", Error), default("#pop")],
        "tag": [
            (rf"{_SPACE}+", Text),
            (rf"{_NAME}{_SPACE}*=", Name.Attribute, "value"),
            (_NAME, Error),
            (rf"/?{_SPACE}*>", Name.Tag, "#pop"),
            (r".", Error),
        ],
        "value": [
            (rf"{_SPACE}+", Text),
            (r"""(?a:"[^"]*"|'[^']*'|[^\s>]+)""", String, "#pop"),
            (r">", Error),
        ],
    }
