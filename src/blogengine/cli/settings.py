"""Reading a site's configuration from disk, for commands that need it without a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.build.options import BuildOptions
    from blogengine.config.config import Config


def read_config(options: BuildOptions) -> Config:
    """Return the configuration that a build with `options` would use.

    Raises ConfigError or ContentError where it cannot be read; what else is wrong with it is the build's to tell.
    """
    from blogengine.config.load import load_config  # noqa: PLC0415 - not needed for --help
    from blogengine.read.text import decode  # noqa: PLC0415 - as above
    from blogengine.read.tree import DirTree  # noqa: PLC0415 - as above

    tree = DirTree(options.source)

    def read_text(path: str) -> str | None:
        return decode(tree.read(path), path, []) if (options.source / path).is_file() else None

    return load_config(read_text, files=options.config_files, overrides=options.overrides).config
