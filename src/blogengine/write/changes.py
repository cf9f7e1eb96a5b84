"""What a build wants to change in its destination, and whether that can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.records import dataclass
from blogengine.write.paths import RECORD
from blogengine.write.prune import in_the_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from blogengine.write.ownership import Record
    from blogengine.write.tree import Tree


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be done: `staged` files by path, the record of all outputs, and the record before.

    `staged` holds the record's own file too, and `digests` its digest. `stale` paths an earlier build made and this one
    did not; those of `blocking` must go before a staged file can come.
    """

    staged: dict[str, Path]
    digests: Mapping[str, str]
    record: Record
    before: Record
    stale: frozenset[str]
    blocking: AbstractSet[str]


def changes_to(tree: Tree, staged: Mapping[str, Path], record: Record, before: Record, digest: str) -> Changes:
    """Compare two builds; `digest` is that of the staged record's bytes.

    Raises OutputError (code `write`) where a path is blocked by something that no build made.
    """
    check_disjoint(record.files)
    stale = frozenset(before.files.keys() - record.files.keys())
    blocking = in_the_way((RECORD, *staged), tree, stale)
    return Changes(dict(staged), {**record.files, RECORD: digest}, record, before, stale, blocking)


def check_disjoint(paths: Iterable[str]) -> None:
    """Raise OutputError (code `write`) where one path is a folder of another: both cannot be written."""
    produced, folders = set(paths), set[str]()
    for path in produced:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    for clash in sorted(produced & folders):
        path = min(path for path in produced if path.startswith(f"{clash}/"))
        raise OutputError(
            f"{clash} and {path} cannot both be written: one needs a folder where the other is a file",
            hint="change the permalink or file name of one of them",
            code="write",
        )
