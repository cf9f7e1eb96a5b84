"""Where a site is built to, as its options and its configuration say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.write.guard import DEFAULT, check_destination
from blogengine.write.staging import CACHE_FOLDER

if TYPE_CHECKING:
    from blogengine.build.options import BuildOptions
    from blogengine.config.config import Config


def destination_of(options: BuildOptions, config: Config, *, force: bool = False) -> Path:
    """Return the folder to publish to, absolute and resolved; it need not exist.

    The option beats the configuration's `destination`, which is relative to the source; `_site` is the default. Raises
    OutputError (code `destination`) for a folder that `check_destination` refuses.
    """
    wanted = options.destination or options.source / _configured(config)
    home = options.environ.get("HOME")
    force = force or options.force
    return check_destination(wanted, options.source, config, force=force, home=Path(home) if home else None)


def unread_folder(source: Path, target: Path, config: Config) -> str | None:
    """Return the path in a source of the built site, which is none of its files; None where it lies elsewhere.

    Of a preview, in a cache that nothing is read from anyway, it is that of the site which other builds make.
    """
    root = source.resolve()
    built = (root / _configured(config)).resolve() if target.is_relative_to(root / CACHE_FOLDER) else target
    return built.relative_to(root).as_posix() if built != root and built.is_relative_to(root) else None


def _configured(config: Config) -> str:
    configured = config.raw.get("destination")
    return configured if isinstance(configured, str) else DEFAULT
