"""Bourne shells, in the tokens of Rouge's `shell`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include, this
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups, using

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = "continue do done elif else esac fi for function if in return select then until while"
_BUILTINS = """
alias arch awk b2sum base32 base64 basename bg bind break builtin caller cat cd chcon chgrp chmod chown chroot cksum
comm command compgen complete cp csplit cut date dd declare df dir dircolors dirname dirs disown du echo enable env eval
exec exit expand export expr factor false fc fg fmt fold getopts grep groups gunzip gzip hash head help history hostid
hostname id install jobs join kill let link ln local logname logout ls mapfile md5sum mkdir mkfifo mknod mktemp mv nice
nl nohup nproc numfmt od paste pathchk popd pr printenv printf ptx pushd pwd read readlink readonly realpath rm rmdir
runcon sed seq set sha1sum sha224sum sha256sum sha384sum sha512sum shift shopt shred shuf sleep sort source split stat
stdbuf stty sudo sum suspend sync tac tail tar tee test time timeout times touch tr trap true truncate tsort tty type typeset
ulimit umask unalias uname unexpand uniq unlink unset uptime users vdir wait wc who whoami yes
"""
_ESCAPE = r"\\.?"
_WORD = "[a-zA-Z0-9_]"

_BODY = using(this, state="heredoc")


class ShellLexer(OwnLexer):
    r"""Reads sh, bash, zsh and ksh: commands are told by their names, wherever they stand.

    To Ruby a letter of any script bounds a word, but only ASCII is in `\w` and `\s`.
    """

    name = "Shell"
    flags = re.MULTILINE
    tokens: ClassVar[Rules] = {
        "root": [include("words"), include("data")],
        "words": [
            (r"#.*", Comment),
            (rf"(?:{any_of(_KEYWORDS)})(?a:\s*)\b", Keyword),
            (r"case\b", Keyword, "case"),
            (rf"(?:{any_of(_BUILTINS)})(?a:\s*)\b(?![.-])", Name.Builtin),
            (r"\.(?a:(?=\s))", Name.Builtin),
            (rf"({_WORD}+)(=)", groups(Name.Variable, Operator)),
            (r"[\[\]{}()!=>]", Operator),
            (r"&&|\|\||<<<", Operator),
            (
                r"""(?a:(<<-?)(\s*)((['"]?)\\?)(\w+)(\4)([\s\S]*?)(?:^(\s*\5\s*\n)|\Z))""",
                groups(Operator, Text, String.Heredoc, None, Name.Constant, String.Heredoc, _BODY, Name.Constant),
            ),
        ],
        "data": [
            (r"(?a:\s+)", Text),
            (_ESCAPE, String.Escape),
            (r'\$?"', String.Double, "double"),
            (r"\$'", String.Single, "ansi"),
            (r"'[^']*'", String.Single),
            (r"'", String.Single, "single"),
            (r"\*", Keyword),
            (r";", Punctuation),
            (rf"--?(?:{_WORD}|-)+", Name.Tag),
            (r"(?a:[^=*\s{}()$\"'`;\\<]+)", Text),
            (r"<", Text),
            include("expansion"),
            (r"`", String.Backtick, "backticks"),
        ],
        "expansion": [
            (r"\$\(\(", Keyword, "arithmetic"),
            (r"\$\(", String.Interpol, "command"),
            (r"\$\{#?", Keyword, "parameter"),
            (rf"\$#?(?:{_WORD}+|.)", Name.Variable),
        ],
        "double": [
            (r'(?:\$#?)?"', String.Double, "#pop"),
            (_ESCAPE, String.Escape),
            include("expansion"),
            (r"`", String.Backtick, "backticks"),
            (r'[^"`\\$]+', String.Double),
        ],
        "heredoc": [
            (_ESCAPE, String.Escape),
            include("expansion"),
            (r"[^$\\]+", String.Heredoc),
        ],
        "single": [(r"[^']+", String.Single), (r"'", String.Single, "#pop")],
        "ansi": [(r"\\.", String.Escape), (r"[^\\']+", String.Single), (r"'", String.Single, "#pop")],
        "parameter": [
            (r"\}", Keyword, "#pop"),
            (r":-", Keyword),
            (rf"{_WORD}+", Name.Variable),
            (r"[^}:\"`'$]+", Punctuation),
            include("root"),
        ],
        "command": [(r"\)", String.Interpol, "#pop"), include("root")],
        "arithmetic": [
            (r"\)\)", Keyword, "#pop"),
            (r"[-+*/%^|&!]", Operator),
            (rf"[0-9]+(?:#{_WORD}+)?", Number),
            include("root"),
        ],
        "case": [
            (r"esac\b", Keyword, "#pop"),
            (r"\|", Punctuation),
            (r"\)", Punctuation, "branch"),
            include("root"),
        ],
        "branch": [(r";;", Punctuation, "#pop"), include("root")],
        "backticks": [(r"`", String.Backtick, "#pop"), include("root")],
    }
