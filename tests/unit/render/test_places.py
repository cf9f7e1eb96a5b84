"""Where code is that a lexer could not finish: the place of each is counted by hand in the files below."""

import pytest

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.highlight.dialect import Dialect
from blogengine.highlight.language import Language
from blogengine.highlight.limits import LexingLimitExceeded
from blogengine.highlight.tokens import Reader
from blogengine.liquid.source import Source
from blogengine.model.output import Kind, Output
from blogengine.render.job import run_job
from blogengine.render.places import placed

POST = "_posts/2025-01-01-a.md"


class Endless:
    def get_tokens_unprocessed(self, code):
        raise LexingLimitExceeded


@pytest.fixture
def places(shop):
    """The places of what is found when the page of a post is made, Ruby's lexer coming to no end."""

    def find(body, **files):
        front = "---\nlayout: l\n---\n" if files.get("_layouts/l.html") else "---\ntitle: T\n---\n"
        made = shop({POST: front + body, **files})
        made.highlighter._readers[Language("ruby")] = Reader(Endless(), Dialect())
        output = Output("2025/01/01/a.html", POST, Kind.DOCUMENT)
        (rendered,) = run_job(made, (output,))
        assert {each.code for each in rendered.diagnostics} == {"highlight-limit"}
        return [str(each.span) for each in rendered.diagnostics]

    return find


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("a\n\n```ruby\nx\n```\n", 6),
        ("a\n\n~~~ ruby\nx\n~~~\n{: .b}\n", 6),
        ("a\n\n    x\n    y\n{: .language-ruby}\n", 6),
        ("a\nb `x`{:.language-ruby} c\n", 5),
        ("- a\n\n  - b\n\n    ```ruby\n    x\n    ```\n", 8),
        ("> a\n>\n> ```ruby\n> x\n> ```\n", 6),
        ("a\n\n{% highlight ruby %}\nx\n{% endhighlight %}\n", 6),
        ("a {% if true %}\n\n  {% highlight ruby linenos %}x{% endhighlight %}{% endif %}\n", 6),
        ("{% for i in (1..3) %}\n* {{ i }}\n{% endfor %}\n\n```ruby\nx\n```\n", 8),
        ("{% comment %}\n\n\n\n{% endcomment %}\n```ruby\nx\n```\n", 9),
        ("```ruby\na\n```\n{% if false %}\n\n{% endif %}\n", 4),
    ],
)
def test_code_is_found_where_it_is_written(places, body, line):
    (place,) = places(body)

    assert place.rpartition(":")[0] == f"{POST}:{line}"


def test_the_column_is_the_tags(places):
    assert places("  a {% highlight ruby %}x{% endhighlight %}\n") == [f"{POST}:4:5"]


def test_code_in_an_include_is_found_there(places):
    include = "<p>\n{% highlight ruby %}\nx\n{% endhighlight %}\n</p>\n"

    assert places("a\n\n{% include x.html %}\n", **{"_includes/x.html": include}) == ["_includes/x.html:2:1"]


def test_markdown_in_an_include_is_found_there(places):
    found = places("a\n\n{% include x.md %}\n", **{"_includes/x.md": "b\n\nc\n\n```ruby\nx\n```\n"})

    assert found == ["_includes/x.md:5:1"]


def test_code_in_a_layout_is_found_there(places):
    layout = "---\na: b\n---\n\n{{ content }}{% highlight ruby %}x{% endhighlight %}\n"

    assert places("a\n", **{"_layouts/l.html": layout}) == ["_layouts/l.html:5:14"]


def test_two_blocks_are_told_apart_by_what_follows():
    source = Source("```ruby\na\n```\n{{ x }}\n```ruby\nb\n```\n", "p.md", 3)
    rendered = "```ruby\na\n```\n1\n2\n3\n4\n```ruby\nb\n```\n"
    found = Diagnostic("highlight-limit", "m", SourceSpan("p.md", 10))

    assert placed(found, rendered, [source]).span == SourceSpan("p.md", 7)


def test_what_a_tag_made_stays_within_the_file():
    found = Diagnostic("highlight-limit", "m", SourceSpan("p.md", 40, 7))

    assert placed(found, "\n" * 37 + "made\n", [Source("a\nb", "p.md", 3)]).span == SourceSpan("p.md", 4)
