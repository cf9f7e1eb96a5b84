"""Lua, in the tokens of Rouge's `lua`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, words
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = "break do else elseif end for if in repeat return then until while"
_FUNCTIONS = """
_g _version assert collectgarbage dofile error getmetatable ipairs load loadfile lua_cpath lua_cpath_5_3 lua_errerr
lua_errfile lua_errgcmm lua_errmem lua_errrun lua_errsyntax lua_hookcall lua_hookcount lua_hookline lua_hookret
lua_hooktailcall lua_init lua_init_5_3 lua_maskcall lua_maskcount lua_maskline lua_maskret lua_maxinteger lua_mininteger
lua_minstack lua_multret lua_noref lua_ok lua_opadd lua_opband lua_opbnot lua_opbor lua_opbxor lua_opdiv lua_opeq
lua_opidiv lua_ople lua_oplt lua_opmod lua_opmul lua_oppow lua_opshl lua_opshr lua_opsub lua_opunm lua_path lua_path_5_3
lua_refnil lua_registryindex lua_ridx_globals lua_ridx_mainthread lua_tboolean lua_tfunction lua_tlightuserdata lua_tnil
lua_tnone lua_tnumber lua_tstring lua_ttable lua_tthread lua_tuserdata lua_use_apicheck lua_yield lual_buffersize
luaopen_base luaopen_coroutine luaopen_debug luaopen_io luaopen_math luaopen_os luaopen_package luaopen_string
luaopen_table luaopen_utf8 next pairs pcall print rawequal rawget rawlen rawset require select setmetatable tonumber
tostring type xpcall
"""
_LIBRARIES = """
coroutine.create coroutine.isyieldable coroutine.resume coroutine.running coroutine.status coroutine.wrap
coroutine.yield debug.debug debug.gethook debug.getinfo debug.getlocal debug.getmetatable debug.getregistry
debug.getupvalue debug.getuservalue debug.sethook debug.setlocal debug.setmetatable debug.setupvalue debug.setuservalue
debug.traceback debug.upvalueid debug.upvaluejoin io.close io.flush io.input io.lines io.open io.output io.popen io.read
io.stderr io.stdin io.stdout io.tmpfile io.type io.write math.abs math.acos math.asin math.atan math.ceil math.cos
math.deg math.exp math.floor math.fmod math.huge math.log math.max math.maxinteger math.min math.mininteger math.modf
math.pi math.rad math.random math.randomseed math.sin math.sqrt math.tan math.tointeger math.type math.ult os.clock
os.date os.difftime os.execute os.exit os.getenv os.remove os.rename os.setlocale os.time os.tmpname package.config
package.cpath package.loaded package.loadlib package.path package.preload package.searchers package.searchpath
string.byte string.char string.dump string.find string.format string.gmatch string.gsub string.len string.lower
string.match string.pack string.packsize string.rep string.reverse string.sub string.unpack string.upper table.concat
table.insert table.move table.pack table.remove table.sort table.unpack utf8.char utf8.charpattern utf8.codepoint
utf8.codes utf8.len utf8.offset
"""
_NAME = r"[A-Za-z_]\w*"
_REACH = 20_000
"""Characters without a bracket that a long text may hold: were each to be followed to the end, time would be quadratic."""
_BODY = rf"[^\]]{{0,{_REACH}}}+(?:\](?!\1\])[^\]]{{0,{_REACH}}}+){{0,1000}}+\]\1\]"


class LuaLexer(OwnLexer):
    """Reads Lua; a name after a point is never a keyword, a number with a point is three tokens.

    In a string, escapes are seen only at its start and after one another. What follows a bare `gsub` is a pattern.
    """

    name = "Lua"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [(r"#!.*", Comment.Preproc), default("code")],
        "code": [
            (r"\s+", Text),
            (r"(?=--\[=*\[)", Text, "long_comment"),
            (r"--.*", Comment.Single),
            (r"(?=\[=*\[)", Text, "long_string"),
            (r"(?:[=+*/%^<>#]|~=|-(?!-)|\.\.\.?)+", Operator),
            (r"[\[\](){}.,:;]", Punctuation),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r"(?:\d*\.\d+|\d+\.\d*)(?:[eE][+-]?\d+)?'|\d+[eE][+-]?\d+", Number.Float),
            (r"0[xX][0-9a-fA-F]*", Number.Hex),
            (r"\d+", Number.Integer),
            (rf"(?:{any_of(_KEYWORDS)})(?u:\b)", Keyword),
            (r"(?:and|or|not)(?u:\b)", Operator.Word),
            (r"local(?u:\b)", Keyword.Declaration),
            (r"(?:true|false|nil)(?u:\b)", Keyword.Constant),
            (r"function(?u:\b)", Keyword, "function"),
            (words(_LIBRARIES.split(), suffix=r"\b"), Name.Builtin),
            (rf"{_NAME}(?=\.[A-Za-z_])", Name, "member"),
            (r"gsub\b", Name.Builtin, "gsub"),
            (words(_FUNCTIONS.split(), suffix=r"\b"), Name.Builtin),
            (_NAME, Name),
        ],
        "long_comment": [(rf"--\[(=*)\[{_BODY}", Comment.Multiline, "#pop"), (r"--.*", Comment.Single, "#pop")],
        "long_string": [(rf"\[(=*)\[{_BODY}", String, "#pop"), (r"\[", Punctuation, "#pop")],
        "member": [(r"\.", Punctuation), (_NAME, Name, "#pop")],
        "function": [
            (r"\s+", Text),
            (rf"({_NAME})(\.)({_NAME})", groups(Name.Class, Punctuation, Name.Function), "#pop"),
            (_NAME, Name.Function, "#pop"),
            (r"\(", Punctuation, "#pop"),
        ],
        "single": [
            (r"\\(?:[abfnrtv\\\"']|\d{1,3})", String.Escape),
            (r"'", String.Single, "#pop"),
            (r"[^']+", String.Single),
        ],
        "double": [
            (r"\\(?:[abfnrtv\\\"']|\d{1,3})", String.Escape),
            (r'"', String.Double, "#pop"),
            (r'[^"]+', String.Double),
        ],
        "gsub": [
            (r"\s+", Text),
            (r"\)", Punctuation, "#pop"),
            (r"[(,]", Punctuation),
            (r'"', String.Regex, "pattern"),
        ],
        "pattern": [
            (r'"\$*', String.Regex, "#pop"),
            (r"\[\^?", String.Escape, "set"),
            (r"\\.|\(\?[:=<!]|\{[\d,]+\}|[()?]", String.Escape),
            (r"\n", Error),
            (r".", String.Regex),
        ],
        "set": [
            (r"\]", String.Escape, "#pop"),
            (r"/", String.Escape),
            (r"(\\)(.)", groups(String.Escape, String.Regex)),
            (r"\n", Error),
            (r".", String.Regex),
        ],
    }
