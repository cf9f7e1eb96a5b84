"""Ruby, in the tokens of Rouge's `ruby`.

What a literal or heredoc begins with decides how it ends: such a state has that in its name, as `literal Qo|`, and its
rules are made when it is first entered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.alternation import Alternation
from blogengine.highlight.lexers.rules import OwnLexer, any_of, changing, groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

    _Tokens = Iterator[tuple[int, _TokenType, str]]

_KEYWORDS = """
BEGIN END alias begin break case do else elsif end ensure for if in next raise redo rescue retry return super then undef
unless until when while yield
"""
_PSEUDO = """
__FILE__ __LINE__ alias_method attr catch extend false include loop module_function nil private protected public throw
true
"""
_BUILTINS = """
__id__ __send__ abort ancestors at_exit attr_accessor attr_reader attr_writer autoload binding callcc caller chomp chop
class_eval class_variables clone const_get const_missing const_set constants display dup eval exec exit fail fork format
freeze getc gets global_variables gsub hash id included_modules inspect instance_eval instance_method instance_methods
instance_variable_get instance_variable_set instance_variables lambda load local_variables method method_missing methods
module_eval name object_id open p print printf private_class_method private_instance_methods private_methods proc
protected_instance_methods protected_methods public_class_method public_instance_methods public_methods putc puts rand
readline readlines require require_relative scan select self send set_trace_func singleton_methods sleep split sprintf
srand sub syscall system taint test to_a to_s trace_var trap untaint untrace_var warn
"""
_ASKING = """
autoload block_given const_defined eql equal frozen instance_of is_a iterator kind_of method_defined nil respond_to
tainted
"""
_W = "[a-zA-Z0-9_]"
_DIGITS = "[0-9]+(?:_[0-9]+)*"
_EXPONENT = "[eE][+-]?[0-9]+"
_NAME = f"[a-zA-Z_]{_W}*"
_SPACE = r"[ \t\n\r\f\v]"
_OVERLOADED = r"\*\*?|[-+]@?|[/%&|^`~]|\[\]=?|<<?|>>?|===?"
_QUOTED = r"'(?:[^'\\]++|\\[\\']|\\)*+'|'[\s\S]*'"
"""Escaped quotes end a text where no other does."""
_ESCAPE = r"\\(?:[0-7]{1,3}|x[a-fA-F0-9]{1,2}|.)"
BEGINNING = ("root", "operand")
"""The states that a text begins in."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_LITERAL, _HEREDOC, _WAITING = "literal ", "heredoc ", "waiting"


_QUOTES = (("double", String.Double, '"'), ("symbol", String.Symbol, '"'), ("backticks", String.Backtick, "`"))


def _quoted_rules(kind: _TokenType, end: str) -> list[object]:
    return [
        include("interpolation"),
        (_ESCAPE, String.Escape),
        (rf"[^\\{end}#]+|[\\#]", kind),
        (end, kind, "#pop"),
    ]


def _whole(kind: _TokenType) -> object:
    """Return a callback that gives the whole match a token type."""

    def read(_lexer: object, match: re.Match[str], _context: object = None) -> _Tokens:
        yield 0, kind, match[0]

    return read


def _open_literal(states: list[str], match: re.Match[str]) -> None:
    """Enter a `%` literal: `o` or, with code in it, `O`, and for a pattern `R`, then its opening."""
    kind, opening = match[1] or "", match[2]
    if kind == "r":
        states.append("flags")
    states.append(_LITERAL + ("R" if kind == "r" else "O" if kind in ("Q", "W", "x", "I") else "o") + opening)


def _literal_rules(kind: str, opening: str) -> list[object]:
    token = String.Regex if kind == "R" else String.Other
    closing = _PAIRS.get(opening, opening)
    both = "" if opening == "#" else re.escape(opening) + re.escape(closing)
    rules: list[object] = [(rf"\\[#{both}\\]", String.Escape)]
    if opening != closing:
        rules.append((re.escape(opening), token, "#push"))
    rules.append((re.escape(closing), token, "#pop"))
    if kind == "o":
        rules.append((r"[\\#]", token))
    else:
        rules += [include("interpolation"), (_ESCAPE, String.Escape), (r"#", token)]
    return [*rules, (rf"[^#{both}\\]+", token), (r"\\", Error)]


def _open_heredoc(states: list[str], match: re.Match[str]) -> None:
    """Note below the state in which the line goes on that a heredoc follows: may its end be indented, and its name."""
    mark = ("-" if len(match[1]) > 2 else "=") + match[2].strip("\"'`")
    if states[-1] == _WAITING:
        states[-2] += f" {mark}"
    else:
        states += [_HEREDOC + mark, _WAITING]


