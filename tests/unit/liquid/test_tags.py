"""What the golden cases do not show of tags: the host's part, scopes across includes, deep nesting."""

import pytest


@pytest.mark.parametrize(
    ("text", "includes", "output"),
    [
        ("{% for q in (1..2) %}{% include a %}{{ q }}{% endfor %}{{ q }}", {"a": "{% assign q = 9 %}{{ q }}"}, "11229"),
        ("{% for q in (1..3) %}{% include a %}{{ q }}{% endfor %}", {"a": "{% if q == 2 %}{% continue %}{% endif %}"}, "13"),
        ("{% include a p=1 %}{{ include }}", {"a": "{% include b %}{% include b p=2 %}{{ include.p }}", "b": "{{ include.p }}"}, "121"),
        ("{% for q in (1..2) %}{% include a %}{% endfor %}", {"a": "{% for r in (1..2) %}{{ forloop.parentloop.index }}{% endfor %}"}, "1122"),
        ("{% for q in (1..2) %}{% for r in (1..2) %}{% include a %}{% endfor %}{% endfor %}", {"a": "{{ forloop.parentloop.index }}"}, "1122"),
        ("{% capture c %}{% for q in (1..2) %}{% include a %}{% endfor %}x{% endcapture %}[{{ c }}]", {"a": "{{ q }}{% break %}"}, "[1x]"),
        ("{% include a %}after", {"a": "a{% break %}b"}, "a"),
        ("{% for forloop in (7..8) %}{{ forloop }}{{ forloop.index }}{% include a %}{% endfor %}", {"a": "{{ forloop }}"}, "7788"),
        ("{% assign i = 5 %}{% for i in (1..1) %}{% include a %}{% endfor %}{{ i }}", {"a": "{% increment i %}{{ i }}"}, "015"),
    ],
)  # fmt: skip
def test_includes_see_and_leave_the_loops_around(render, text: str, includes: dict, output: str) -> None:
    """Checked against Jekyll 4.3.1."""
    assert render(text, {}, includes) == output


def test_the_host_finds_urls(render, failure) -> None:
    assert render("{% link a.md %} {% post_url 2024-01-05-x %}") == "/base/a.html /base/2024/x.html"
    assert render("{% assign p = 'a' %}{% link {{ p }}.md %}") == "/base/a.html"
    assert render("{% link a.md %}", dialect="ghpages") == "/a.html"
    assert failure("{% link b.md %}").code == "link-missing"
    assert failure("{% post_url 2024-01-06-y %}").code == "link-missing"
    assert failure("{% post_url y %}").code == "link-missing"


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("link aa.md", "a.md"),
        ("link A.md", "a.md"),
        ("link notes/77.md", "_notes/77.md"),
        ("post_url 2024-01-05-xx", "2024-01-05-x"),
        ("post_url 2024-02-05-x", "2024-01-05-x"),
        ("post_url 2020-01-03-post-1999", "2020-01-02-post-1999"),
    ],
)
def test_a_link_that_leads_nowhere_names_what_is_like_it(failure, tag: str, meant: str) -> None:
    assert failure(f"{{% {tag} %}}").hint == f"did you mean `{meant}`?"


@pytest.mark.parametrize("tag", ["link _notes/one/more.md", "post_url 2019-12-31-other"])
def test_a_link_to_what_is_like_nothing_says_how_links_are_written(failure, tag: str) -> None:
    assert "as it" in failure(f"{{% {tag} %}}").hint


def test_highlight_asks_the_host(render) -> None:
    text = "{% highlight C++ linenos=table %}\n {{ 1 }}\n{% endhighlight %}"
    expected = (
        '<figure class="highlight"><pre><code class="language-c--" data-lang="c++">[c++ True  1]</code></pre></figure>'
    )
    assert render(text) == expected
    assert render(text, {"highlighter_prefix": "\n"}) == "\n" + expected


def test_include_relative_takes_parameters(render) -> None:
    assert render("{% include_relative part.md x='1' %}") == "beside: 1 part.md"


@pytest.mark.parametrize(
    "markup", ["../a", "a//b", "'a'", "a x", "a x=", "a x={{ y }}", "a x=y|z", "{{ x }} y", "{{ nothing }}", "", "a\n%"]
)
def test_includes_that_jekyll_refuses(failure, markup: str) -> None:
    assert failure(f"{{% include {markup} %}}", {"x": "../../etc/passwd"}, {"a": ""}).code == "liquid-syntax"


@pytest.mark.parametrize(
    "opening", ["if x", "unless z", "for v in x", "capture c", "tablerow v in x", "case y", "ifchanged"]
)
def test_a_hundred_blocks_nest_and_no_more(render, failure, opening: str) -> None:
    name = opening.split(maxsplit=1)[0]
    head = f"{{% {opening} %}}" + "{% when 1, 2, 1 %}" * (name == "case")
    variables = {"x": [1], "y": 2}
    text = head * 100 + "{{ v }}!" + f"{{% end{name} %}}" * 100
    assert render(text, variables).count("!") == (0 if name in ("capture", "ifchanged") else 1)
    error = failure(head + text + f"{{% end{name} %}}", variables)
    assert (error.code, error.message) == ("liquid-limit", "blocks are nested more than 100 deep")


def test_long_chains(render) -> None:
    branches = "".join(f"{{% elsif x == {number} %}}{number}" for number in range(300))
    text = "{% if false %}" + branches + "{% else %}none{% endif %}"
    assert [render(text, {"x": x}) for x in (0, 39, 40, 41, 299, 300)] == ["0", "39", "40", "41", "299", "none"]
    assert render("{% unless true %}a" + branches + "{% endunless %}", {"x": 150}) == "150"
    assert render("{{ x" + ".x" * 500 + " }}", {"x": None}) == ""
    assert render("{{ 'a'" + " | append: 'b'" * 500 + " }}") == "a" + "b" * 500
    assert render("{% if a " + "or b and c " * 40 + "%}x{% endif %}", {"b": 1, "c": 1}) == "x"


def test_loops_give_back_the_work_that_they_leave(render) -> None:
    text = "{% for i in (1..4000) %}{% for j in (1..4000) %}{% break %}{% endfor %}{% endfor %}done"
    assert render(text) == "done"
