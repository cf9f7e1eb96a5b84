"""Writes the golden feeds of this folder with the real Jekyll and jekyll-feed: `python make.py`.

Each folder is one story: `site/` is built, and what feeds it has lie in `expected/` by their paths.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FEEDS = {".xml", ".atom"}


def stories() -> list[Path]:
    """Return the folders of all stories."""
    return sorted(path.parent for path in HERE.glob("*/site"))


def build(story: Path) -> dict[str, bytes]:
    """Return the feeds that Jekyll writes for a story, by path."""
    env = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8", "TZ": "UTC"}
    with tempfile.TemporaryDirectory() as temporary:
        source, made = Path(temporary, "site"), Path(temporary, "made")
        shutil.copytree(story / "site", source)
        subprocess.run(["jekyll", "build", "-q", "-s", source, "-d", made], check=True, env=env, cwd=temporary)
        found = (path for path in made.rglob("*") if path.suffix in FEEDS and path.name != "feed.xslt.xml")
        return {path.relative_to(made).as_posix(): path.read_bytes() for path in sorted(found)}


def main() -> None:
    for story in stories():
        shutil.rmtree(story / "expected", ignore_errors=True)
        for path, content in build(story).items():
            target = story / "expected" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main()
