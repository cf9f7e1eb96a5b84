"""Where a theme can be brought from: a folder, a gem (a file or an address), a Git repository.

Each gives the theme's regular files as paths and contents. Nothing of a theme is run, and nothing is unpacked: links,
devices and paths that lead elsewhere are left out by whoever reads the archive.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import subprocess
import tarfile
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from blogengine.errors import ContentError
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIMIT: Final = 200_000_000
"""Bytes that a theme may have, packed or not."""
_FILES: Final = 20_000
_SECONDS: Final = 60
_OF_THE_CALLER: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"})
"""Variables that a hook, from which this may be run, has set for another repository."""
_ADDRESSES: Final = ("file://", "ssh://", "git://", "git@")


@dataclass(frozen=True, slots=True)
class Brought:
    """A theme's files by path, what it calls itself, and the gems that it needs, where its gem says so."""

    name: str
    files: Mapping[str, bytes]
    gems: tuple[str, ...] = ()
    packed: bool = False


def bring(what: str, ref: str | None = None) -> Brought:
    """Return the theme at a path, a Git URL, the address of a gem, or `owner/name` on GitHub; `ref` is a Git one.

    Raises ContentError (`theme-fetch`).
    """
    path = Path(what).expanduser()
    if path.is_file() and path.suffix == ".gem":
        return _gem(_read(path), what)
    if path.is_dir() and not ref and not _is_bare(path):
        return _folder(path)
    if path.exists():
        return _git(str(path.resolve()), ref)
    if what.startswith(("http://", "https://")):
        is_gem = urllib.parse.urlsplit(what).path.endswith(".gem")
        return _gem(_download(what), what) if is_gem else _git(what, ref)
    if what.startswith(_ADDRESSES):
        return _git(what, ref)
    if what.count("/") == 1 and not what.startswith((".", "/", "~", "-")):
        return _git(f"https://github.com/{what}", ref)
    raise _failed(f"there is no theme at {what}", "give a folder, a .gem file, or the address of a Git repository")


def _failed(message: str, hint: str | None = None) -> ContentError:
    return ContentError(message, hint=hint, code="theme-fetch")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMIT:
            raise _failed(f"{path} is larger than {LIMIT:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise _failed(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from None


def _is_bare(path: Path) -> bool:
    return (path / "HEAD").is_file() and (path / "objects").is_dir()


def _folder(root: Path) -> Brought:
    files: dict[str, bytes] = {}
    size = 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if each not in {".git", "node_modules", "vendor", "_site"})
        for name in sorted(names):
            file = Path(folder, name)
            if file.is_symlink() or not file.is_file():
                continue
            files[file.relative_to(root).as_posix()] = content = _read(file)
            size = _counted(size + len(content), len(files), str(root))
    return Brought(root.resolve().name, files)


def _counted(size: int, files: int, what: str) -> int:
    if size > LIMIT or files > _FILES:
        raise _failed(f"{what} holds more than {LIMIT:,} bytes or {_FILES:,} files: that is no theme")
    return size


def _members(archive: tarfile.TarFile, what: str) -> Iterator[tuple[str, bytes]]:
    """Yield an archive's regular files."""
    size = 0
    for count, member in enumerate(archive):
        size = _counted(size + member.size, count, what)
        stream = archive.extractfile(member) if member.isreg() else None
        if stream is not None:
            yield member.name.removeprefix("./"), stream.read()


def _gem(content: bytes, what: str) -> Brought:
    """Read a gem: a tar that holds `metadata.gz`, `data.tar.gz` and, in newer ones, `checksums.yaml.gz`."""
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as outer:
            parts = dict(_members(outer, what))
        _check_sums(parts, what)
        metadata = _yaml(_unzipped(parts["metadata.gz"], what))
        with tarfile.open(fileobj=io.BytesIO(_unzipped(parts["data.tar.gz"], what)), mode="r:") as data:
            files = dict(_members(data, what))
    except (tarfile.TarError, KeyError, OSError, EOFError, zlib.error, yaml.YAMLError):
        raise _failed(f"{what} is not a gem, or is damaged") from None
    name = metadata.get("name")
    if not isinstance(name, str):
        raise _failed(f"{what} is not a gem, or is damaged")
    return Brought(name, files, tuple(_runtime(metadata.get("dependencies"))), packed=True)


def _unzipped(content: bytes, what: str) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
        out = stream.read(LIMIT + 1)
    _counted(len(out), 0, what)
    return out


def _check_sums(parts: Mapping[str, bytes], what: str) -> None:
    if "checksums.yaml.gz" not in parts:
        return
    sums = _yaml(_unzipped(parts["checksums.yaml.gz"], what)).get("SHA256")
    for name, expected in sums.items() if isinstance(sums, dict) else ():
        if name in parts and hashlib.sha256(parts[name]).hexdigest() != expected:
            raise _failed(f"{what} is damaged: the checksum of {name} is not the one that it names", "fetch it again")


class _Plain(yaml.SafeLoader):
    """Reads YAML that Ruby wrote: its objects are taken for plain mappings, lists and texts."""


def _plain(loader: _Plain, _: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_Plain.add_multi_constructor("!", _plain)


def _yaml(content: bytes) -> dict[str, object]:
    value = yaml.load(content, Loader=_Plain)  # noqa: S506 - a SafeLoader that makes plain values alone
    return value if isinstance(value, dict) else {}


def _runtime(dependencies: object) -> Iterator[str]:
    for each in dependencies if isinstance(dependencies, list) else ():
        if isinstance(each, dict) and each.get("type") == ":runtime" and each.get("name") != "jekyll":
            yield str(each.get("name"))


def _download(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 - http and https alone come here
            content: bytes = answer.read(LIMIT + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise _failed(f"{address} cannot be fetched: {getattr(error, 'reason', None) or error}") from None
    _counted(len(content), 0, address)
    return content


def _git(address: str, ref: str | None) -> Brought:
    """Fetch one state of a repository and read it as an archive: nothing is checked out."""
    with tempfile.TemporaryDirectory(prefix="blog-theme-") as folder:
        _run_git(folder, "init", "--quiet", "--bare", ".")
        _run_git(folder, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address, ref or "HEAD")
        content = _run_git(folder, "archive", "--format=tar", "FETCH_HEAD")
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
        files = dict(_members(archive, address))
    name = address.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].removesuffix(".git")
    return Brought(name, files)


def _run_git(folder: str, *arguments: str) -> bytes:
    outside = {name: value for name, value in os.environ.items() if name not in _OF_THE_CALLER}
    environ = {**outside, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, without a shell
            ["git", *arguments],  # noqa: S607 - whichever Git the user has
            cwd=folder, env=environ, capture_output=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError:
        raise _failed("Git is not installed", "install it, or give a folder or a .gem file") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _failed(f"Git cannot fetch the theme: {said[-1] if said else 'it does not say why'}")
    return done.stdout
