"""Makefiles, in the tokens of Rouge's `make`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.guests import HostLexer, guest, reset_guest
from blogengine.highlight.lexers.rules import any_of, groups
from blogengine.highlight.lexers.shell import ShellLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_FUNCTIONS = """
abspath addprefix addsuffix and basename call dir error eval file filter filter-out findstring firstword flavor foreach
if join lastword notdir or origin patsubst realpath shell sort strip subst suffix value warning wildcard word wordlist
words
"""
_CONDITION = r"(ifn?(?:def|eq))([\t ]+)([^#\n]+)"
_SHELL = guest("shell")


class MakeLexer(HostLexer):
    """Reads makefiles; values and recipes are shell, in pieces between brackets, backslashes and line ends.

    A recipe's lines are one script, and so are all values up to the next rule's end.
    """

    name = "Make"
    flags = re.MULTILINE | re.ASCII
    guest_lexers: ClassVar = {"shell": ShellLexer}
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"#.*\n", Comment),
            (r"([-s]?include)((?:[\t ]+[^\t\n #]+)+)", groups(Keyword, String.Other)),
            (_CONDITION, groups(Keyword, Text, Name.Variable)),
            (r"(?:else|endif)[\t ]*(?=[#\n])", Keyword),
            (r"(export)([\t ]+)(?=[\w${}()\t -]+\n)", groups(Keyword, Text), "export"),
            (r"export[\t ]+", Keyword),
            (r"([\w${}().-]{1,300})([\t ]*)([!?:+]?=)", groups(Name.Variable, Text, Operator), "line"),
            (r'"(?:\\.|[^"\\]){0,2000}+"', String.Double),
            (r"'(?:\\.|[^'\\]){0,2000}+'", String.Single),
            (r"([^\n:]{1,999})(:+)([ \t]*)", groups(Name.Label, Operator, Text), "prerequisites"),
        ],
        "export": [(r"[\w${}()-]+", Name.Variable), (r"[\t ]+", Text), (r"\n", Text, "#pop")],
        "prerequisites": [
            (r"[^,\\\n#]+", Name.Function),
            (r",", Punctuation),
            (r"#", Comment),
            (r"\\[\s\S]", Text),
            (r"\n", Text, ("#pop", "recipe")),
        ],
        "recipe": [
            (rf"{_CONDITION}(#.*)?(\n)", groups(Keyword, Text, Name.Variable, Comment, Text)),
            (r"(else|endif)([\t ]*)(#.*)?(\n)", groups(Keyword, Text, Comment, Text)),
            (r"(\t[\t ]*)([@-]?)", groups(Text, Punctuation), "line"),
            (r"", reset_guest("shell", Text), "#pop"),
        ],
        "line": [(r"\n", Text, "#pop"), include("script")],
        "script": [
            (r"\$[({][\t ]*\w[\w:=%.]*[\t ]*[)}]", Name.Variable),
            (
                rf"(\$[({{])([\t ]*)({any_of(_FUNCTIONS)})([\t ]+)",
                groups(Name.Function, Text, Name.Builtin, Text),
                "call",
            ),
            (r"\\[\s\S]", _SHELL),
            (r"[\s\S](?:[^$()}\\\n]+|\$(?![({]))*", _SHELL),
        ],
        "call": [(r"[({]", _SHELL, "#push"), (r"[)}]", Name.Function, "#pop"), include("script")],
    }
