import pytest

from blogengine.liquid.scanner import Places, scan


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("plain } text %}", ["plain } text %}"]),
        ("a{{ b }}c{% d %}e", ["a", "{{ b }}", "c", "{% d %}", "e"]),
        ("{{ '}' }}", ["{{ '}", "' }}"]),
        ("{{ a }b", ["{{ a }", "b"]),
        ("{{ a }}}", ["{{ a }}", "}"]),
        ("x{{ a", ["x", "{{", " a"]),
        ("{% a", ["{%", " a"]),
        ("{%}", ["{%", "}"]),
        ("{{ a {% b %}", ["{{ a {% b %}"]),
        ("{{{ a }}", ["{{{ a }}"]),
    ],
)
def test_cuts_as_liquid_does(text: str, tokens: list[str]) -> None:
    """By hand, from the tokens that Liquid 5.4's tokenizer yields for these."""
    assert [token.text for token in scan(text)] == tokens


@pytest.mark.parametrize("text", ["a{{b}}\n{% c %}{{", "{%{%{%", "{{{{}}%}"])
def test_tokens_are_the_whole_text(text: str) -> None:
    tokens = scan(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text.startswith(token.text, token.offset) for token in tokens)


def test_places_count_from_one() -> None:
    places = Places("ab\n\ncd")
    assert [places(offset) for offset in range(6)] == [(1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 2)]
