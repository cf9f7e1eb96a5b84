"""`blog theme`: bring a theme into a site."""

from __future__ import annotations

from pathlib import Path

import click

from blogengine.build.options import BuildOptions
from blogengine.cli.diagnostics import shown_path
from blogengine.cli.settings import read_config


@click.group("theme")
def command() -> None:
    """Bring themes into a site."""


@command.command("add")
@click.argument("what", metavar="PATH|GIT-URL|FILE.gem")
@click.option("--name", metavar="N", help="The theme's name, and that of its folder in themes/.")
@click.option("--ref", metavar="R", help="The branch, tag or commit of a Git repository; its newest state by default.")
@click.option("--force", is_flag=True, help="Replace a theme of that name.")
@click.option("-s", "--source", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              help="The site's folder; the current one by default.")  # fmt: skip
def add(*, what: str, name: str | None, ref: str | None, force: bool, source: Path) -> None:
    """Bring a theme into themes/: from a folder, a Git repository (or owner/name on GitHub), or a gem.

    A gem may be a file or an address that ends in .gem. Nothing of the theme is run.
    """
    from blogengine.scaffold.themes import add_theme  # noqa: PLC0415 - not for --help

    config = read_config(BuildOptions(source))
    wanted = config.theme_name
    added = add_theme(source / config.folders.themes, what, name=name, ref=ref, wanted=wanted, force=force)
    click.echo(shown_path(added.folder))
    if added.name != wanted:
        click.echo(f"\nNext: write `theme: {added.name}` in _config.yml", err=True)
