"""Our side of a comparison with the reference, as a JSON filter: `python tests/golden/render.py kramdown < cases > got`.

Each subcommand reads a list of cases and writes a list of results with the same ids; the reference has filters of the
same form. `liquid` takes the dialect as a second word.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown import Markdown

sys.path[:0] = [str(Path(__file__).parent / kind) for kind in ("kramdown", "liquid")]

Case = dict[str, Any]  # JSON


def kramdown(cases: list[Case]) -> list[Case]:
    """Map `[{id, markdown, options, mode}]` to `[{id, html}]`.

    `options` are laid over Jekyll's defaults, or in the mode `kramdown` over kramdown's own.
    """
    from plain_highlighter import PlainHighlighter

    from blogengine.markdown.kramdown.engine import Kramdown
    from blogengine.markdown.kramdown.jekyll import kramdown_options
    from blogengine.markdown.kramdown.options import read_options

    dialects: dict[str, Markdown] = {}
    results = []
    for case in cases:
        options, mode = case.get("options") or {}, case.get("mode", "jekyll")
        key = json.dumps([mode, options], sort_keys=True)
        if key not in dialects:
            made = kramdown_options(options) if mode == "jekyll" else options
            dialects[key] = Kramdown(read_options(made), PlainHighlighter())
        results.append({"id": case["id"], "html": dialects[key].convert(case["markdown"]).html})
    return results


def highlight(cases: list[tuple[str, str]]) -> list[list[tuple[str, str]] | None]:
    """Map `[[language, code]]` to `[[[Rouge class, text]]]`; null for a language that Rouge lacks."""
    from blogengine.highlight import Highlighter

    made = Highlighter()
    return [made.tokens(code, language) for language, code in cases]


def liquid(given: list[Case] | Case, dialect: str = "jekyll4") -> list[Case]:
    """Map `{data, cases: [{id, template, data, includes, page}]}`, or the cases alone, to `[{id, output}]` or `[{id, error}]`."""
    from liquid_cases import render

    data, cases = (given.get("data", {}), given["cases"]) if isinstance(given, dict) else ({}, given)
    return [{"id": case["id"], **render(case, data, dialect)} for case in cases]


COMMANDS: dict[str, Callable[..., list[Any]]] = {
    "kramdown": kramdown,
    "highlight": highlight,
    "liquid": liquid,
}  # JSON in and out


def main() -> None:
    command = COMMANDS[sys.argv[1]]
    json.dump(command(json.load(sys.stdin), *sys.argv[2:]), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
