"""Attribute lists, `{: .class #id key="value" reference}`, and what they do to a node's attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S, W, lstrip, strip
from blogengine.markdown.kramdown.grammar import LIST_NAME
from blogengine.records import dataclass, field
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = rf"#([A-Za-z](?:{W}|[:-])*)"
_CLASS = r"\.([^ \t\n\v\f\r.#]+)"
_ITEM = compiled_later(
    rf"(?:\A|{S})(?:({LIST_NAME})=(?:\"((?:\\[}}\"]|[^}}\x02])*?)\"|'((?:\\[}}']|[^}}\x02])*?)')"
    rf"|({LIST_NAME})|((?:{_ID}|{_CLASS})+))(?={S}|\Z)"
)
_ID_OR_CLASS = compiled_later(f"{_ID}|{_CLASS}")
_UNESCAPE = {'"': re.compile(r'\\([}"])'), "'": re.compile(r"\\([}'])")}

MAX_REFERENCES = 200
"""How many references to other lists one list may follow: they may form a ring, or grow by doubling."""


@dataclass(slots=True)
class AttributeList:
    """`references` to other lists by name, and attributes; classes are joined, all else is replaced."""

    references: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> AttributeList:
        """Return what stands between the braces."""
        made = cls()
        made.read(text)
        return made

    def read(self, text: str) -> bool:
        """Add what stands between the braces, and tell whether there was anything to add."""
        if strip(text) in {"", ":"}:
            return True
        found = False
        for match in _ITEM.finditer(text):
            found = True
            self._add(match)
        return found

    def _add(self, match: re.Match[str]) -> None:
        key, double, single, reference, shorthand = match.group(1, 2, 3, 4, 5)
        if reference is not None:
            self.references.append(reference)
        elif shorthand is not None:
            for part in _ID_OR_CLASS.finditer(shorthand):
                if part[2] is not None:
                    add_class(self.attributes, part[2])
                else:
                    self.attributes["id"] = part[1]
        else:
            quote, value = ('"', double) if double is not None else ("'", single)
            self.attributes[key] = _UNESCAPE[quote].sub(r"\1", value)

    def update(self, other: AttributeList) -> None:
        """Add all that `other` holds."""
        self.references.extend(other.references)
        merge(self.attributes, other.attributes)

    def apply(self, attributes: dict[str, str], known: Mapping[str, AttributeList]) -> None:
        """Change `attributes` as this list says, references first, looked up in `known`."""
        self._apply(attributes, known, _Following())

    def _apply(self, attributes: dict[str, str], known: Mapping[str, AttributeList], following: _Following) -> None:
        for name in self.references:
            if name in known and name not in following.names and following.left:
                following.left -= 1
                following.names.append(name)
                known[name]._apply(attributes, known, following)  # noqa: SLF001 - its own class
                following.names.pop()
        merge(attributes, self.attributes)


@dataclass(slots=True)
class _Following:
    """The references being followed, outermost first, and how many more may be."""

    names: list[str] = field(default_factory=list)
    left: int = MAX_REFERENCES


def merge(attributes: dict[str, str], more: Mapping[str, str]) -> None:
    """Set each of `more` in `attributes`, but append classes."""
    for key, value in more.items():
        if key == "class":
            add_class(attributes, value)
        else:
            attributes[key] = value


def add_class(attributes: dict[str, str], name: str) -> None:
    """Append one class name, or several with spaces between."""
    attributes["class"] = lstrip(f"{attributes.get('class', '')} {name}")
