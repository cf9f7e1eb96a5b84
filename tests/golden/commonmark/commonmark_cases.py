"""Writes the reference's answers into the cases here: `python tests/golden/commonmark/commonmark_cases.py`.

Needs Jekyll 4.3.1 with jekyll-commonmark 1.4.0; for `ghpages.json` jekyll-commonmark-ghpages too, in RUBYLIB if it is
no installed gem.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = ("cases.json", "ghpages.json")

Case = dict[str, Any]  # JSON


def reference(cases: list[Case]) -> list[str | None]:
    """Return what Jekyll writes for each case."""
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["ruby", str(HERE / "reference.rb")],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=environment,
    )
    return json.loads(done.stdout)


def installed(library: str) -> bool:
    """Tell whether Ruby finds a library."""
    try:
        return subprocess.run(["ruby", "-e", f"require '{library}'"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def read(name: str) -> list[Case]:
    """Return the cases of one file."""
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def main() -> None:
    for name in FILES:
        cases = read(name)
        for case, html in zip(cases, reference(cases), strict=True):
            case["html"] = html
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
        (HERE / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
