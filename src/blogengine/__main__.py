"""`python -m blogengine` is `blog`."""

from __future__ import annotations

import sys

from blogengine.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
