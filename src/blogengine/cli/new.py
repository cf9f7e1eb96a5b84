"""`blog new`: start a post."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blogengine.build.options import BuildOptions
from blogengine.cli.diagnostics import shown_path
from blogengine.cli.settings import read_config

if TYPE_CHECKING:
    from datetime import datetime

    from blogengine.config.config import Config


@click.command("new")
@click.argument("title")
@click.option("-c", "--category", "categories", multiple=True, help="A category; may be given again.")
@click.option("-t", "--tag", "tags", multiple=True, help="A tag; may be given again.")
@click.option("--draft", is_flag=True, help="Start a draft, which has no date and is not published.")
@click.option("--date", metavar="D", help="The post's date, as 2026-12-24 or '2026-12-24 18:30'; now by default.")
@click.option("-l", "--layout", metavar="L", help="The layout; `post`, unless the site's defaults name one.")
@click.option("-e", "--edit", is_flag=True, help="Open the post in $VISUAL or $EDITOR.")
@click.option("-s", "--source", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              help="The site's folder; the current one by default.")  # fmt: skip
def command(
    *,
    title: str,
    categories: tuple[str, ...],
    tags: tuple[str, ...],
    draft: bool,
    date: str | None,
    layout: str | None,
    edit: bool,
    source: Path,
) -> None:
    """Start a post called TITLE, and print its path."""
    from blogengine.scaffold.new import check_is_site, missing_layout, parse_date, site_clock, write_post  # noqa: PLC0415 - not for --help
    from blogengine.scaffold.post import NewPost, check_text  # noqa: PLC0415 - as above

    if draft and date:
        raise click.UsageError("a draft has no date: leave out --draft or --date")
    check_is_site(source)
    config = read_config(BuildOptions(source))
    clock = site_clock(config, os.environ)
    day = None if draft else parse_date(clock, date) if date else clock.now
    post = NewPost(
        title=check_text("title", title),
        date=day,
        categories=tuple(check_text("category", each) for each in categories),
        tags=tuple(check_text("tag", each) for each in tags),
        layout=check_text("layout", layout) if layout is not None else missing_layout(config),
    )
    file = write_post(post, source, config)
    click.echo(shown_path(file))
    notice = _notice(day, clock.now, config)
    if notice:
        click.echo(f"note: {notice}", err=True)
    if edit:
        click.edit(filename=str(file))


def _notice(day: datetime | None, now: datetime, config: Config) -> str | None:
    """Return what keeps the post from being seen at once, None where nothing does."""
    if day is None:
        return "a draft is not published; `blog serve --drafts` shows it"
    if day > now and not config.selection.future:
        date = f"{day:%Y-%m-%d}" if day.date() > now.date() else f"{day:%Y-%m-%d %H:%M}"
        return f"the post is dated {date}, in the future: builds from then on publish it; `--future` shows it now"
    return None
