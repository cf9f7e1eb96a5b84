"""What a template may not ask for: each ends in an error on the line that asks."""

import pytest

from blogengine.liquid.limits import Limits

TEN = "{% assign x = 'abcdefghij' %}{% for i in (1..40) %}\n"


@pytest.mark.parametrize(
    "text",
    [
        "\n{% for i in (1..1000000000) %}{% endfor %}",
        "\n{{ (1..1000000000) | join }}",
        TEN + "{% assign x = x | append: x %}{% endfor %}",
        TEN + "{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}",
        "{% assign x = 'a,b' | split: ',' %}{% for i in (1..40) %}\n{% assign x = x | concat: x %}{% endfor %}",
        "{% assign x = 'a,b' | split: ',' %}{% for i in (1..60) %}\n{% assign x = x | push: x %}{% endfor %}",
        "{% assign x = 10 %}{% for i in (1..40) %}\n{% assign x = x | times: x %}{% endfor %}",
        "\n{% include a %}",
        "\n{% include twice %}",
    ],
)
def test_a_template_cannot_exhaust_the_machine(failure, text: str) -> None:
    error = failure(text, {}, {"a": "{% include a %}", "twice": "{% include twice %}{% include twice %}"})
    assert error.code == ("include-cycle" if "include" in text else "liquid-limit")
    place = error.frames[-1].span if error.frames else error.span
    assert (place.path, place.line) == ("posts/a.md", 6)


SMALL = Limits(steps=1000, output=1000, string=100)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% for i in (1..2000) %}{% endfor %}", "the template takes more than 1000 steps"),
        ("{% for i in (1..300) %}{{ i }}{{ i }}{{ i }}{% endfor %}", "the template takes more than 1000 steps"),
        ("{% for i in (1..40) %}{% for j in (1..40) %}{% endfor %}{% endfor %}", "the template takes more than 1000 steps"),
        ("{% for i in (1..11) %}{% include a %}{% endfor %}", "the template takes more than 1000 steps"),
        ("{% tablerow i in (1..2000) %}{% endtablerow %}", "the template takes more than 1000 steps"),
        ("{% for i in (1..200) %}12345678{% endfor %}", "the template writes more than 1000 characters"),
        ("{% capture c %}{% for i in (1..200) %}12345678{% endfor %}{% endcapture %}", "the template writes more than 1000 characters"),
        ("{{ big }}", "the template writes more than 1000 characters"),
        ("{% capture c %}{{ big }}{% endcapture %}", "a value has more than 100 characters"),
        ("{% assign c = big | append: 'x' %}", "a value has more than 100 characters"),
    ],
)  # fmt: skip
def test_limits_count_work(failure, text: str, message: str) -> None:
    assert failure(text, {"big": "x" * 1001}, {"a": ""}, limits=SMALL).message == message


def test_what_is_within_the_limits_is_rendered(render) -> None:
    assert (
        len(render("{% for i in (1..60) %}{{ i }}{{ i }}{% endfor %}{{ big }}", {"big": "x" * 100}, limits=SMALL))
        == 322
    )
