"""Where a site is built to, as its options and its configuration say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.write.guard import DEFAULT, check_destination

if TYPE_CHECKING:
    from blogengine.build.options import BuildOptions
    from blogengine.config.config import Config


def destination_of(options: BuildOptions, config: Config, *, force: bool = False) -> Path:
    """Return the folder to publish to, absolute and resolved; it need not exist.

    The option beats the configuration's `destination`, which is relative to the source; `_site` is the default. Raises
    OutputError (code `destination`) for a folder that `check_destination` refuses.
    """
    configured = config.raw.get("destination")
    wanted = options.destination or options.source / (configured if isinstance(configured, str) else DEFAULT)
    home = options.environ.get("HOME")
    force = force or options.force
    return check_destination(wanted, options.source, config, force=force, home=Path(home) if home else None)
