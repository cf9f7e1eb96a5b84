"""XML, in the tokens of Rouge's `xml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import RegexLexer, default
from pygments.token import Comment, Error, Name, String, Text

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_NAME = r"[^\W\d][\w.:-]*"


class XmlLexer(RegexLexer):
    """Reads XML; a tag's brackets and name are one token, an attribute's name and its `=` too."""

    name = "XML"
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^<&]+", Text),
            (r"&\S*?;", Name.Entity),
            (r"<!--[\s\S]*?-->", Comment),
            (r"<!\[CDATA\[[\s\S]*?\]\]>|<![^-][\s\S]*?>|<\?.*?\?>", Comment.Preproc),
            (rf"</\s*{_NAME}\s*>", Name.Tag),
            (rf"<\s*{_NAME}", Name.Tag, "tag"),
            (r"[<&]", Error),
        ],
        "tag": [
            (r"\s+", Text),
            (r"[\w.:-]+\s*=", Name.Attribute, "value"),
            (r"/?\s*>", Name.Tag, "#pop"),
            (r".", Error),
        ],
        "value": [(r"\s+", Text), (r"\"[^\"]*\"|'[^']*'|[^\s>]+", String, "#pop"), default("#pop")],
    }
