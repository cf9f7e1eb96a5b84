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
    """A Memo that lives as long as this object; one that holds more than `limit` bytes begins anew.

    By default that is what keeps a worker small; a process that builds again and again may keep more.
    """

    def __init__(self, limit: int = 8 << 20) -> None:
        self._kept: dict[str, bytes] = {}
        self._limit = limit
        self._size = 0

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, or None."""
        return self._kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Remember `value` under `key`."""
        self._size += len(value) - len(self._kept.get(key, b""))
        if self._size > self._limit:
            self._kept.clear()
            self._size = len(value)
        self._kept[key] = value
