"""Regular expressions that cost nothing until they are used."""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Later:
    """Compiles itself when it is first asked for a method, and answers as the compiled pattern from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        made = re.compile(self.pattern, self.flags)
        vars(self).update((method, getattr(made, method)) for method in _METHODS)
        return getattr(made, name)


def compiled_later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, but compiled at its first use.

    What is imported by every process, and used by few, is written so. It is only to be asked for its methods: the
    functions of `re` do not know it.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
