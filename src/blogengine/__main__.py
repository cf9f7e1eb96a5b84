"""The process of a command: `blog`, and `python -m blogengine`."""

from __future__ import annotations

import sys

from blogengine.text import ahead


def main() -> int:
    """Run the command that the process was started for, and return its exit status."""
    ahead.lend()
    from blogengine.cli import main as cli  # noqa: PLC0415 - with all that it imports, after patterns were lent

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
