"""Dockerfiles, in the tokens of Rouge's `docker`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Comment, Keyword, String, Text, Whitespace

from blogengine.highlight.lexers.rules import any_of, groups, using
from blogengine.highlight.lexers.shell import ShellLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER SHELL STOPSIGNAL USER VOLUME WORKDIR
"""


class DockerLexer(RegexLexer):
    """Reads Dockerfiles; what RUN runs is read as shell, line by line."""

    name = "Docker"
    flags = re.MULTILINE | re.IGNORECASE
    tokens: ClassVar[Rules] = {
        "root": [
            (r"#.*", Comment),
            (
                r"^(FROM)(\s+)(.*)(\s+)(AS)(\s+)(.*)$",
                groups(Keyword, Whitespace, String, Whitespace, Keyword, Whitespace, String),
            ),
            (rf"^((?:ONBUILD\s+)?(?:{any_of(_KEYWORDS)}))\b(.*)", groups(Keyword, String)),
            (r"^(?:ONBUILD\s+)?RUN\s+", Keyword, "run"),
            (r"[^#\n]+|\n", Text),
        ],
        "run": [
            (r"\\\n", String.Escape),
            (r"\n", Text, "#pop"),
            (r"(?:\\.|[^\\\n])+", using(ShellLexer)),
            (r"\\", String.Escape),
        ],
    }
