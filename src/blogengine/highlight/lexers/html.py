"""HTML, in the tokens of Rouge's `html`, with the styles and scripts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import RegexLexer, default
from pygments.token import Comment, Error, Name, String, Text

from blogengine.highlight.lexers.css import CssLexer
from blogengine.highlight.lexers.javascript import JavascriptLexer
from blogengine.highlight.lexers.rules import using

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_TAG_NAME = r"[^\W\d_][\w:.-]*"
_ATTRIBUTE = r"(?!\d)[\w:\[\]()*.#-]+"


class HtmlLexer(RegexLexer):
    """Reads HTML; a tag's brackets and name are one token, an attribute's name and its `=` too."""

    name = "HTML"
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^<&]+", Text),
            (r"&\S*?;", Name.Entity),
            (r"(?i:<!doctype\s[\s\S]*?>)|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>", Comment.Preproc),
            (r"<!--[\s\S]*?-->", Comment),
            (r"<\s*script\s*", Name.Tag, ("script", "tag")),
            (r"<\s*style\s*", Name.Tag, ("style", "tag")),
            (r"</?", Name.Tag, "tag_name"),
            (r"&", Error),
        ],
        "tag_name": [(r"\s+", Text), (_TAG_NAME, Name.Tag, ("#pop", "tag")), default(("#pop", "tag"))],
        "tag": [
            (r"\s+", Text),
            (rf"{_ATTRIBUTE}\s*=\s*", Name.Attribute, "value"),
            (_ATTRIBUTE, Name.Attribute),
            (r"/?\s*>", Name.Tag, "#pop"),
            (r".", Error),
        ],
        "value": [(r"\"[^\"]*\"?|'[^']*'?|[^\s>]+", String, "#pop"), default("#pop")],
        "script": [
            (r"<\s*/\s*script\s*>", Name.Tag, "#pop"),
            (r"[\s\S]+?(?=<\s*/\s*script\s*>|\Z)", using(JavascriptLexer)),
        ],
        "style": [
            (r"<\s*/\s*style\s*>", Name.Tag, "#pop"),
            (r"[\s\S]+?(?=<\s*/\s*style\s*>|\Z)", using(CssLexer)),
        ],
    }
