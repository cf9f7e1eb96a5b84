"""The options that every command which builds a site takes, Jekyll's spellings among them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from blogengine.build.options import BuildOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_F = TypeVar("_F", bound="Callable[..., object]")

_OVERRIDES = {
    "drafts": "show_drafts",
    "future": "future",
    "unpublished": "unpublished",
    "limit_posts": "limit_posts",
    "baseurl": "baseurl",
    "compat": "dialect",
}
"""Option -> the configuration key that it beats."""

_OPTIONS = (
    click.option("-s", "--source", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
                 help="The site's folder; the current one by default."),
    click.option("-d", "--destination", type=click.Path(path_type=Path), help="The folder to build into, in place of the usual one."),
    click.option("--config", metavar="A,B", help="Configuration files, later ones over earlier ones."),
    click.option("-D", "--drafts", is_flag=True, help="Publish drafts too."),
    click.option("--future", is_flag=True, help="Publish posts dated in the future too."),
    click.option("--unpublished", is_flag=True, help="Publish what says `published: false` too."),
    click.option("--limit-posts", "--limit_posts", type=click.IntRange(min=0), metavar="N", help="Build the newest N posts only."),
    click.option("-b", "--baseurl", metavar="PATH", help="The path that the site is served under, as /blog."),
    click.option("--strict", is_flag=True, help="Make errors of what Jekyll would survive."),
    click.option("--compat", type=click.Choice(["jekyll4", "ghpages"]), help="Which Jekyll to be like."),
)  # fmt: skip


def site_options(function: _F) -> _F:
    """Add the options that say which site is built, from what, and how; `build_options` reads them."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def needless(*options: tuple[str, ...]) -> Callable[[_F], _F]:
    """Take options of Jekyll's that ask for what is done without them; the help does not show them."""

    def add(function: _F) -> _F:
        for names in options:
            function = click.option(*names, is_flag=True, hidden=True, expose_value=False)(function)
        return function

    return add


def build_options(given: Mapping[str, object], *, force: bool = False) -> BuildOptions:
    """Make the options of a build from those that `site_options` added.

    `--config` paths are relative to the current folder, as in Jekyll, or else to the source.
    """
    source, destination, config = given["source"], given["destination"], given["config"]
    assert isinstance(source, Path)
    return BuildOptions(
        source=source,
        destination=destination if isinstance(destination, Path) else None,
        config_files=tuple(_config_file(name.strip(), source) for name in str(config or "").split(",") if name.strip()),
        overrides={
            key: given[option]
            for option, key in _OVERRIDES.items()
            if given[option] is not None and given[option] is not False
        },
        strict=bool(given["strict"]),
        force=force,
        environ=dict(os.environ),
    )


def _config_file(name: str, source: Path) -> str:
    """Return a path relative to the source, or an absolute one for a file outside it."""
    here = Path(name).absolute()
    if not here.exists() and (source / name).exists():
        return name
    root = source.absolute()
    return here.relative_to(root).as_posix() if here.is_relative_to(root) else str(here)
