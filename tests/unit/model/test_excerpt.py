"""The source of excerpts; how they look rendered is in tests/sites/excerpt*."""

import pytest

from blogengine.model.excerpt import excerpt_source


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("One.\n\nTwo.", "One."),
        ("One.", "One."),
        ("", ""),
        ("See [a].\n\nTwo.\n\n[a]: /x\n[b]: /y", "See [a].\n\n[a]: /x"),
        ("A[^1]\n\nB\n\n[^1]: Note.", "A[^1]\n\n[^1]: Note."),
        ("{% if a %}One\n\nTwo{% endif %}", "{% if a %}One\n{% endif %}"),
        (
            "{% for a in b %}{% if a %}x\n\ny{% endif %}{% endfor %}",
            "{% for a in b %}{% if a %}x\n{% endif %}\n{% endfor %}",
        ),
        ("{% if a %}x{% endif %}\n\ny", "{% if a %}x{% endif %}"),
        ("{% endif %}{%- if a -%}x\n\ny", "{% endif %}{%- if a -%}x\n{% endif %}"),
        ("{% assign a = 1 %}\n\ny", "{% assign a = 1 %}"),
    ],
)
def test_source(body, found):
    assert excerpt_source(body, "\n\n") == found


def test_without_a_separator_there_is_none():
    assert excerpt_source("One.", "") == ""
