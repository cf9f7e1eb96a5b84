"""What holds for every lexer of our own, whatever it is given."""

import pytest

from blogengine.highlight import names
from blogengine.highlight.lexers import OURS, reader_for


@pytest.mark.parametrize("tag", OURS)
def test_no_character_is_lost_or_moved(tag, texts):
    lexer = reader_for(tag)._lexer
    for text in texts(tag, 30):
        assert "".join(value for *_, value in lexer.get_tokens_unprocessed(text)) == text


@pytest.mark.parametrize("tag", OURS)
def test_every_lexer_of_our_own_is_for_a_language_that_rouge_knows(tag):
    assert names.tag_of(tag) == tag
    assert names.pygments_name(tag) or tag == names.PLAIN
