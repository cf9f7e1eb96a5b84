"""The `blog` command: finds the subcommand, and ends every run with the right exit status.

0: done. 1: errors in the site. 2: wrong usage. 130: interrupted. 141: whoever read the output went away.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from blogengine import __version__
from blogengine.errors import BlogError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("init", "new", "build", "serve", "compare", "clean", "theme")
INTERRUPTED, PIPE_CLOSED = 130, 141
COLLECT_AFTER = 200_000, 20, 100
"""How many objects each generation grows by before garbage is looked for: a site is many objects, little of it garbage."""


class LazyGroup(click.Group):
    """A group whose commands are the `command` of the module of their name, imported when one is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, in the order that one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"blogengine.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group("blog", cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="blogengine %(version)s")
def blog() -> None:
    """Build a blog: a new one from nothing, or a Jekyll site unchanged."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `blog` with the process's arguments, or the given ones, and return the exit status."""
    gc.set_threshold(*COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    except SystemExit as stop:  # click's way out where a pipe is closed, and after completing a shell's words
        return int(stop.code or 0) if "_BLOG_COMPLETE" in os.environ else PIPE_CLOSED
    finally:
        if arguments is None:  # the process ends: what it has is the system's to free, which takes no time
            gc.freeze()


def _run(arguments: Sequence[str] | None) -> int:
    color = False if os.environ.get("NO_COLOR") else None
    try:
        status = blog.main(args=arguments, prog_name="blog", standalone_mode=False, color=color)
    except (click.Abort, BrokenPipeError):
        raise
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BlogError as error:
        from blogengine.cli.diagnostics import print_errors  # noqa: PLC0415 - only where something is wrong

        print_errors([error.diagnostic()])
        return 1
    except Exception:  # noqa: BLE001 - the last resort: whatever comes here is a bug
        return _internal_error()
    return status if isinstance(status, int) else 0


def _internal_error() -> int:
    import traceback  # noqa: PLC0415 - only where something is wrong

    click.echo(traceback.format_exc(), err=True)
    click.echo(f"internal error: this is a bug in blogengine {__version__}, not in your site.", err=True)
    click.echo("Please report it with the lines above and the command that you ran.", err=True)
    return 1
