"""BibTeX's databases, in the tokens of Rouge's `bibtex`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Name, Number, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_SIGNS = r"@!$&.\\:;<>?\[\]^`|~*/+-"
_NAME = rf"[a-zA-Z_{_SIGNS}][\w{_SIGNS}]*"
_WORD_END = rf"(?![\w{_SIGNS}])"


class BibtexLexer(OwnLexer):
    """Reads BibTeX; what stands outside entries is a comment, up to its line's end."""

    name = "BibTeX"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (rf"@(?i:comment){_WORD_END}", Comment),
            (rf"@(?i:preamble){_WORD_END}", Name.Class, ("close", "value", "open")),
            (rf"@(?i:string){_WORD_END}", Name.Class, ("close", "field", "open")),
            (rf"@{_NAME}", Name.Class, ("close", "key", "open")),
            (r".+", Comment),
        ],
        "blank": [(r"\s+", Text)],
        "open": [include("blank"), (r"[{(]", Punctuation, "#pop")],
        "close": [include("blank"), (r"[})]", Punctuation, "#pop")],
        "key": [include("blank"), (r"[^\s,}]+", Name.Label, ("#pop", "fields"))],
        "fields": [include("blank"), (r",", Punctuation, "field"), default("#pop")],
        "field": [
            include("blank"),
            (
                rf"({_NAME})(\s*)(=)(\s*)(\{{[^{{}}]*\}}|\"[^{{\"]*\")(\s*)(,)",
                groups(Name.Attribute, Text, Punctuation, Text, String, Text, Punctuation),
            ),
            (_NAME, Name.Attribute, ("value", "equals")),
            default("#pop"),
        ],
        "equals": [include("blank"), (r"=", Punctuation, "#pop")],
        "value": [
            include("blank"),
            (_NAME, Name.Variable),
            (r'"', String, "quoted"),
            (r"\{", String, "braced"),
            (r"\d+", Number),
            (r"#", Punctuation),
            default("#pop"),
        ],
        "quoted": [(r'[^{"]+', String), (r"\{", String, "braced"), (r'"', String, "#pop")],
        "braced": [(r"[^{}]+", String), (r"\{", String, "#push"), (r"\}", String, "#pop")],
    }
