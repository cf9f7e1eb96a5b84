"""Starting a post in a site on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.clock.now import Clock
from blogengine.config.load import STANDARD_FILES
from blogengine.errors import ConfigError, ContentError, OutputError
from blogengine.model.defaults import Defaults
from blogengine.write.failures import told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from blogengine.config.config import Config
    from blogengine.scaffold.post import NewPost


def check_is_site(source: Path) -> None:
    """Raise ConfigError (`config-missing`) where a folder holds no site: neither settings nor `_posts`."""
    if not any((source / name).exists() for name in (*STANDARD_FILES, "_posts")):
        hint = "change to the blog's folder or name it with --source; `blog init` starts a blog"
        raise ConfigError(f"there is no blog in {source.absolute()}", hint=hint, code="config-missing")


def site_clock(config: Config, environ: Mapping[str, str]) -> Clock:
    """Return the clock that the site's posts are dated by. Raises ConfigError for an unknown zone."""
    return Clock.read(time=config.time, timezone=config.timezone, environ=environ)


def parse_date(clock: Clock, text: str) -> datetime:
    """Return the time that `--date` means, in the site's zone. Raises ContentError (`bad-date`)."""
    date = clock.parse(text)
    if date is None:
        raise ContentError(f"`{text}` is no date", hint="write it as 2026-12-24 or 2026-12-24 18:30", code="bad-date")
    return date


def write_post(post: NewPost, source: Path, config: Config) -> Path:
    """Write a post that does not exist yet and return its path. Raises OutputError where it does."""
    file = source / post.path(config.folders)
    with told("write", file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(post.text())
        except FileExistsError:
            hint = "choose another title, or edit the post that is there"
            raise OutputError(f"{file} exists already", hint=hint, code="write") from None
    return file


def missing_layout(config: Config) -> str | None:
    """Return the layout that a new post must name: `post`, as jekyll-compose writes, or None where defaults give one."""
    usual = Defaults(config.defaults, config.folders.collections).for_file(f"{config.folders.posts[0]}/new.md", "posts")
    return None if usual.get("layout") is not None else "post"