def _end_heredoc(states: list[str], _match: re.Match[str]) -> None:
    """Go on with the line's next heredoc, if there is one."""
    _, _, rest = states.pop().removeprefix(_HEREDOC).partition(" ")
    if rest:
        states.append(_HEREDOC + rest)


def _heredoc_rules(marks: str) -> list[object]:
    mark = marks.partition(" ")[0]
    line = rf"[ \t\r\f\v\0]*{mark[1:]}[ \t\r\f\v\0]*$" if mark[0] == "-" else rf"{mark[1:]}[ \t\r\f\v\0]*$"
    return [
        include("interpolation"),
        (_ESCAPE, String.Escape),
        (rf"(\n)({line})", changing(groups(String.Heredoc, Name.Constant), _end_heredoc)),
        (r"[#\\\n]|[^#\\\n]+", String.Heredoc),
    ]


class _States(dict[str, list["Any"]]):
    """The rules of each state; those that go by a name of their own are made when first asked for."""

    def __missing__(self, name: str) -> list[Any]:
        if name.startswith(_LITERAL):
            rules = _literal_rules(name[len(_LITERAL)], name[len(_LITERAL) + 1])
        elif name.startswith(_HEREDOC):
            rules = _heredoc_rules(name.removeprefix(_HEREDOC))
        else:
            raise KeyError(name)
        made: list[Any] = RubyLexer._process_state({**RubyLexer.tokens, name: rules}, {}, name)  # type: ignore[attr-defined]  # noqa: SLF001 - what Pygments itself does when a lexer is made
        self[name] = made
        return made


