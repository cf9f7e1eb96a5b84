"""Perl, in the tokens of Rouge's `perl`.

A word is what its spelling says wherever it stands, so `y`, `s`, `m` and `q` quote even as names; a slash with another
on its line is a pattern, and `%`, `&` and `*` before a letter begin a variable.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
BEGIN CHECK END INIT case continue do else elsif for foreach if last my new next our print redo reset return then unless
until use while
"""
_BUILTINS = """
abs accept alarm atan2 bind binmode bless caller chdir chmod chomp chop chown chr chroot close closedir connect continue
cos crypt dbmclose dbmopen defined delete die dump each endgrent endhostent endnetent endprotoent endpwent endservent eof
eval exec exists exit exp fcntl fileno flock fork format formline getc getgrent getgrgid getgrnam gethostbyaddr
gethostbyname gethostent getlogin getnetbyaddr getnetbyname getnetent getpeername getpgrp getppid getpriority
getprotobyname getprotobynumber getprotoent getpwent getpwnam getpwuid getservbyname getservbyport getservent getsockname
getsockopt glob gmtime goto grep hex import index int ioctl join keys kill last lc lcfirst length link listen local
localtime log lstat map mkdir msgctl msgget msgrcv msgsnd my next no oct open opendir ord our pack package pipe pop pos
printf prototype push quotemeta rand read readdir readline readlink readpipe recv redo ref rename require reverse
rewinddir rindex rmdir scalar seek seekdir select semctl semget semop send setgrent sethostent setnetent setpgrp
setpriority setprotoent setpwent setservent setsockopt shift shmctl shmget shmread shmwrite shutdown sin sleep socket
socketpair sort splice split sprintf sqrt srand stat study substr symlink syscall sysopen sysread sysseek system syswrite
tell telldir tie tied time times tr truncate uc ucfirst umask undef unlink unpack unshift untie utime values vec wait
waitpid wantarray warn write
"""
_END = r"(?u:\b)"
_FLAGS = "[msixpodualngcr]*"
_SIGILS = r"[$@%&*][$@%&*#_]{0,40}+"
_MARKS = string.punctuation.replace("_", "")
_WORD = string.ascii_letters + string.digits + "_"


def _up_to(mark: str) -> str:
    """Return a pattern for text that ends with `mark`; a backslash before it or before another one takes it in."""
    end = re.escape(mark)
    if mark == "\\":
        return rf"[^{end}]*+{end}"
    return rf"[^{end}\\]*+(?:\\[{end}\\]?+[^{end}\\]*+)*+{end}"


def _quoted(marks: str, parts: int) -> str:
    """Return a pattern for `parts` texts between equal marks, whichever of `marks` they are."""
    return "|".join(re.escape(mark) + _up_to(mark) * parts for mark in marks)


def _bracketed(opening: str, closing: str) -> str:
    """Return a pattern for text in marks that may be left open; that it has a greatest length keeps it quick."""
    run = rf"[^{re.escape(closing)}\\]{{0,2000}}+"
    return rf"{re.escape(opening)}{run}(?:\\[{re.escape(closing)}\\]?+{run}){{0,200}}+{re.escape(closing)}"


_BRACKETED = "|".join(_bracketed(*pair) for pair in ("{}", "<>", "[]", "()"))
_MARKED = "|".join(_bracketed(mark, mark) for mark in "/!@%$")


def _nested(opening: str, closing: str) -> list[object]:
    return [
        (rf"[^{opening}{closing}\\]+|\\[{opening}{closing}\\]?", String.Other),
        (opening, String.Other, "#push"),
        (closing, String.Other, "#pop"),
    ]


