"""What a gem's specification (`*.gemspec`) says, as far as it says it in so many words: no Ruby is run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Mapping

_STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|%q<[^>]*>)(?:\.freeze)?"""
_STRINGS = compiled_later(_STRING)
_LIST = rf"\[\s*(?:{_STRING}\s*(?:,\s*)?)*\]"
_DEPENDENCY = compiled_later(rf"\.add_(runtime_|)dependency[\s(]+({_STRING})((?:\s*,\s*(?:{_STRING}|{_LIST}))*)")
_AUTHORS = compiled_later(rf"\.authors?\s*=\s*({_LIST}|{_STRING})")
_METADATA = compiled_later(rf"\.metadata\s*=\s*\{{\s*((?:{_STRING}\s*=>\s*{_STRING}\s*(?:,\s*)?)*)\}}")
_METADATUM = compiled_later(rf"\.metadata\[({_STRING})\]\s*=\s*({_STRING})")
_ESCAPE = compiled_later(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "e": "\x1b"}


def described(specification: str, version: str | None = None) -> dict[str, object]:
    """Return what Liquid's `theme` tells of a gem by its specification: None for what that does not say plainly.

    `version` stands for one that is computed. Dependencies are those at run time, as `name (requirement, …)`.
    """
    return {
        "version": _said(specification, "version") or version,
        "metadata": _metadata(specification),
        "dependencies": [
            f"{name} ({', '.join(wanted) or '>= 0'})" for name, *wanted in _dependencies(specification).values()
        ],
        "authors": ", ".join(_strings(found[1])) if (found := _AUTHORS.search(specification)) else None,
        "description": _said(specification, "description") or _said(specification, "summary"),
    }


def dependencies_of(specification: str) -> tuple[str, ...]:
    """Return the gems that a specification needs at run time, in its order, Jekyll itself aside."""
    return tuple(name for name in _dependencies(specification) if name != "jekyll")


def _dependencies(specification: str) -> Mapping[str, list[str]]:
    """Return the gems that are needed at run time with what is required of them, by name."""
    found = [(kind, _strings(f"{name}{wanted}")) for kind, name, wanted in _DEPENDENCY.findall(specification)]
    runtime = [each for kind, each in found if kind] or [each for _, each in found]
    out: dict[str, list[str]] = {}
    for each in runtime:
        out.setdefault(each[0], each)
    return out


def _metadata(specification: str) -> dict[str, object]:
    found = _METADATA.search(specification)
    strings = _strings(found[1]) if found else []
    single = {_string(key): _string(value) for key, value in _METADATUM.findall(specification)}
    return {**dict(zip(strings[::2], strings[1::2], strict=True)), **single}


def _said(specification: str, name: str) -> str | None:
    found = re.search(rf"\.{name}\s*=\s*({_STRING})", specification)
    return _string(found[1]) if found else None


def _strings(source: str) -> list[str]:
    return [_string(each) for each in _STRINGS.findall(source)]


def _string(literal: str) -> str:
    """Return what a literal of Ruby stands for."""
    literal = literal.removesuffix(".freeze")
    if literal.startswith("%q<"):
        return literal[3:-1]
    if literal.startswith("'"):
        return re.sub(r"\\(['\\])", r"\1", literal[1:-1])
    return _ESCAPE.sub(_unescaped, literal[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(min(int(code, 16), 0x10FFFF)) if code else _ESCAPED.get(match[3], match[3])
