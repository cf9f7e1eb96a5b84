"""Texts that a lexer may be given: our own snippets, whole and broken."""

import random
from pathlib import Path

import pytest

SNIPPETS = Path(__file__).parents[2] / "golden" / "highlight" / "snippets"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SNIPPETS.glob("*/*.txt"))]
SPLINTERS = ['"', "'", "`", "<", ">", "{", "}", "(", ")", "[", "]", "$", "#", "/", "\\", "%", ":", "\n", "\t", "\r", "\0", "é",
             "\u2028", "<<EOF\n", "=begin\n", "/*", "<!--", "${", "#{"]  # fmt: skip


def broken(rng):
    """A snippet with pieces cut out, doubled and put in."""
    text = rng.choice(TEXTS)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(text) + 1)
        match rng.randrange(3):
            case 0:
                text = text[:at] + rng.choice(SPLINTERS) + text[at:]
            case 1:
                text = text[:at] + text[at + rng.randint(1, 30) :]
            case _:
                text = text[: at + 40] + text[at:]
    return text + "\n"


@pytest.fixture
def texts():
    """Some snippets and `count` broken ones, the same for one seed."""

    def make(seed, count):
        rng = random.Random(seed)
        return [*rng.sample(TEXTS, 10), *(broken(rng) for _ in range(count))]

    return make
