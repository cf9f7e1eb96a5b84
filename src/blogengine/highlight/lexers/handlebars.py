"""Handlebars and Mustache, in the tokens of Rouge's `handlebars`: expressions in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.guests import HostLexer, guest
from blogengine.highlight.lexers.html import HtmlLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.guests import Unprocessed
    from blogengine.highlight.lexers.rules import Rules

_NAME = r"[\w$-]+"


class HandlebarsLexer(HostLexer):
    """Reads Handlebars; an expression that is an attribute's value without quotes is all of that value."""

    name = "Handlebars"
    flags = re.MULTILINE | re.ASCII
    guest_lexers: ClassVar = {"html": HtmlLexer}

    def _before_expression(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        html = self.guests["html"]
        yield from html.read(match.group())
        if html.stack[-1] == "value":
            html.stack.pop()

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\\\{+", guest("html")),
            (r"\{\{!--", Comment, "comment"),
            (r"\{\{!.*?\}\}", Comment),
            (r"\{\{\{?", Keyword, ("expression", "beginning")),
            (r"[\s\S](?:[^\\{]++|\{(?!\{))*+(?=\\|\{\{)", _before_expression),
            (r"[\s\S]+", guest("html")),
        ],
        "comment": [(r"\{\{", Comment, "#push"), (r"\}\}", Comment, "#pop"), (r"[^{}]+|[{}]", Comment)],
        "expression": [
            (r"\s+", Text),
            (r"\}\}\}?", Keyword, "#pop"),
            (r"~", Keyword),
            (r"=", Operator),
            (r"\.(?=[}\s])|\.\.", Name.Variable),
            (r"[|\[\]()/.]", Punctuation),
            (r'"(?:[^\\\n"]|\\.)*+"|".*\\"', String.Double),
            (r"'(?:[^\\\n']|\\.)*+'|'.*\\'", String.Single),
            (r"\d+(?=\}\s)", Number),
            (r"(?:true|false)(?=[}\s])", Keyword.Constant),
            (r"else(?=[}\s])", Keyword),
            (r"this(?=[}\s])", Name.Builtin.Pseudo),
            (rf"@{_NAME}", Name.Attribute),
            (_NAME, Name.Variable),
        ],
        "beginning": [(r"[#/]", Keyword, ("#pop", "block")), (r"[>^&~]", Keyword), default("#pop")],
        "block": [(r"if(?=[}\s])", Keyword), (_NAME, Name.Namespace, "#pop"), default("#pop")],
    }
