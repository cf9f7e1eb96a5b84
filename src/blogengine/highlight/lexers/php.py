"""PHP and the HTML around it, in the tokens of Rouge's `php`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Self

from pygments.lexer import default, include, words
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.language import option_flag
from blogengine.highlight.lexers.guests import HostLexer, guest
from blogengine.highlight.lexers.html import HtmlLexer
from blogengine.highlight.lexers.php_functions import functions
from blogengine.highlight.lexers.rules import UPPER, groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pygments.lexer import RegexLexer

    from blogengine.highlight.language import Options
    from blogengine.highlight.lexers.guests import Unprocessed
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
__class__ __dir__ __file__ __function__ __halt_compiler __line__ __method__ __namespace__ __trait__ abstract and array
as break case catch cfunction clone continue declare default die do echo else elseif empty enddeclare endfor endforeach
endif endswitch endwhile eval exit extends final finally fn for foreach global goto if implements include include_once
instanceof insteadof isset list match new old_function or parent print private protected public readonly require
require_once return self static switch throw try unset var while xor yield
"""
_NAME = r"(?u:[^\W\d]\w*)"
_PATH = rf"(?:{_NAME}\\)*{_NAME}"
_END = r"(?u:(?!\w|\\[^\W\d]))"
_CALLED = r"(?=\s*\()"
_LEAVE = "#pop:1000000"
_REACH = 1000
"""How far what may have no end is followed: were each to be followed to the end of the text, time would be quadratic."""
_COMMENT = rf"/\*[^*]*+(?:\*++(?!/)[^*]*+){{0,{_REACH}}}+\*++/"


def _called(_lexer: RegexLexer, match: re.Match[str], _context: object = None) -> Unprocessed:
    """Give a called function its token type."""
    name = match.group()
    yield 0, Name.Builtin if name.lower() in functions() else Name.Function, name


