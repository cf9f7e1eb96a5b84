"""`blog init`: start a blog."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from blogengine.cli.diagnostics import shown_path


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Start a blog in DIR: settings, a first post, a place for your changes to the theme."""
    from blogengine.clock.now import Clock  # noqa: PLC0415 - not needed for --help
    from blogengine.scaffold.init import new_blog, title_for, write_blog  # noqa: PLC0415 - as above

    now = Clock.read(environ=os.environ).now
    started = write_blog(folder, new_blog(title_for(folder), now))
    for path in started.made:
        click.echo(shown_path(folder / path))
    for path in started.kept:
        click.echo(f"kept as it was: {shown_path(folder / path)}", err=True)
    source = "" if folder.resolve() == Path.cwd().resolve() else f" -s {shlex.quote(str(folder))}"
    click.echo(f"\nNext: blog serve{source} --open", err=True)
