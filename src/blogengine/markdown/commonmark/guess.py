"""The language of code that names none, as Rouge 3.30 guesses it for jekyll-commonmark.

An editor's mode line decides first, then what the code itself shows. Code that shows two languages makes Jekyll fail;
here it is plain text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from blogengine.highlight.names import tag_of

MODE_LINES = 5
"""In how many of the first and of the last lines a mode line is looked for."""
MODE_LINE_WIDTH = 1000

_EMACS = re.compile(r"-\*-([^\n]*?)-\*-")
_EMACS_MODE = re.compile(r"\s*(?:mode\s*:)?\s*([\w+-]+)\s*\Z", re.IGNORECASE | re.ASCII)
_VIM = re.compile(r"(?:vim|vi|ex):\s*(?:ft|filetype|syntax)=(\w+)", re.IGNORECASE | re.ASCII)
_VIM_SET = re.compile(r"(?:vim|vi|ex):\s*set?.*\s(?:ft|filetype|syntax)=(\w+)\s?.*:", re.IGNORECASE | re.ASCII)

_SHEBANG = re.compile(r"\A\s*#!(.*)$", re.MULTILINE | re.ASCII)
_PROGRAMS = {
    tag: re.compile(rf"\b(?:{programs})(?:\s|\Z)", re.ASCII)
    for tag, programs in {
        "awk": "awk",
        "coffeescript": "coffee",
        "crystal": "crystal",
        "factor": "factor",
        "gherkin": "cucumber",
        "groovy": "groovy",
        "hack": "hhvm",
        "haskell": "runhaskell",
        "haxe": "haxe",
        "io": "io",
        "javascript": "node|jsc",
        "julia": "julia",
        "lasso": "lasso9",
        "livescript": "lsc",
        "lua": "lua",
        "moonscript": "moon",
        "perl": "perl",
        "php": "php",
        "praat": "praat",
        "puppet": "puppet-apply|puppet",
        "python": r"pythonw?(?:[23](?:\.\d+)?)?",
        "r": "Rscript",
        "ruby": "ruby",
        "rust": "rustc",
        "sed": "sed",
        "shell": "(?:ba|z|k)?sh",
        "tcl": "tclsh|wish|jimsh",
        "tulip": "tulip",
    }.items()
}
_SIGNS = {
    tag: re.compile(sign, re.MULTILINE | re.ASCII)
    for tag, sign in {
        "biml": r"<\s*Biml\b",
        "diff": r"\AIndex: |\A(?>diff[^\n]*?\ba/)[^\n]*\bb/",
        "hack": r"<\?hh|async function [a-zA-Z]|\): Awaitable<",
        "lasso": r"\A.*?<\?(?:lasso|=)",
        "mosel": r"^[ \t\r\f\v]*(?:model|package)\s",
        "php": r"\A(?!(?s:.*)^<\?hh)(?s:.*)^<\?php",
        "postscript": r"^%!",
        "racket": r"\A#lang.*(?:racket|scribble)",
        "solidity": r"\Apragma solidity",
        "tex": r"\A\s*\\(?:documentclass|input|documentstyle|relax|ProvidesPackage|ProvidesClass)",
        "yaml": r"\A\s*%YAML",
    }.items()
}
_DOCTYPE = re.compile(r"\A\s*(?:<\?.*?\?>\s*)?<!DOCTYPE\s+(.+?)>", re.DOTALL | re.ASCII)
_XML = re.compile(r"\A<\?xml\b", re.ASCII)
_HTML = re.compile(r"<\s*html\b", re.ASCII)
_HTML_TYPE = re.compile(r"\bhtml\b", re.ASCII | re.IGNORECASE)


def guess_language(code: str) -> str | None:
    """Return Rouge's tag of the language that `code` seems to be in; None where it shows none, or several."""
    named = _named(code)
    if len(named) == 1:
        return named.pop()
    shown = _shown(code)
    likely = named & shown or named or shown
    return likely.pop() if len(likely) == 1 else None


def _named(code: str) -> set[str]:
    """Return the languages that mode lines name."""
    lines = code.rstrip("\n").split("\n")
    searched = "\n".join(line[:MODE_LINE_WIDTH] for line in lines[:MODE_LINES] + lines[-MODE_LINES:])
    variables = _EMACS.search(searched)
    matches = [_EMACS_MODE.match(entry) for entry in variables[1].split(";")] if variables else []
    matches += [_VIM.search(searched), _VIM_SET.search(searched)]
    return {tag for match in matches if match and (tag := tag_of(match[1]))}


def _shown(code: str) -> set[str]:
    """Return the languages of which the code shows a sign."""
    shebang = _SHEBANG.match(code)
    shown = {tag for tag, program in _PROGRAMS.items() if shebang and program.search(shebang[1])}
    shown |= {tag for tag, sign in _SIGNS.items() if sign.search(code)}
    if _holds_patch(code):
        shown.add("diff")
    doctype = _DOCTYPE.match(code)
    if (doctype and _HTML_TYPE.search(doctype[1])) or (_HTML.search(code) and not _XML.match(code)):
        shown.add("html")
    if not (doctype and "html" in doctype[1]) and (doctype or _XML.match(code)):
        shown.add("xml")
    return shown


def _holds_patch(code: str) -> bool:
    """Tell whether `+++` begins the line after one with `---`, or the other way round."""
    lines = code.split("\n")
    return any(
        ("---" in line and after.startswith("+++")) or ("+++" in line and after.startswith("---"))
        for line, after in pairwise(lines)
    )
