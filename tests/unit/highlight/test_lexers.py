"""What holds for every lexer of our own, whatever it is given."""

import random
from pathlib import Path

import pytest

from blogengine.highlight import names
from blogengine.highlight.lexers import _OWN, reader_for

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


@pytest.mark.parametrize("tag", _OWN)
def test_no_character_is_lost_or_moved(tag):
    rng = random.Random(tag)
    lexer, _ = reader_for(tag)
    for text in (broken(rng) for _ in range(150)):
        assert "".join(value for *_, value in lexer.get_tokens_unprocessed(text)) == text


@pytest.mark.parametrize("tag", _OWN)
def test_every_lexer_of_our_own_is_for_a_language_that_rouge_knows(tag):
    assert names.tag_of(tag) == tag
    assert names.pygments_name(tag)
