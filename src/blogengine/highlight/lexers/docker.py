"""Dockerfiles, in the tokens of Rouge's `docker`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Keyword, String, Text, Whitespace

from blogengine.highlight.lexers.guests import HostLexer, guest, reset_guest
from blogengine.highlight.lexers.rules import any_of, groups
from blogengine.highlight.lexers.shell import ShellLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = any_of("""
ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER SHELL STOPSIGNAL USER VOLUME WORKDIR
""")


class DockerLexer(HostLexer):
    """Reads Dockerfiles; what RUN runs is read as shell, and a comment is one only after white space or a word."""

    name = "Docker"
    flags = re.MULTILINE | re.IGNORECASE | re.ASCII
    guest_lexers: ClassVar = {"shell": ShellLexer}
    tokens: ClassVar[Rules] = {
        "root": [
            (
                r"^(FROM)(\s+)(.*)(\s+)(AS)(\s+)(.*)",
                groups(Keyword, Whitespace, String, Whitespace, Keyword, Whitespace, String),
            ),
            (rf"^({_KEYWORDS})(?u:\b)(.*)", groups(Keyword, String)),
            (rf"^(ONBUILD)(\s+)({_KEYWORDS})(.*)", groups(Keyword, Whitespace, Keyword, String)),
            (r"^(?:ONBUILD\s+)?RUN\s+", reset_guest("shell", Keyword), "run"),
            (r"#.*", Comment),
            (r"\s+|\w+|\W+", Text),
        ],
        "run": [
            (r"\n", Text, "#pop"),
            (r"\\[\s\S]", String.Escape),
            (r"(?:\\.|[^\\\n])+", guest("shell")),
        ],
    }
