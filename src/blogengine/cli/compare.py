"""`blog compare`: what would change for readers if one built site took the place of another."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blogengine.text.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blogengine.compare.sites import Comparison, FileComparison

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("compare")
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with every file in it.")
@click.option("--limit", type=click.IntRange(min=0), default=20, metavar="N", show_default=True,
              help="How many lines of each kind to show.")  # fmt: skip
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, *, as_json: bool, limit: int) -> None:
    """Compare two built sites, OLD and NEW: their URLs, pages and feeds.

    Pages are compared to the byte, then as the documents that a browser makes of them, then without the colours of
    code. Ends with status 0 if nothing is lost and nothing differs, with 1 otherwise. What only NEW has is shown, and
    is no difference.
    """
    from blogengine.compare.sites import compare_sites  # noqa: PLC0415 - not needed for --help

    found = compare_sites(old, new)
    if as_json:
        click.echo(json.dumps(_document(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(found, limit)))
    ctx.exit(0 if found.is_same else 1)


def _lines(found: Comparison, limit: int) -> Iterator[str]:
    from blogengine.compare.sites import url_of  # noqa: PLC0415 - as above

    differing = [file for file in found.files if file.status == "differs"]
    yield from _listed("lost", [url_of(path) for path in found.lost], limit)
    yield from _listed("new", [url_of(path) for path in found.new], limit)
    for feed in found.feeds:
        for what in ("lost", "new", "changed"):
            yield from _listed(f"{what} in {feed.path}", getattr(feed, what), limit)
    for file in islice(differing, limit):
        yield from _difference(file)
    yield from _more(len(differing) - limit, "differs")
    yield f"urls   {len(found.files)} kept, {len(found.lost)} lost, {len(found.new)} new"
    yield from _totals(found)
    for feed in found.feeds:
        if feed.kept or feed.lost or feed.new:
            yield (
                f"{feed.path}: {plural(feed.kept, 'id')} kept, {len(feed.lost)} lost, {len(feed.new)} new; "
                f"{plural(len(feed.changed), 'entry', 'entries')} changed"
            )
    yield "The sites are the same to whoever reads them." if found.is_same else "The sites are not the same."


def _listed(what: str, paths: Sequence[str], limit: int) -> Iterator[str]:
    for path in paths[:limit]:
        yield f"{what}: {path}"
    yield from _more(len(paths) - limit, what)


def _more(count: int, what: str) -> Iterator[str]:
    if count > 0:
        yield f"{what}: {count} more (--limit, --json)"


def _difference(file: FileComparison) -> Iterator[str]:
    assert file.difference is not None
    at, old, new = file.difference
    yield f"differs: {file.path}" + f" at {at}" * bool(at)
    yield f"    old: {old}"
    yield f"    new: {new}"


_STATUSES = {
    "bytes": "equal to the byte",
    "document": "the same document",
    "highlighting": "but for the colours of code",
    "differs": "different",
}


def _totals(found: Comparison) -> Iterator[str]:
    """Yield a line for each kind of file: how many of them are how much alike."""
    counts = Counter[tuple[str, str]]((file.kind, file.status) for file in found.files)
    for kind, noun in {"page": "pages", "feed": "feeds", "xml": "xml", "css": "css", "other": "other"}.items():
        parts = [f"{counts[kind, status]} {words}" for status, words in _STATUSES.items() if counts[kind, status]]
        if parts:
            yield f"{noun:<6} " + ", ".join(parts)


def _document(found: Comparison) -> dict[str, object]:
    """Return the comparison as plain data; the reference of its keys is in docs/jekyll.md."""
    return {
        "same": found.is_same,
        "lost": found.lost,
        "new": found.new,
        "files": [
            {"path": file.path, "kind": file.kind, "status": file.status}
            | ({"difference": file.difference._asdict()} if file.difference else {})
            for file in found.files
        ],
        "feeds": [
            {"path": feed.path, "kept": feed.kept, "lost": feed.lost, "new": feed.new, "changed": feed.changed}
            for feed in found.feeds
        ],
    }
