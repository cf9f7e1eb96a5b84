"""HTML, in the tokens of Rouge's `html`, with the styles and scripts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Name, String, Text

from blogengine.highlight.lexers.css import CssLexer
from blogengine.highlight.lexers.guests import HostLexer, guest, reset_guest
from blogengine.highlight.lexers.javascript import JavascriptLexer
from blogengine.highlight.lexers.rules import groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_TAG_NAME = r"(?:[^\W\d]|[:-])[\w:.·-]*"
_ATTRIBUTE = r"(?:[^\W\d]|[:*#-])[\w:.·*#-]*"
_ATTRIBUTE_WITH_VALUE = r"(?:[^\W\d]|[][:().*-])[][\w:.·()*-]*"


class HtmlLexer(HostLexer):
    """Reads HTML; a tag's brackets and name are one token, an attribute's name and its `=` too.

    Scripts and styles are read in pieces that end where a `<` stands or one follows.
    """

    name = "HTML"
    guest_lexers: ClassVar = {"script": JavascriptLexer, "style": CssLexer}
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^<&]+", Text),
            (r"&\S{0,999}?;", Name.Entity),
            (r"(?i:<!doctype [^>]*>)|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>", Comment.Preproc),
            (r"<!--[\s\S]*?-->", Comment),
            (r"<!--", Comment, "comment"),
            (r"<\s*script\s*", reset_guest("script", Name.Tag), ("script", "tag")),
            (r"<\s*style\s*", reset_guest("style", Name.Tag), ("style", "tag")),
            (rf"(?:<(?:/|(?!script|style)){_TAG_NAME}>)+", Name.Tag),
            (r"</", Name.Tag, "end_tag"),
            (rf"<{_TAG_NAME}", Name.Tag, "tag"),
            (r"<", Name.Tag, "start_tag"),
        ],
        "comment": [(r"-->", Comment, "#pop"), (r"[^-]+|-", Comment)],
        "end_tag": [(_TAG_NAME, Name.Tag, ("#pop", "end_tag_end")), include("end_tag_end")],
        "end_tag_end": [(r"\s+", Text), (r">", Name.Tag, "#pop")],
        "start_tag": [(r"\s+", Text), (_TAG_NAME, Name.Tag, ("#pop", "tag")), default(("#pop", "tag"))],
        "tag": [
            (rf"(\s+)({_ATTRIBUTE_WITH_VALUE}\s*=\s*)(\"[^\"]*\")", groups(Text, Name.Attribute, String)),
            (r"\s+", Text),
            (rf"{_ATTRIBUTE_WITH_VALUE}\s*=\s*", Name.Attribute, "value"),
            (_ATTRIBUTE, Name.Attribute),
            (r"/?\s*>", Name.Tag, "#pop"),
        ],
        "value": [
            (r"\"[^\"]*\"|'[^']*'", String, "#pop"),
            (r'"', String, ("#pop", "double")),
            (r"'", String, ("#pop", "single")),
            (r"[^\s>]+", String, "#pop"),
            (r"\n", Error),
        ],
        "double": [(r'[^"]+', String), (r'"', String, "#pop")],
        "single": [(r"[^']+", String), (r"'", String, "#pop")],
        "script": [
            (r"<\s*/\s*script\s*>", Name.Tag, "#pop"),
            (r"[^<]+|<", guest("script")),
        ],
        "style": [
            (r"<\s*/\s*style\s*>", Name.Tag, "#pop"),
            (r"[^<]+|<", guest("style")),
        ],
    }
