"""Writes the golden outputs of this folder with the real Jekyll and its plugins: `python make.py`.

Each folder is one story: `site/` is built; `paths.txt` lists all that is made, and `expected/` holds it, but for feeds:
those have golden files of their own. Every file's time is MODIFIED, since a sitemap shows it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
MODIFIED = 1_580_702_706


def stories() -> list[Path]:
    """Return the folders of all stories."""
    return sorted(path.parent for path in HERE.glob("*/site"))


def is_feed(path: str) -> bool:
    return path.endswith((".xml", "atom")) and not path.endswith("sitemap.xml")


def build(story: Path) -> dict[str, bytes]:
    """Return what Jekyll writes for a story, by path."""
    env = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8", "TZ": "UTC"}
    with tempfile.TemporaryDirectory() as temporary:
        source, made = Path(temporary, "site"), Path(temporary, "made")
        shutil.copytree(story / "site", source)
        for path in source.rglob("*"):
            os.utime(path, (MODIFIED, MODIFIED))
        subprocess.run(["jekyll", "build", "-q", "-s", source, "-d", made], check=True, env=env, cwd=temporary)
        files = (path for path in sorted(made.rglob("*")) if path.is_file())
        return {path.relative_to(made).as_posix(): path.read_bytes() for path in files}


def main() -> None:
    for story in stories():
        shutil.rmtree(story / "expected", ignore_errors=True)
        made = build(story)
        (story / "paths.txt").write_text("".join(f"{path}\n" for path in sorted(made)), "utf-8")
        for path, content in made.items():
            if not is_feed(path):
                target = story / "expected" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)


if __name__ == "__main__":
    main()
