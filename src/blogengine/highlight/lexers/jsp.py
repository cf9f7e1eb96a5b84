"""JSP, in the tokens of Rouge's `jsp`: Java and tags of its own in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Literal, Name, String

from blogengine.highlight.lexers.guests import HostLexer, guest
from blogengine.highlight.lexers.html import HtmlLexer
from blogengine.highlight.lexers.java import JavaLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_DIRECTIVE = r"(?:page|include|taglib)"
_ACTION = r"(?:scriptlet|declaration|expression)"
_HTML, _JAVA = guest("html"), guest("java")


def _tag(end: str) -> list[object]:
    """Return rules for attributes up to a tag's end; where there is none, all but attributes is an error."""
    return [
        (end, Name.Tag, "#pop"),
        include("attributes"),
        (rf"[\s\S]+?(?={end})", _HTML),
        default("endless"),
    ]


def _quoted(quote: str) -> list[object]:
    return [
        (quote, String, "#pop"),
        (r"\$\{", String.Interpol, "interpolation"),
        (rf"[^{quote}]+", String),
    ]


class JspLexer(HostLexer):
    """Reads JSP; an expression in an attribute's value is one only at its beginning."""

    name = "JSP"
    flags = re.MULTILINE | re.ASCII
    guest_lexers: ClassVar = {"html": HtmlLexer, "java": JavaLexer}
    tokens: ClassVar[Rules] = {
        "root": [
            (r"<%--", Comment, "comment"),
            (rf"<%@\s*{_DIRECTIVE}\s*", Name.Tag, "directive"),
            (rf"<jsp:directive\.{_DIRECTIVE}", Name.Tag, "directive_tag"),
            (rf"<jsp:{_ACTION}>", Name.Tag, "action"),
            (r"<[a-zA-Z]*:[a-zA-Z]*\s*", Name.Tag, "tag"),
            (r"</[a-zA-Z]*:[a-zA-Z]*>", Name.Tag),
            (r"<%[!=]?", Name.Tag, "java"),
            (r"[\s\S][^<]*(?:<(?!%|/?[a-zA-Z]*:)[^<]*)*", _HTML),
        ],
        "comment": [(r"--%>", Comment, "#pop"), (r"[^-]+|-", Comment)],
        "directive": _tag("%>"),
        "directive_tag": _tag("/>"),
        "tag": _tag("/?>"),
        "endless": [include("attributes"), (r"[\s\S]", Error)],
        "action": [
            (rf"</jsp:{_ACTION}>", Name.Tag, "#pop"),
            include("attributes"),
            (r"[^</]+", _JAVA),
        ],
        "java": [(r"%>", Name.Tag, "#pop"), (r"[^%>]+", _JAVA)],
        "attributes": [(r"\s*[\w:-]{1,300}\s*=\s*", Name.Attribute, "value")],
        "value": [
            (r'"', String, ("#pop", "double")),
            (r"'", String, ("#pop", "single")),
            (r"[^\s>]+", String, "#pop"),
            (r"\n", Error),
        ],
        "double": _quoted('"'),
        "single": _quoted("'"),
        "interpolation": [
            (r"\}", String.Interpol, "#pop"),
            (r"'", Literal, "literal"),
            (r"[^'}]+", _JAVA),
        ],
        "literal": [(r"'", Literal, "#pop"), (r"[^']+", Literal)],
    }