class PhpLexer(HostLexer):
    """Reads PHP; a text is code from its start, unless it begins with `<` or has `<?php` or `<?=` before its first `$`.

    A point is a number; a name's class is told by its case. The parts of a function, of `use`, `const` and `public` and
    of a default value have states of their own, each left at the first thing that it does not know. A backslash before
    a name is an error.
    """

    name = "PHP"
    flags = re.ASCII
    guest_lexers: ClassVar[Mapping[str, type[RegexLexer]]] = {"html": HtmlLexer}
    tokens: ClassVar[Rules] = {
        "root": [
            (r"<\?(?i:php|=)?", Comment.Preproc, "code"),
            (r"[\s\S]+?(?=<\?)|[\s\S]+", guest("html")),
        ],
        "start": [
            (r"\s*(?=<)", guest("html"), "#pop"),
            (r"[^$]+(?=<\?(?i:php|=))", guest("html"), "#pop"),
            default(("#pop", "code")),
        ],
        "end": [(r"\?>", Comment.Preproc, _LEAVE)],
        "blank": [
            (r"\s+", Text),
            (r"(?:#|//).*", Comment.Single),
            (rf"(?=/\*\*(?!/)){_COMMENT}", Comment.Doc),
            (_COMMENT, Comment.Multiline),
        ],
        "variables": [(rf"\$++{_NAME}|\$\{{\$+{_NAME}\}}", Name.Variable)],
        "operators": [(r"[~!%^&*+|:.<>/@-]+", Operator)],
        "code": [
            include("end"),
            include("blank"),
            include("variables"),
            (r"[;,(){}\[\]]", Punctuation),
            include("values"),
            (
                rf"((?i:namespace))(\s+)({_PATH})",
                groups(Keyword.Namespace, Text, Name.Namespace),
            ),
            (
                rf"((?i:class|interface|trait|extends|implements))(\s+)({_PATH})",
                groups(Keyword.Declaration, Text, Name.Class),
            ),
            include("names"),
            include("operators"),
            (r"[=?]", Operator),
            (r"\$+(?=\$)", Error),
        ],
        "values": [
            (r"(?=<<<)", Text, "heredoc"),
            (r"(?:\d[_\d]*)?\.(?:\d[_\d]*)?(?:[eE][+-]?\d[_\d]*)?", Number.Float),
            (r"0[0-7][0-7_]*", Number.Oct),
            (r"0[bB][01][01_]*", Number.Bin),
            (r"0[xX][a-fA-F0-9][a-fA-F0-9_]*", Number.Hex),
            (r"\d[_\d]*", Number.Integer),
            (rf"'[^'\\]*+(?:\\.[^'\\]*+){{0,{_REACH}}}+'", String.Single),
            (rf"`[^`\\]*+(?:\\.[^`\\]*+){{0,{_REACH}}}+`", String.Backtick),
            (r'"', String.Double, "string"),
            (r"(?i:function|fn)(?u:\b)", Keyword, ("result", "parameters", "function")),
            (r"(?i:true|false|null)(?u:\b)", Keyword.Constant),
            (r"(?i:new)(?u:\b)", Keyword, "new"),
        ],
        "heredoc": [
            (rf"(?i:<<<([\"']?)({_NAME})\1\n(?:.*\n){{1,{_REACH}}}?[^\S\n]*\2;?)", String.Heredoc, "#pop"),
            (r"[~!%^&*+|:.<>/@-]+", Operator, "#pop"),
        ],
        "names": [
            (rf"(?i:public|protected|private){_END}(?!\s*\()", Keyword, "visibility"),
            (rf"(?i:use){_END}(?!\s*\()", Keyword.Namespace, "use"),
            (rf"(?i:const){_END}(?!\s*\()", Keyword, "const"),
            (rf"(?i:catch){_END}(?!\s*\()", Keyword, "catch"),
            (words(_KEYWORDS.split(), prefix="(?i:", suffix=rf"){_END}"), Keyword),
            (rf"{_PATH}{_CALLED}", _called),
            (rf"__\w*__{_END}", Name.Builtin),
            (rf"(?:E|PHP)(?:_[{UPPER}]+)+{_END}", Keyword.Constant),
            (rf"(?:{_NAME}\\)*[{UPPER}](?:[{UPPER}_]|(?u:\d))+{_END}", Name.Constant),
            (rf"(?:{_NAME}\\)*[{UPPER}](?u:[^\W_]*){_END}", Name.Class),
            (_PATH, Name),
        ],
        "string": [
            (r'"', String.Double, "#pop"),
            (r'[^\\{$"]+', String.Double),
            (r'\\(?:u\{[0-9a-fA-F]+\}|[efrntv"$\\]|[0-7]{1,3}|[xX][0-9a-fA-F]{1,2})', String.Escape),
            (rf"\${_NAME}(?:\[\S{{1,{_REACH}}}\]|->{_NAME})?", Name.Variable),
            (r"\{\$\{", String.Interpol, "double_field"),
            (r"\{(?=\$)", String.Interpol, "field"),
            (
                rf"(\{{)(\S{{1,{_REACH}}})(\}})",
                groups(String.Interpol, Name.Variable, String.Interpol),
            ),
            (r"[${\\]+", String.Double),
        ],
        "double_field": [(r"\}\}", String.Interpol, "#pop"), include("code")],
        "field": [(r"\}", String.Interpol, "#pop"), include("code")],
        "visibility": [
            (r"(?i:readonly|static)(?u:\b)", Keyword),
            (r"(?i:(?=(?:abstract|const|function)(?u:\b)))", Text, "#pop"),
            (rf"\??{_NAME}", Keyword.Type, "#pop"),
            include("otherwise"),
        ],
        "otherwise": [include("end"), include("blank"), default("#pop")],
        "use": [
            (r"[,}]", Punctuation),
            (r"(?i:function|const)(?u:\b)", Keyword),
            (rf"((?:{_NAME}\\)+)(\{{)", groups(Name.Namespace, Punctuation)),
            (rf"(?:{_NAME}\\)*(?u:[^\W\d]\w*_[^\W\d]\w*)", Name.Function),
            include("end"),
            include("blank"),
            include("names"),
            default("#pop"),
        ],
        "const": [(_NAME, Name.Constant), (r"=", Operator, "value"), include("otherwise")],
        "catch": [(r"\(", Punctuation), (r"\|", Operator), (_NAME, Name.Class), include("otherwise")],
        "value": [(r",", Punctuation, "#pop"), include("value_parts")],
        "value_parts": [
            (r"[\[\]]", Punctuation),
            (r"\(", Punctuation, "value_arguments"),
            include("end"),
            include("blank"),
            include("values"),
            include("variables"),
            include("names"),
            include("operators"),
            default("#pop"),
        ],
        "value_arguments": [(r"\)", Punctuation, "#pop"), (r",", Punctuation), include("value_parts")],
        "function": [
            (r"&", Operator),
            (_NAME, Name),
            (r"\(", Punctuation, "#pop"),
            include("otherwise"),
        ],
        "parameters": [
            (r"\)", Punctuation, "#pop"),
            (r",|\.\.\.", Punctuation),
            (r"=", Operator, "value"),
            (r"(?i:public|protected|private|readonly)(?u:\b)", Keyword),
            (rf"\??{_NAME}", Keyword.Type, "value"),
            include("variables"),
            include("otherwise"),
        ],
        "result": [
            (r":", Punctuation),
            (r"(?i:use)(?u:\b)", Keyword, "closure_use"),
            (rf"\??{_NAME}", Keyword.Type, "value"),
            (r"\{", Punctuation, ("#pop", "body")),
            include("otherwise"),
        ],
        "closure_use": [
            (r"[,(]", Punctuation),
            (r"&", Operator),
            (r"\)", Punctuation, "#pop"),
            include("variables"),
            include("otherwise"),
        ],
        "body": [(r"\{", Punctuation, "#push"), (r"\}", Punctuation, "#pop"), include("code")],
        "new": [
            (r"(?i:class)(?u:\b)", Keyword.Declaration, ("#pop", "new_class")),
            (_PATH, Name.Class, "#pop"),
            include("otherwise"),
        ],
        "new_class": [(r"\}", Punctuation, "#pop"), (r"\{", Punctuation), include("code")],
    }

    def __init__(self, begin: tuple[str, ...] = ("root", "start")) -> None:
        super().__init__()
        self._begin = begin

    @classmethod
    def with_options(cls, options: Options) -> Self:
        """Return the lexer for options as a fence gives them: by `start_inline`, a text begins as code or as HTML."""
        if "start_inline" not in options:
            return cls()
        return cls(("root", "code") if option_flag(options, "start_inline", default=True) else ("root",))

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ()) -> Unprocessed:
        """Yield (0, token type, text)."""
        return super().get_tokens_unprocessed(text, stack or self._begin)
