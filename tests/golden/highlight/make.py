"""Writes the golden files of this folder with the real Rouge, kramdown and Jekyll: `python make.py`.

`snippets/<language>/*.txt` are the samples, `tokens.json` what Rouge makes of them; `html.json` holds calls and the HTML
of the reference.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def ask(question: dict[str, object]) -> dict[str, Any]:
    """Return the reference's answer; raises CalledProcessError or FileNotFoundError where it is not installed."""
    env = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8"}
    run = subprocess.run(
        ["ruby", str(HERE / "reference.rb")],
        input=json.dumps(question),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=env,
    )
    return json.loads(run.stdout)


def samples() -> dict[str, str]:
    """Return the snippets by `language/name`."""
    paths = sorted((HERE / "snippets").glob("*/*.txt"))
    return {f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8") for path in paths}


def rouge_tokens() -> dict[str, list]:
    """Return Rouge's tokens of all samples."""
    codes = samples()
    answer = ask({"tokens": [[name.partition("/")[0], code] for name, code in codes.items()]})
    return dict(zip(codes, answer["tokens"], strict=True))


def reference_html(cases: list[dict[str, object]]) -> list[str | None]:
    """Return the reference's HTML for calls with `call`, `language`, `code` and `options`; None for what it refuses."""
    return ask({"html": cases})["html"]


def rouge_names() -> dict[str, str]:
    """Return Rouge's languages: the tag of each by every name that it answers to."""
    return ask({})["names"]


def main() -> None:
    lines = [f"{json.dumps(name)}: {json.dumps(tokens, ensure_ascii=False)}" for name, tokens in rouge_tokens().items()]
    (HERE / "tokens.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    cases = json.loads((HERE / "html.json").read_text(encoding="utf-8"))
    made = [{**case, "html": html} for case, html in zip(cases, reference_html(cases), strict=True)]
    lines = [json.dumps(case, ensure_ascii=False) for case in made]
    (HERE / "html.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
