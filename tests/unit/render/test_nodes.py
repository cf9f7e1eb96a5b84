"""Bodies, excerpts and pages over files in memory; expected texts by hand from Jekyll's rules (specs §7, §8, §9)."""

import pytest

from blogengine.errors import BlogError, TemplateError
from blogengine.render.nodes import render_body, render_excerpt, render_page

POST = "_posts/2025-01-0{}-{}.md"
A, B = POST.format(1, "a"), POST.format(2, "b")


def test_a_body_is_liquid_then_markdown(shop):
    made = render_body(shop({A: "---\ntitle: T\n---\n# {{ page.title }}\n"}), A)
    assert made.text == '<h1 id="t">T</h1>\n'


def test_liquid_can_be_switched_off(shop):
    made = render_body(shop({A: "---\nrender_with_liquid: false\n---\n{{ page.title }}\n"}), A)
    assert made.text == "<p>{{ page.title }}</p>\n"


def test_layouts_nest_and_the_child_speaks_first(shop):
    files = {
        A: "---\nlayout: inner\n---\nbody\n",
        "_layouts/inner.html": "---\nlayout: outer\ncolour: red\n---\n[{{ content | strip }}]",
        "_layouts/outer.html": "---\ncolour: blue\nsize: 2\n---\n<{{ content }}|{{ layout.colour }}{{ layout.size }}>",
    }
    assert render_page(shop(files), A).text == "<[<p>body</p>]|red2>"


def test_a_missing_layout_leaves_the_page_bare_and_is_told_of_with_the_one_that_was_meant(shop):
    made = shop({A: "---\nlayout: psot\n---\nbody\n", "_layouts/post.html": "{{ content }}"})
    page = render_page(made, A)
    assert page.text == "<p>body</p>\n"
    (found,) = page.found
    assert (found.code, found.span.line, found.hint) == ("layout-missing", 2, "did you mean `post`?")


def test_a_layout_cycle_is_an_error_with_its_chain(shop):
    files = {
        A: "---\nlayout: x\n---\n",
        "_layouts/x.html": "---\nlayout: y\n---\n{{ content }}",
        "_layouts/y.html": "---\nlayout: x\n---\n{{ content }}",
    }
    with pytest.raises(TemplateError, match="its own parent") as caught:
        render_page(shop(files), A)
    assert caught.value.code == "layout-cycle"
    assert str(caught.value.span) == "_layouts/y.html:2:9"
    assert [frame.span.path for frame in caught.value.frames] == ["_layouts/x.html", A]


def test_another_body_is_html_after_its_turn_and_source_before(shop):
    files = {
        A: "---\n---\n*a* {{ page.next.content | strip }}\n",
        B: "---\n---\n*b* {{ page.previous.content | strip }}\n",
    }
    made = shop(files)
    assert "<em>a</em>" in render_body(made, B).text
    assert "<em>b</em> {{ page.previous.content" in render_body(made, A).text


def test_pages_come_after_all_documents(shop):
    made = shop({A: "---\n---\n*a*\n", "index.html": "---\n---\n{{ site.posts.first.content | strip }}"})
    assert render_page(made, "index.html").text == "<p><em>a</em></p>"


def test_an_excerpt_is_the_first_block_with_the_definitions_that_it_uses(shop):
    made = shop({A: "---\n---\nsee [x]\n\nrest\n\n[x]: /u\n[y]: /v\n"})
    assert (
        render_excerpt(made, A).text == '<p>see <a href="/u">x</a></p>\n\n'
    )  # the blank line before the definition is kramdown's


def test_an_excerpt_of_front_matter_is_used_as_it_is(shop):
    made = shop({A: "---\nexcerpt: '*x*'\n---\nb\n", "index.html": "---\n---\n{{ site.posts.first.excerpt }}"})
    assert render_page(made, "index.html").text == "*x*"


def test_excerpts_that_need_each_other_are_an_error(shop):
    files = {
        A: "---\n---\n{{ page.next.excerpt }}\n",
        B: "---\n---\n{{ page.previous.excerpt }}\n",
    }
    with pytest.raises(BlogError, match="needs itself") as caught:
        render_excerpt(shop(files), A)
    assert caught.value.code == "include-cycle"


def test_a_trace_holds_what_was_asked_and_nothing_else(shop):
    made = shop({A: "---\ntitle: T\n---\n{{ page.title }} {{ site.name }}\n", B: "---\n---\nb\n"})
    asked = set(render_body(made, A).trace)
    assert {("field", A, "title"), ("config", "name")} <= asked
    assert not any(query[1:] == (B,) for query in asked)


def test_a_trace_names_what_was_not_found_too(shop):
    made = shop({A: "---\nlayout: none-such\n---\n{{ page.nothing }}\n"})
    assert ("field", A, "nothing") in render_body(made, A).trace
    assert ("layout", "none-such") in render_page(made, A).trace


def test_the_time_is_traced_by_its_format(shop):
    made = shop({A: "---\n---\n{{ site.time | date: '%Y' }}\n"})
    body = render_body(made, A)
    assert body.text == "<p>2026</p>\n"
    assert ("now", "%Y") in body.trace
    assert ("now",) not in body.trace
