"""Regular expressions that cost little, or nothing until they are used."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from blogengine.text.ahead import Ahead

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Later:
    """Compiles itself when it is first asked for a method, and answers as the compiled pattern from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        made = compiled(self.pattern, self.flags)
        vars(self).update((method, getattr(made, method)) for method in _METHODS)
        return getattr(made, name)


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does: loaded, where it was compiled when the package was installed.

    As many are kept as `re` itself keeps: some are asked for again with each text that is read.
    """
    return _ahead().find(pattern, flags) or re.compile(pattern, flags)


def compiled_later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, but compiled at its first use.

    What is imported by every process, and used by few, is written so. It is only to be asked for its methods: the
    functions of `re` do not know it.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))


@cache
def _ahead() -> Ahead:
    return Ahead(Path(__file__).with_name("patterns.bin"))
