"""`blog clean`: delete what builds made, and their cache."""

from __future__ import annotations

import click

from blogengine.cli.build import waiting
from blogengine.cli.diagnostics import shown_path
from blogengine.cli.options import build_options, site_options
from blogengine.cli.settings import read_config
from blogengine.text.words import plural


@click.command("clean")
@site_options
@click.option("--no-wait", is_flag=True, help="Give up where a build is at work.")
def command(no_wait: bool, **given: object) -> None:
    """Delete what builds made in the destination, and the cache.

    Only files that the destination's record lists are deleted: what else lies there stays.
    """
    from blogengine.build.destination import destination_of  # noqa: PLC0415 - not needed for --help
    from blogengine.write.clean import clean  # noqa: PLC0415 - as above

    options = build_options(given)
    destination = destination_of(options, read_config(options), force=True)
    removed = clean(options.source, destination, None if no_wait else waiting)
    click.echo(f"{plural(removed, 'file')} removed from {shown_path(destination)}, and the cache")
