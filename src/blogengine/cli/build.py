"""`blog build`: build the site once."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blogengine.cli.diagnostics import Places, as_document, count, print_errors, shown_path
from blogengine.cli.options import build_options, needless, site_options
from blogengine.cli.profile import profile as profiled
from blogengine.cli.progress import Progress
from blogengine.errors import BuildFailed, Severity
from blogengine.records import replace
from blogengine.text.words import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogengine.build.options import BuildOptions
    from blogengine.build.report import BuildReport
    from blogengine.errors import Diagnostic
    from blogengine.write.lock import Waiting


@click.command("build")
@site_options
@click.option("--force", is_flag=True, help="Build into a folder that holds other files.")
@click.option("--no-cache", is_flag=True, help="Build everything anew, and remember nothing.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Render by N processes; 1 for none besides."
)
@click.option("--executor", metavar="dask://HOST:PORT", help="Render on this Dask cluster.")
@click.option("--profile", is_flag=True, help="Tell how long each phase took, and what each template cost.")
@click.option("--explain", metavar="PATH", help="Tell why this file of the site was, or was not, made again.")
@click.option("--no-wait", is_flag=True, help="Give up where another build is at work.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to report.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option("-v", "-V", "--verbose", is_flag=True, help="Tell how long each phase took.")
@needless(("-I", "--incremental"), ("-t", "--trace"))
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    force: bool,
    no_cache: bool,
    jobs: int | None,
    executor: str | None,
    profile: bool,
    explain: str | None,
    no_wait: bool,
    form: str,
    quiet: bool,
    verbose: bool,
    **given: object,
) -> None:
    """Build the site."""
    options = replace(
        build_options(given, force=force),
        cache=not no_cache,
        jobs=jobs,
        executor=executor,
        profile=profile,
        explain=explain,
    )
    report, found = _build(options, None if quiet else Progress(), None if no_wait else waiting)
    if form == "json":
        click.echo(json.dumps(as_document(found, report), indent=2))
    else:
        worth = Severity.ERROR if quiet else Severity.NOTE
        print_errors([each for each in found if each.severity >= worth], Places(options.source, Path.cwd()))
        if report is None:
            click.echo(f"{count(found)}: nothing was published.", err=True)
        elif not quiet:
            _tell(report, options, verbose=verbose)
    ctx.exit(1 if report is None else 0)


def _tell(report: BuildReport, options: BuildOptions, *, verbose: bool) -> None:
    click.echo(summary(report))
    if report.explained:
        click.echo(report.explained)
    if options.profile:
        click.echo(profiled(report))
    elif verbose:
        click.echo("\n".join(f"  {name:<10} {seconds:6.2f} s" for name, seconds in report.phases.items()))


def waiting(folder: Path) -> None:
    """Tell that another build has the folder."""
    click.echo(f"waiting for another build to be done with {shown_path(folder)}", err=True)


def _build(
    options: BuildOptions, progress: Progress | None, waiting: Waiting | None
) -> tuple[BuildReport | None, Sequence[Diagnostic]]:
    """Return the report, None where the site has errors, and what was found."""
    from blogengine.build.again import look, unchanged  # noqa: PLC0415 - not needed for --help
    from blogengine.build.garbage import uncollected  # noqa: PLC0415 - the same

    with uncollected():
        seen = look(options)
        report = unchanged(options, seen)
        if report is not None:
            return report, report.diagnostics
        from blogengine.build.build import build_site  # noqa: PLC0415 - heavy, and not needed where nothing is to do

    try:
        with progress or nullcontext():
            report = build_site(options, progress, waiting, seen=seen)
    except BuildFailed as failed:
        return None, failed.diagnostics
    return report, report.diagnostics


def summary(report: BuildReport) -> str:
    """Return one line on a build: posts, pages, files, seconds, and the warnings where there are any."""
    files = f"{plural(report.written, 'file')} written"
    files += f", {report.unchanged} unchanged" * bool(report.unchanged)
    files += f", {report.removed} removed" * bool(report.removed)
    where = shown_path(report.destination)
    line = (
        f"{plural(report.posts, 'post')}, {plural(report.pages, 'page')}; {files} to {where} in {report.seconds:.2f} s"
    )
    warnings = count(report.diagnostics)
    return f"{line}; {warnings}" if warnings else line
