"""`blog serve`: build the site, show it, and build it again whenever a file is saved."""

from __future__ import annotations

import signal
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from blogengine.cli.build import summary, waiting
from blogengine.cli.diagnostics import Places, as_text, count, print_errors, shown_path
from blogengine.cli.options import build_options, needless, site_options
from blogengine.cli.progress import Progress
from blogengine.cli.settings import read_config
from blogengine.errors import BlogError, BuildFailed, Severity
from blogengine.records import replace
from blogengine.text.words import plural

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from blogengine.build.options import BuildOptions
    from blogengine.serve.builder import Builder
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
@click.option("--allow-host", "names", multiple=True, metavar="NAME", help="A name to answer to besides localhost.")
@click.option("--force", is_flag=True, help="Build into a folder that holds other files.")
@needless(("-l", "--livereload"), ("-w", "--watch"), ("-I", "--incremental"), ("-t", "--trace"))
@click.option("-o", "--open", "--open-url", "open_", is_flag=True, help="Open the site in a browser.")
def command(port: int, host: str, names: tuple[str, ...], *, force: bool, open_: bool, **given: object) -> None:
    """Build the site, show it, and build it again whenever a file is saved.

    Without --destination it is built into a folder of its own: _site stays as the last build left it.
    """
    options = build_options(given, force=force)
    with _interruptible(), _listen(host, port) as listener, ExitStack() as stack:
        chosen = listener.getsockname()[1]
        if port not in {0, chosen}:
            click.echo(f"port {port} is taken; using {chosen}", err=True)
        address = f"http://{_in_url(host)}:{chosen}"
        if options.environ.get("JEKYLL_ENV", "development") == "development":
            options = replace(options, overrides={"url": address, **options.overrides})
        if options.destination is None:
            folder = _own_folder(options.source, chosen) if port else None
            folder = folder or Path(stack.enter_context(TemporaryDirectory(prefix="blog-serve-")), "site")
            options = replace(options, destination=folder)
        _run(options, listener, address, names=(*names, host), open_=open_)


def _own_folder(source: Path, port: int) -> Path | None:
    """Return the folder for what is shown at a port; it stays, so that the next preview begins where this one ends."""
    from blogengine.write.staging import PREVIEW, cache_folder  # noqa: PLC0415 - not needed for --help

    cache = cache_folder(source)
    return cache / f"{PREVIEW}-{port}" if cache else None


def _run(options: BuildOptions, listener: socket.socket, address: str, *, names: tuple[str, ...], open_: bool) -> None:
    """Serve and rebuild until interrupted; what the last preview showed is there before the first build is done."""
    from blogengine.serve.app import create_app  # noqa: PLC0415 - heavy, and not needed for --help
    from blogengine.serve.builder import Builder  # noqa: PLC0415 - as above
    from blogengine.serve.preview import Preview  # noqa: PLC0415 - as above
    from blogengine.serve.server import serving  # noqa: PLC0415 - as above

    assert options.destination is not None
    preview = Preview(options.destination.resolve())
    with Builder(options) as builder, serving(create_app(preview, names), preview, listener):
        _build(builder, options, preview)
        url = f"{address}{preview.state.baseurl.rstrip('/')}/"
        click.echo(f"Serving {url} (Ctrl-C ends)")
        if open_:
            click.launch(url)
        for files in _changes(options.source.resolve(), preview.root):
            _announce(files)
            _build(builder, options, preview, files)


def _changes(source: Path, destination: Path) -> Iterator[list[Path]]:
    """Yield the files that changed. Raises ClickException where they cannot be watched."""
    from blogengine.serve.watch import changes  # noqa: PLC0415 - heavy, and not needed for --help

    try:
        yield from changes(source, destination)
    except (OSError, RuntimeError) as error:
        raise click.ClickException(f"cannot watch {shown_path(source)}: {error}") from error


def _build(builder: Builder, options: BuildOptions, preview: Preview, files: list[Path] | None = None) -> None:
    """Build once, for `files` have changed; tell the terminal and the preview how it went.

    Without files it is found out first whether there is anything to do; where the list is empty, and what comes of it
    has been told before, nothing is.
    """
    places = Places(options.source, Path.cwd())
    try:
        with Progress() as progress:
            report = builder.build(progress, waiting, look=not files)
    except BuildFailed as failed:
        errors = "\n\n".join(as_text(each, places) for each in failed.diagnostics if each.severity is Severity.ERROR)
        if files != [] or errors != preview.state.errors:
            print_errors(failed.diagnostics, places)
            click.echo(f"{count(failed.diagnostics)}: nothing was published.", err=True)
        preview.failed(errors)
        return
    preview.published(_baseurl(options), report.changed)
    if files != [] or report.changed:
        print_errors(report.diagnostics, places)
        click.echo(summary(report))


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does: what has to be cleared away is."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _baseurl(options: BuildOptions) -> str:
    try:
        return read_config(options).baseurl
    except BlogError:  # the build, which reads it too, tells it better
        return ""


def _announce(files: list[Path]) -> None:
    if not files:
        return
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