class RubyLexer(OwnLexer):
    """Reads Ruby; `operand` is the state after what needs one: there a slash begins a pattern, a percent sign a literal."""

    name = "Ruby"
    flags = re.MULTILINE
    tokens: ClassVar[Rules] = {
        "root": [
            include("blank"),
            (r"__END__", Comment.Preproc, "end"),
            include("numbers"),
            (rf"\$(?:{_W}+|[!@&`'+~=/\\,;.<>_*$?:\"]|-[0adFiIlpvw])", Name.Variable.Global),
            (rf"@@{_NAME}", Name.Variable.Class),
            (rf"@{_NAME}", Name.Variable.Instance),
            (r"::", Operator),
            include("strings"),
            include("words"),
            (
                rf"(<<[-~]?)({_NAME}|\"{_NAME}\"|'{_NAME}'|`{_NAME}`|\"\"|'')",
                changing(groups(Operator, Name.Constant), _open_heredoc),
            ),
            (r"\.{2,3}", Operator, "operand"),
            (r"[A-Z][a-zA-Z0-9_]*", Name.Constant, "called"),
            (
                rf"(\.)({_SPACE}*)([a-z_]{_W}*[!?]?|[*%&^`~+,./\[<>=-])",
                groups(Punctuation, Text, Name.Function),
                "called",
            ),
            (rf"{_NAME}[?!]", Name, "operand"),
            (_NAME, Name, "called"),
            (r"\*\*|<=>|<<?|>>?|[<>]=|=~|===|!~|&&?|\|\||\.|[-+/*%=<>&!^|~]=?", Operator, "operand"),
            (r"\?", Punctuation, ("ternary", "operand")),
            (r"[\[({,:\\;/]", Punctuation, "operand"),
            (r"[\])}]", Punctuation),
            (r".", Error),
        ],
        _WAITING: [(r"(?=\n)", Text, "#pop"), include("root")],
        "blank": [
            (r"[ \t\r]+", Text),
            (rf"\n{_SPACE}*", Text, "operand"),
            (r"#.*", Comment.Single),
            (r"=begin\b[\s\S]*?\n=end\b", Comment.Multiline),
        ],
        "end": [(r"[\s\S]+", Comment.Preproc, "#pop")],
        "numbers": [
            (r"0_?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", Number.Hex),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (rf"{_DIGITS}(?:\.{_DIGITS}(?:{_EXPONENT})?|{_EXPONENT})", Number.Float),
            (_DIGITS, Number.Integer),
        ],
        "strings": [
            (rf":@{{0,2}}{_NAME}[!?]?", String.Symbol),
            (r":(?:\*\*|[-+]@|[/%&|^`~]|\[\]=?|<<|>>|<=?>|<=?|===?)", String.Symbol),
            (rf":(?:{_QUOTED})", String.Symbol),
            (r':"', String.Symbol, "symbol"),
            (rf"[a-z_]{_W}*[?!]?:{_SPACE}+", String.Symbol, "operand"),
            (_QUOTED, String.Single),
            (r'"', String.Double, "double"),
            (r"`", String.Backtick, "backticks"),
        ],
        "words": [
            (rf"(?:{any_of(_KEYWORDS)}|defined\?)(?!{_W})", Keyword, "operand"),
            (rf"(?:{any_of(_PSEUDO)})\b", Keyword.Pseudo, "operand"),
            (rf"(module)({_SPACE}+)({_NAME}(?:::{_NAME})*)", groups(Keyword, Text, Name.Namespace)),
            (rf"(def\b)({_SPACE}*)", groups(Keyword, Text), "function"),
            (rf"(class\b)({_SPACE}*)", groups(Keyword, Text), "class"),
            (rf"(?:{any_of(_ASKING)})\?|(?:chomp|chop|exit|gsub|sub)!", Name.Builtin, "operand"),
            (rf"(?:{any_of(_BUILTINS)})\b", Name.Builtin, "called"),
        ],
        "function": [
            (rf"{_SPACE}+", Text),
            (r"\(", Punctuation, "parameters"),
            (rf"(?:({_NAME})(\.))?({_NAME}[!?]?|{_OVERLOADED})", groups(Name.Class, Operator, Name.Function), "#pop"),
            default("#pop"),
        ],
        "class": [
            (rf"{_SPACE}+", Text),
            (rf"{_W}+(?:::{_W}+)+", Name.Class),
            (r"\(", Punctuation, ("parameters", "operand")),
            (r"<<", Operator, ("#pop", "operand")),
            (rf"[A-Z_]{_W}*", Name.Class, "#pop"),
            default("#pop"),
        ],
        "parameters": [
            (r"(\))(\.|::)?", groups(Punctuation, Operator), "#pop"),
            (r"\(", Punctuation, ("parameters", "operand")),
            include("root"),
        ],
        "ternary": [
            (rf"(:)({_SPACE}+)", groups(Punctuation, Text), ("#pop", "operand")),
            (r":(?![^#\n]*?[:\\])", Punctuation, ("#pop", "operand")),
            include("root"),
        ],
        "operand": [
            (r"[ \t\r]+", Text),
            (r"/", String.Regex, ("#pop", "pattern")),
            (
                rf"\?(?:\\[MC]-)*(?:\\(?:[\\abefnrstv#\"']|x[a-fA-F0-9]{{1,2}}|[0-7]{{1,3}})|[^ \t\n\r\f\v])(?!{_W})",
                String.Char,
                "#pop",
            ),
            (rf"({_SPACE}*)(%[rqswQWxiI]? [^ \t\n\r\f\v]* )", groups(Text, String.Other), "#pop"),
            include("literals"),
            default("#pop"),
        ],
        "literals": [
            (r"%(r)([^a-zA-Z0-9_ \t\n\r\f\v])", changing(_whole(String.Regex), _open_literal)),
            (r"%([qswQWxiI]?)([^a-zA-Z0-9_ \t\n\r\f\v])", changing(_whole(String.Other), _open_literal)),
        ],
        "called": [
            (r"[/%]", Operator, ("#pop", "operand")),
            (r"(?=\n)", Text, "#pop"),
            default(("#pop", "called_spaced")),
        ],
        "called_spaced": [
            include("blank"),
            (r"[%/]=", Operator, ("#pop", "operand")),
            (rf"/(?=[^ \t\n\r\f\v]|{_SPACE}*/)", String.Regex, ("#pop", "pattern")),
            include("literals"),
            (rf"(?={_SPACE}*/)", Text, "#pop"),
            (rf"{_SPACE}+", Text, ("#pop", "operand")),
            default("#pop"),
        ],
        "pattern": [
            include("interpolation"),
            (r"/", String.Regex, ("#pop", "flags")),
            (r"\\[\\/]|[\\#]|[^\\/#]+", String.Regex),
        ],
        "flags": [(r"[mixounse]*", String.Regex, "#pop")],
        "interpolation": [
            (r"#\{", String.Interpol, "field"),
            (rf"#(?:@@?|\$){_NAME}", String.Interpol),
        ],
        "field": [(r"\}", String.Interpol, "#pop"), include("root")],
        **{name: _quoted_rules(kind, end) for name, kind, end in _QUOTES},
    }

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._alternation = Alternation(self, _States(self._tokens))  # type: ignore[attr-defined]  # set by the metaclass

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = BEGINNING) -> _Tokens:
        """Yield (0, token type, text); positions are not kept, as nothing of ours reads them."""
        return self.resume(text, [*stack])

    def resume(self, piece: str, stack: list[str]) -> _Tokens:
        """Yield (0, token type, text) of the next piece of a text.

        `stack` holds the states that the lexer is in, `BEGINNING` at first; afterwards, those for the next piece.
        """
        return ((0, kind, text) for kind, text in self._alternation.tokens(piece, stack))
