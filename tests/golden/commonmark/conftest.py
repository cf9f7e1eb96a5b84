"""Puts the helpers of the Markdown cases where tests find them."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "kramdown")]
