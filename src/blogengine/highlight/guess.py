"""Which language a piece of code is in, as Rouge guesses it: by a line for an editor, a shebang, or how it begins."""

from __future__ import annotations

import re

from blogengine.highlight import names
from blogengine.text.patterns import compiled_later

_MODELINES = (
    re.compile(
        r"-\*-\s*(?:(?!mode)[\w-]+\s*:\s*[\w+-]+\s*;?\s*)*(?:mode\s*:)?\s*([\w+-]+)\s*"
        r"(?:;\s*(?!mode)[\w-]+\s*:\s*[\w+-]+\s*)*;?\s*-\*-",
        re.IGNORECASE,
    ),
    re.compile(r"(?:vim|vi|ex):\s*(?:ft|filetype|syntax)=(\w+)", re.IGNORECASE),
    re.compile(r"(?:vim|vi|ex):\s*set?.*\s(?:ft|filetype|syntax)=(\w+)\s?.*:", re.IGNORECASE),
)
_MODELINE_REACH = 5
_LONGEST_MODELINE = 500
"""Characters of a line that are looked at: an editor's line is short, and the search takes quadratic time."""

_SHEBANG = compiled_later(r"\s*#!(.*)")
_PROGRAMS = {
    "awk": "awk", "coffeescript": "coffee", "crystal": "crystal", "factor": "factor", "gherkin": "cucumber",
    "groovy": "groovy", "hack": "hhvm", "haskell": "runhaskell", "haxe": "haxe", "io": "io", "javascript": "node|jsc",
    "julia": "julia", "lasso": "lasso9", "livescript": "lsc", "lua": "lua", "moonscript": "moon", "perl": "perl",
    "php": "php", "praat": "praat", "puppet": "puppet-apply|puppet", "python": r"pythonw?(?:[23](?:\.\d+)?)?",
    "r": "Rscript", "ruby": "ruby", "rust": "rustc", "sed": "sed", "shell": "(?:ba|z|k)?sh",
    "tcl": "tclsh|wish|jimsh", "tulip": "tulip",
}  # fmt: skip

_DOCTYPE = compiled_later(r"\s*(?:<\?[^>]*\?>\s*)?<!DOCTYPE\s+([^>]+)>")
_SIGNS = {
    "biml": r"<\s*Biml\b",
    "diff": r"\AIndex: |\Adiff[^\n]*?\ba/[^\n]*\bb/|---.*?\n[+][+][+]|[+][+][+].*?\n---",
    "hack": r"<\?hh|async function [a-zA-Z]|\): Awaitable<",
    "lasso": r"\A.*?<\?(?:lasso(?:script)?|=)",
    "mosel": r"^\s*(?:model|package)\s+",
    "php": r"\A(?![\s\S]*^<\?hh)[\s\S]*?^<\?php",
    "postscript": r"^%!",
    "racket": r"\A#lang\s*.*?(?:racket|scribble)",
    "solidity": r"\Apragma solidity",
    "tex": r"\A\s*\\(?:documentclass|input|documentstyle|relax|ProvidesPackage|ProvidesClass)",
    "yaml": r"\A\s*%YAML",
}


def guess(code: str) -> str:
    """Return the tag of the language that `code` seems to be in; plain text where none or several do.

    Where several do, Jekyll breaks off.
    """
    found = _by_modeline(code) or _by_sign(code.removeprefix("\ufeff").replace("\r\n", "\n"))
    return found.pop() if len(found) == 1 else names.PLAIN


def _by_modeline(code: str) -> set[str]:
    lines = [line[:_LONGEST_MODELINE] for line in code.split("\n")]
    text = "\n".join(lines[:_MODELINE_REACH] + lines[-_MODELINE_REACH:])
    found = (pattern.search(text) for pattern in _MODELINES)
    return {tag for match in found if match and (tag := names.tag_of(match[1]))}


def _by_sign(code: str) -> set[str]:
    shebang = _SHEBANG.match(code)
    found = set()
    if shebang:
        found = {tag for tag, name in _PROGRAMS.items() if re.search(rf"\b(?:{name})(?:\s|$)", shebang[1])}
    found |= {tag for tag, sign in _SIGNS.items() if re.search(sign, code, re.MULTILINE)}
    return found | _markup(code)


def _markup(code: str) -> set[str]:
    """Return which of `html` and `xml` the beginning tells of; both, where a document type is `HTML`."""
    doctype = _DOCTYPE.match(code)
    name = doctype[1] if doctype else ""
    declared = re.match(r"<\?xml\b", code) is not None
    found = {"xml"} if "html" not in name and (declared or name) else set()
    if re.search(r"\bhtml\b", name, re.IGNORECASE) or (not declared and re.search(r"<\s*html\b", code)):
        found.add("html")
    return found
