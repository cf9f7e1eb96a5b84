"""Character references as kramdown knows them: HTML 4's names, and the code points of windows-1252."""

from __future__ import annotations

import re
from html.entities import name2codepoint

from blogengine.records import dataclass

_OWN = {"apos": 0x27, "vellip": 0x22EE, "lceil": 0x2309, "rceil": 0x2308, "lang": 0x232A, "rang": 0x2329}
"""Where kramdown's table differs from HTML's: two more names, and two pairs the wrong way round."""

_WINDOWS_1252 = {
    number: ord(bytes([number]).decode("cp1252"))
    for number in range(0x80, 0xA0)
    if number not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}

_BY_NAME = {**name2codepoint, **_OWN}
_NAMES = {code: name for name, code in _BY_NAME.items()}

REFERENCE = re.compile(r"&([A-Za-z0-9_:][-A-Za-z0-9_.:]*);|&#([0-9]+);|&#x([0-9a-fA-F]+);")
_LONGEST = 20
"""More digits than any number of a character has."""

MAX_CODE_POINT = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Entity:
    """One character reference: a code point, and the name it has, if any."""

    code: int
    name: str | None

    @property
    def char(self) -> str:
        """The character itself; U+FFFD for a number that is no character."""
        if self.code > MAX_CODE_POINT or 0xD800 <= self.code <= 0xDFFF:
            return "\ufffd"
        return chr(self.code)


def named(name: str) -> Entity | None:
    """Return the entity of this name, or None: kramdown then takes its `&` for text."""
    code = _BY_NAME.get(name)
    return None if code is None else Entity(code, name)


def numbered(code: int) -> Entity:
    """Return the entity of this code point, read as windows-1252 where that has a character and Unicode has not."""
    code = _WINDOWS_1252.get(code, code)
    return Entity(code, _NAMES.get(code))


def referred(match: re.Match[str]) -> Entity | None:
    """Return what a match of `REFERENCE` refers to, or None for an unknown name."""
    name, decimal, hexadecimal = match.groups()
    if name:
        return named(name)
    digits = (decimal or hexadecimal).lstrip("0") or "0"
    return numbered(int(digits[:_LONGEST], 10 if decimal else 16))
