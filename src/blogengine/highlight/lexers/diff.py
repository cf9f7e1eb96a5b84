"""Differences between files, in the tokens of Rouge's `diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.token import Error, Generic, Punctuation, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules


class DiffLexer(OwnLexer):
    """Reads the output of diff and of version control, line by line."""

    name = "Diff"
    tokens: ClassVar[Rules] = {
        "root": [
            (r"^ .*\n?", Text),
            (r"^---(?:\n|\Z)", Punctuation),
            (r"^[+>].*\n?", Generic.Inserted),
            (r"^[-<].*\n?", Generic.Deleted),
            (r"^!.*\n?", Generic.Strong),
            (r"^(?:[iI]ndex|diff).*\n?", Generic.Heading),
            (r"^(@@[^@]*@@)(.*\n?)", groups(Punctuation, Text)),
            (r"^(?a:\w).*\n?", Punctuation),
            (r"^=.*\n?", Generic.Heading),
            (r"(?a:\s).*\n?|\n", Text),
            (r".", Error),
        ],
    }
