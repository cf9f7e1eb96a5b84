"""Our side of a comparison with the reference, as a JSON filter: `python tests/golden/render.py kramdown < cases > got`.

Each subcommand reads a list of cases and writes a list of results with the same ids; the reference has filters of the
same form.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown import Markdown

sys.path.insert(0, str(Path(__file__).parent / "kramdown"))

Case = dict[str, Any]  # JSON


def kramdown(cases: list[Case]) -> list[Case]:
    """Map `[{id, markdown, options}]` to `[{id, html}]`."""
    from plain_highlighter import PlainHighlighter

    from blogengine.markdown import make_markdown

    dialects: dict[str, Markdown] = {}
    results = []
    for case in cases:
        options = case.get("options") or {}
        key = json.dumps(options, sort_keys=True)
        if key not in dialects:
            dialects[key] = make_markdown("kramdown", options, PlainHighlighter())
        results.append({"id": case["id"], "html": dialects[key].convert(case["markdown"]).html})
    return results


def highlight(cases: list[tuple[str, str]]) -> list[list[tuple[str, str]] | None]:
    """Map `[[language, code]]` to `[[[Rouge class, text]]]`; null for a language that Rouge lacks."""
    from blogengine.highlight import Highlighter

    made = Highlighter()
    return [made.tokens(code, language) for language, code in cases]


COMMANDS: dict[str, Callable[[list[Any]], list[Any]]] = {
    "kramdown": kramdown,
    "highlight": highlight,
}  # JSON in and out


def main() -> None:
    command = COMMANDS[sys.argv[1]]
    json.dump(command(json.load(sys.stdin)), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
