"""`blog serve`: build the site, show it, and build it again whenever a file is saved."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blogengine.cli.build import summary, waiting
from blogengine.cli.diagnostics import Places, as_text, count, print_errors, shown_path
from blogengine.cli.options import build_options, site_options
from blogengine.cli.progress import Progress
from blogengine.cli.settings import read_config
from blogengine.errors import BlogError, BuildFailed, Severity
from blogengine.text.words import plural

if TYPE_CHECKING:
    import socket

    from blogengine.build.options import BuildOptions
    from blogengine.serve.preview import Preview

PORT = 4000
_ANY = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, never bound unasked


@click.command("serve")
@site_options
@click.option(
    "-P",
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port, or the next free one.",
)
@click.option("-H", "--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("-o", "--open", "--open-url", "open_", is_flag=True, help="Open the site in a browser.")
def command(port: int, host: str, open_: bool, **given: object) -> None:
    """Build the site, show it, and build it again whenever a file is saved.

    Without --destination it is built into a temporary folder: _site stays as the last build left it.
    """
    options = build_options(given)
    listener = _listen(host, port)
    with tempfile.TemporaryDirectory(prefix="blog-serve-") as folder, listener:
        chosen = listener.getsockname()[1]
        if port not in {0, chosen}:
            click.echo(f"port {port} is taken; using {chosen}", err=True)
        address = f"http://{_in_url(host)}:{chosen}"
        if options.environ.get("JEKYLL_ENV", "development") == "development":
            options = replace(options, overrides={"url": address, **options.overrides})
        options = replace(options, destination=options.destination or Path(folder, "site"))
        _run(options, listener, address, host=host, open_=open_)


def _run(options: BuildOptions, listener: socket.socket, address: str, *, host: str, open_: bool) -> None:
    """Serve and rebuild until interrupted."""
    from blogengine.serve.app import LOOPBACK, create_app  # noqa: PLC0415 - heavy, and not needed for --help
    from blogengine.serve.preview import Preview  # noqa: PLC0415 - as above
    from blogengine.serve.server import serving  # noqa: PLC0415 - as above
    from blogengine.serve.watch import changes  # noqa: PLC0415 - as above

    assert options.destination is not None
    preview = Preview(options.destination.resolve())
    hosts = ("*",) if host in _ANY else (*LOOPBACK, _in_url(host))
    _build(options, preview)
    with serving(create_app(preview, hosts), preview, listener):
        url = f"{address}{preview.state.baseurl.rstrip('/')}/"
        click.echo(f"Serving {url} (Ctrl-C ends)")
        if open_:
            click.launch(url)
        for files in changes(options.source.resolve(), preview.root):
            _announce(files)
            _build(options, preview)


def _build(options: BuildOptions, preview: Preview) -> None:
    """Build once; tell the terminal and the preview how it went."""
    from blogengine.build.build import build_site  # noqa: PLC0415 - heavy, and not needed for --help

    places = Places(options.source, Path.cwd())
    baseurl = _baseurl(options)
    try:
        with Progress() as progress:
            report = build_site(options, progress, waiting)
    except BuildFailed as failed:
        print_errors(failed.diagnostics, places)
        click.echo(f"{count(failed.diagnostics)}: nothing was published.", err=True)
        errors = [each for each in failed.diagnostics if each.severity is Severity.ERROR]
        preview.failed("\n\n".join(as_text(each, places) for each in errors))
        return
    print_errors(report.diagnostics, places)
    click.echo(summary(report))
    preview.published(baseurl)


def _baseurl(options: BuildOptions) -> str:
    try:
        return read_config(options).baseurl
    except BlogError:  # the build, which reads it too, tells it better
        return ""


def _announce(files: list[Path]) -> None:
    more = f" and {plural(len(files) - 1, 'other file')}" if len(files) > 1 else ""
    click.echo(f"\n{shown_path(files[0])}{more} changed", err=True)


def _listen(host: str, port: int) -> socket.socket:
    from blogengine.serve.server import listen  # noqa: PLC0415 - heavy, and not needed for --help

    try:
        return listen(host, port)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"cannot listen on {host} port {port}: {reason}") from error


def _in_url(host: str) -> str:
    if host in _ANY:
        return "localhost"
    return f"[{host}]" if ":" in host else host
