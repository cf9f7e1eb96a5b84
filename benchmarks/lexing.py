"""Lex the code of the same posts with stock Pygments, with its lexers read faster, and with ours; print CPU and ratios.

    python benchmarks/lexing.py --posts 1000 --runs 5
    python benchmarks/lexing.py --folder path/to/_posts --runs 5

`faster` gives the tokens of the stock lexer, which is checked; it has no figure where a lexer reads in a way of its
own. `ours` gives Rouge's tokens, merged and named. Every language is lexed once to warm up; the ways take turns, and the
figures are medians.
"""

from __future__ import annotations

import argparse
import pathlib
import re
import statistics
import tempfile
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from corpus import write_corpus
from pygments.lexers import get_lexer_by_name

from blogengine.highlight import names
from blogengine.highlight.alternation import alternation_of
from blogengine.highlight.lexers import reader_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FENCE = re.compile(r"^```([\w+#-]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
WAYS = ("stock", "faster", "ours")


def blocks(folder: pathlib.Path) -> dict[str, list[str]]:
    """Return the fenced code of the posts below a folder by Rouge's tag of its language; plain text is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.markdown")]):
        for name, code in FENCE.findall(path.read_text(encoding="utf-8")):
            tag = names.tag_of(name)
            if tag and names.pygments_name(tag):
                found[tag].append(code)
    return dict(sorted(found.items()))


def ways(tag: str) -> dict[str, Callable[[str], object]]:
    """Return what lexes a language, by way. Raises AssertionError where tokens that are to be equal are not."""
    stock, reader = get_lexer_by_name(names.pygments_name(tag)), reader_for(tag)
    found: dict[str, Callable[[str], object]] = {
        "stock": lambda code: list(stock.get_tokens_unprocessed(code)),
        "ours": reader.tokens,
    }
    alternation = alternation_of(stock)
    if alternation is not None:
        found["faster"] = alternation.tokens
    return found


def check(lexers: Mapping[str, Callable[[str], object]], codes: Sequence[str]) -> None:
    """Lex all once; the faster way must find the stock lexer's tokens, ours every character."""
    for code in codes:
        stock = [(kind, text) for _, kind, text in lexers["stock"](code)]
        assert "faster" not in lexers or lexers["faster"](code) == stock, code
        assert "".join(text for _, text in lexers["ours"](code)) == code, code


def measure(by_tag: Mapping[str, Sequence[str]], runs: int) -> dict[str, dict[str, float]]:
    """Return the median seconds of each way for each language."""
    medians: dict[str, dict[str, float]] = {}
    for tag, codes in by_tag.items():
        lexers = ways(tag)
        check(lexers, codes)
        times: dict[str, list[float]] = {way: [] for way in lexers}
        for _ in range(runs):
            for way, lex in lexers.items():
                start = time.process_time()
                for code in codes:
                    lex(code)
                times[way].append(time.process_time() - start)
        medians[tag] = {way: statistics.median(seconds) for way, seconds in times.items()}
    return medians


def show(by_tag: Mapping[str, Sequence[str]], medians: Mapping[str, Mapping[str, float]]) -> None:
    """Print milliseconds by language and way, and how many times as fast as stock Pygments each is."""
    print(
        f"{'':12}{'blocks':>8}{'KB':>7}"
        + "".join(f"{way + ' ms':>11}" for way in WAYS)
        + f"{'faster x':>11}{'ours x':>8}"
    )
    for tag, found in medians.items():
        show_row(tag, by_tag[tag], found)
    fast = [tag for tag, found in medians.items() if "faster" in found]
    total = {way: sum(found[way] for found in medians.values()) for way in ("stock", "ours")}
    show_row("all", [code for codes in by_tag.values() for code in codes], total)
    same = {way: sum(medians[tag][way] for tag in fast) for way in WAYS}
    show_row("with faster", [code for tag in fast for code in by_tag[tag]], same)


def show_row(name: str, codes: Sequence[str], found: Mapping[str, float]) -> None:
    size = sum(len(code.encode()) for code in codes) / 1024
    cells = "".join(f"{1000 * found[way]:11.1f}" if way in found else f"{'-':>11}" for way in WAYS)
    faster = f"{found['stock'] / found['faster']:11.2f}" if "faster" in found else f"{'-':>11}"
    print(f"{name:12}{len(codes):8}{size:7.0f}{cells}{faster}{found['stock'] / found['ours']:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=300, help="size of the generated blog")
    parser.add_argument("--folder", type=pathlib.Path, help="take the code of these posts instead")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.folder is None:
            write_corpus(pathlib.Path(folder), arguments.posts)
        by_tag = blocks(arguments.folder or pathlib.Path(folder, "_posts"))
    show(by_tag, measure(by_tag, arguments.runs))


if __name__ == "__main__":
    main()
