"""Anything worth keeping between builds goes through this protocol; `cache/store` implements it."""

from __future__ import annotations

from typing import Protocol


class Memo(Protocol):
    """A store of bytes by key, where forgetting is always allowed.

    Keys carry the version of whatever made the value: a value that is found is a value that may be used.
    """

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, or None."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Remember `value` under `key`, or not."""
        ...


class DictMemo:
    """A Memo that lives as long as this object."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, or None."""
        return self._kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Remember `value` under `key`."""
        self._kept[key] = value
