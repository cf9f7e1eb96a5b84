"""What `{% post_url %}` may call a post."""

from __future__ import annotations

import re

_DATED_NAME = re.compile(r"((?:.*/)?)(\d+)-(\d+)-(\d+)-(.*)\Z")


def post_names(path: str) -> list[str]:
    """Return what `{% post_url %}` may call a post: its name, with the folders below `_posts`, after those above."""
    above, _, below = f"/{path}".rpartition("/_posts/")
    if not _:
        above, below = "", path.partition("/")[2]
    stem = below.rsplit(".", 1)[0]
    prefix = f"{above.strip('/')}/" if above.strip("/") else ""
    return list({_unpadded(prefix + stem): None, _unpadded(prefix + stem.rsplit("/", 1)[-1]): None})


def post_name(name: str) -> str:
    """Return what `{% post_url %}` is given in the form that `post_names` has."""
    return _unpadded(name.removeprefix("/"))


def _unpadded(name: str) -> str:
    """Return a post's name with its date's zeros dropped: `2024-1-3-x` and `2024-01-03-x` name one post."""
    match = _DATED_NAME.match(name)
    if match is None:
        return name
    folder, *date, slug = match.groups()
    return f"{folder}{'-'.join(str(int(part)) for part in date)}-{slug}"