class PerlLexer(OwnLexer):
    """Reads Perl.

    `code` is `root` for where a documentation block has begun that nothing ends. `pattern` waits for the bracketed text
    that belongs to what stands before it.
    """

    name = "Perl"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"^=[a-zA-Z0-9]+\s+[\s\S]*?\n=cut", Comment.Multiline),
            (r"^(?==[a-zA-Z0-9]+\s)", Text, "code"),
            include("code"),
        ],
        "code": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            include("variables"),
            include("words"),
            include("patterns"),
            (r"[a-zA-Z_]\w*+(?=(?:\s*#.*\n)*\s*=>)", String, "pair"),
            (rf"(?:{any_of(_BUILTINS)}){_END}", Name.Builtin),
            (rf"(?:__(?:DIE|WARN)__|DATA|STD(?:IN|OUT|ERR)){_END}", Name.Builtin.Pseudo),
            (r"(?=<<['\"]?[a-zA-Z_]\w*['\"]?;?\n)", Text, "heredoc"),
            (rf"__(?:END|DATA)__{_END}[\s\S]*", Comment.Preproc),
            (r"[-+=>^|!\\~]+=?|[/*%<&]=?", Operator),
            include("numbers"),
            include("strings"),
            (r"sub\s+", Keyword, "function"),
            (r"::|\.{1,3}|\[\]", Operator),
            (r"(?:[()\];,?{}]|\[(?!\])|:(?!:))+", Punctuation),
            (r"\w+::", Name.Namespace, "name"),
            (r"\w[\w:]*", Name.Variable),
        ],
        "words": [
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            (
                r"(format)(\s+)([a-zA-Z0-9_]+)(\s*)(=)(\s*\n)",
                groups(Keyword, Text, Name, Text, Punctuation, Text),
                "format",
            ),
            (rf"(?:eq|lt|gt|le|ge|ne|not|and|or|cmp){_END}", Operator.Word),
        ],
        "patterns": [
            (rf"(?:s|tr|y)(?:{_BRACKETED})\s*", String.Regex, "pattern"),
            (rf"(?:s|tr|y)(?:\s*(?:{_quoted(_MARKS, 2)})|\s+(?:{_quoted(_WORD, 2)})){_FLAGS}", String.Regex),
            (rf"m?/(?:[^/\\\n]++|\\[\\/]?+)*+/{_FLAGS}|m?/[^\n]*/{_FLAGS}", String.Regex),
            (r"m(?=[/!\\{<\[(@%$])", String.Regex, "pattern"),
            (rf"m(?:\s*(?:{_quoted(_MARKS, 1)})|\s+(?:{_quoted(_WORD, 1)})){_FLAGS}", String.Regex),
        ],
        "pattern": [
            (rf"(?:{_BRACKETED}|{_MARKED})[egimosx]*|\\(?:[^\\]|\\\\)*\\[egimosx]*", String.Regex, "#pop"),
            (r"\n", Error),
        ],
        "variables": [
            (r"\$\^[ADEFHILMOPSTWX]", Name.Variable.Global),
            (r"\$[\\\"'\[\]&`+*.,;=%~?@$!<>(^|/_-](?!\w)", Name.Variable.Global),
            (rf"{_SIGILS}[a-zA-Z]\w*+(?!:)", Name.Variable),
            (rf"{_SIGILS}(?=[a-zA-Z{{\[;])", Name.Variable, "variable"),
        ],
        "variable": [
            (r"\s+", Text),
            (r"[{\[),;]", Punctuation, "#pop"),
            (r"\w+::", Name.Namespace),
            (r"[\w:]+", Name.Variable, "#pop"),
        ],
        "name": [
            (r"\w+::", Name.Namespace),
            (r"[\w:]+", Name.Variable, "#pop"),
            default("#pop"),
        ],
        "pair": [
            (r"#.*", Comment.Single),
            (r"\w+", String),
            (r"\s+", Text),
            (r"=>", Operator, "#pop"),
        ],
        "heredoc": [
            (r"<<(['\"]?)([a-zA-Z_]\w*)\1;?\n(?:.*\n){1,300}?\2\n", String, "#pop"),
            (r"<", Operator, "#pop"),
        ],
        "format": [(r"\.\n", String.Interpol, "#pop"), (r".*\n", String.Interpol)],
        "function": [
            (r"[a-zA-Z_]\w*[!?]?", Name.Function),
            (r"\s+", Text),
            (r"(\([$@%]*\))(\s*)", groups(Punctuation, Text)),
            (r"[^{\n]*\{|;", Punctuation, "#pop"),
            (r"(?:[^\sa-zA-Z_;(]|\((?![$@%]*\)))+", Error),
        ],
        "numbers": [
            (r"0_?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*", Number.Hex),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (r"[\d_]*+\.\d[\d_]*(?:[eE][+-]?\d+)?|\d[\d_]*[eE][+-]?\d[\d_]*", Number.Float),
            (r"\d+(?:_\d+)*", Number.Integer),
        ],
        "strings": [
            (r"'", Punctuation, "single"),
            (r'"', Punctuation, "double"),
            (r"`", Punctuation, "command"),
            (r"q[qwrx]?\{", String.Other, "braces"),
            (r"q[qwrx]?\(", String.Other, "parentheses"),
            (r"q[qwrx]?\[", String.Other, "squares"),
            (r"q[qwrx]?<", String.Other, "angles"),
            (
                rf"q[qwrx]?(?:{'|'.join(f'{re.escape(c)}[^{re.escape(c)}]*{re.escape(c)}' for c in _MARKS + string.whitespace)})",
                String.Other,
            ),
        ],
        "braces": _nested(r"\{", r"\}"),
        "parentheses": _nested(r"\(", r"\)"),
        "squares": _nested(r"\[", r"\]"),
        "angles": _nested("<", ">"),
        "single": [
            (r"\\[\\']", String.Escape),
            (r"[^\\']+|\\", String.Single),
            (r"'", Punctuation, "#pop"),
        ],
        "double": [
            include("interpolation"),
            (
                r"\\(?:[\\tnrabefluLUE\"$@]|0\d{2}|o\{\d+\}|x[0-9a-fA-F]{2}|x\{[0-9a-fA-F]+\}|c.|N\{[^}]{1,200}\})?",
                String.Escape,
            ),
            (r"[^\\\"$@]+|[$@]", String.Double),
            (r'"', Punctuation, "#pop"),
        ],
        "command": [
            include("interpolation"),
            (r"\\[\\tnr`]", String.Escape),
            (r"[^\\`$@]+|[$@]", String.Backtick),
            (r"`", Punctuation, "#pop"),
        ],
        "interpolation": [
            (r"[$@]\{", String.Interpol, "field"),
            (r"[$@][a-zA-Z_]\w*", String.Interpol),
        ],
        "field": [
            (r"\}", String.Interpol, "#pop"),
            (r"\s+", Text),
            (r"[a-zA-Z_]\w*", String.Interpol),
        ],
    }
