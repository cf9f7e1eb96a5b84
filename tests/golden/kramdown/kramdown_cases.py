"""Writes the reference's answers into the cases here: `python tests/golden/kramdown/kramdown_cases.py`. Needs Jekyll 4.3.1."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = ("cases.json", "options.json", "corners.json", "inputs.json", "plain.json", "smartify.json")

Case = dict[str, Any]  # JSON


def reference(cases: list[Case]) -> list[str]:
    """Return what Jekyll writes for each case."""
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8"}
    command = ["ruby", str(HERE / "reference.rb")]
    done = subprocess.run(
        command,
        input=json.dumps(cases),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
        env=environment,
    )
    return json.loads(done.stdout)


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
