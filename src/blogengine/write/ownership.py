"""Which files of a destination builds of ours made: the record `DEST/.blogengine`."""

from __future__ import annotations

import json
from os import SEEK_END
from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.records import dataclass, field
from blogengine.write.failures import told
from blogengine.write.paths import RECORD, safe_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from blogengine.write.manifest import Entry

VERSION = 1
_HEAD, _TAIL = b'{"blogengine": %d, "files": {\n' % VERSION, b"\n}}\n"


@dataclass(frozen=True, slots=True)
class Record:
    """Paths of the files that builds made, with the hexadecimal digest of each (`fingerprint.of_bytes`).

    The paths decide what may be pruned; the digests are for whoever wants to know what changed.
    """

    files: Mapping[str, str] = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the record as JSON, one file a line, sorted, without times: equal builds give equal bytes."""
        files = json.dumps(dict(sorted(self.files.items())), separators=(",\n", ": "))
        return _HEAD + files[1:-1].encode() + _TAIL


def record_of(files: Mapping[str, Entry]) -> Record:
    """Return the record of a destination as a build left its files; those include the record itself."""
    return Record({path: entry[0] for path, entry in files.items() if path != RECORD})


def read_record(destination: Path) -> Record | None:
    """Return the record of a destination, or None where there is none that can be trusted.

    A damaged record, one of another version, one that is a symlink and one that names a path outside count as
    none: nothing is pruned then. Raises OutputError (code `write`) where it cannot be read.
    """
    file = destination / RECORD
    if file.is_symlink() or not file.is_file():
        return None
    with told("read", file):
        content = file.read_bytes()
    try:
        return _decode(content)
    except (ValueError, RecursionError, OutputError):
        return None


def has_record(destination: Path) -> bool:
    """Say whether a destination has a record; of one that begins and ends as ours do, no path is looked at.

    Raises OutputError (code `write`) where it cannot be read.
    """
    file = destination / RECORD
    if file.is_symlink() or not file.is_file():
        return False
    with told("read", file), file.open("rb") as stream:
        head = stream.read(len(_HEAD))
        stream.seek(max(stream.seek(0, SEEK_END) - len(_TAIL), 0))
        tail = stream.read()
    return (head, tail) == (_HEAD, _TAIL) or read_record(destination) is not None


def _decode(content: bytes) -> Record:
    document = json.loads(content)
    files = document.get("files") if isinstance(document, dict) and document.get("blogengine") == VERSION else None
    if not isinstance(files, dict) or not all(isinstance(digest, str) for digest in files.values()):
        raise ValueError("not a record")
    return Record({safe_path(path): digest for path, digest in files.items()})
