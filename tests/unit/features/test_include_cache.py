"""`{% include_cached %}`: who shares what was rendered, and that each user's trace names all that it depends on."""

import pytest

CONFIG = "plugins: [jekyll-include-cache]\ntitle: T\n"


def pages(files, text, *names):
    front = "---\nlayout: null\n---\n"
    shown = {f"{name}.html": f"{front}{text}" for name in names or ("a", "b")}
    return {"_config.yml": CONFIG, **{f"_includes/{name}": each for name, each in files.items()}, **shown}


def shared(site):
    return site.shop.liquid.shared("include_cached")


@pytest.fixture
def traces(built):
    """Render a site; return what each page shows, and each page's trace."""

    def make(files):
        site = built(files)
        made = site.render()
        return site, made, {name: site.shop.nodes["body", name].trace for name in made}

    return make


def test_what_asks_only_the_site_is_rendered_once_and_every_page_depends_on_it(traces):
    nav = "{% for p in site.pages %}{{ p.name }} {% endfor %}{{ site.title }}{% include deep.html %}"
    site, made, trace = traces(
        pages({"nav.html": nav, "deep.html": "{{ include.x }}!"}, "{% include_cached nav.html x=1 %}")
    )
    assert made == {"a.html": "a.html b.html T1!", "b.html": "a.html b.html T1!"}
    assert len(shared(site)) == 1
    assert trace["a.html"].keys() - trace["b.html"].keys() == {
        ("field", "a.html", "render_with_liquid"),
        ("paginator", "a.html"),
    }
    assert {("include", "nav.html"), ("include", "deep.html"), ("pages",), ("config", "title")} <= trace[
        "b.html"
    ].keys()


@pytest.mark.parametrize(
    "text",
    ["{{ page.url }}", "{% for p in site.related_posts %}{% endfor %}{{ page.url }}", "{{ around }}{{ page.url }}"],
)
def test_what_reads_the_page_is_the_pages_own(traces, text):
    site, made, trace = traces(pages({"x.html": text}, "{% include_cached x.html %}"))
    assert made == {"a.html": "/a.html", "b.html": "/b.html"}
    assert shared(site) == {}
    assert ("field", "b.html", "url") in trace["b.html"]


def test_the_pages_head_data_is_its_own(built):
    files = pages({"head.html": "{% seo %}"}, "{% include_cached head.html %}")
    files["_config.yml"] = "plugins: [jekyll-include-cache, jekyll-seo-tag]\n"
    made = built(files).render()
    assert all(f'<link rel="canonical" href="https://e.x/b/{name}" />' in text for name, text in made.items())


def test_related_posts_are_each_readers_own(built):
    files = pages({"x.html": "{{ site.related_posts | size }}"}, "{% include_cached x.html %}", "_posts/2024-01-02-a")
    files["_posts/2024-01-03-b.html"] = files["a.html"] = files["_posts/2024-01-02-a.html"]
    made = built(files).render()
    assert made == {"2024/01/02/a.html": "1", "2024/01/03/b.html": "1", "a.html": "0"}


def test_what_finds_a_variable_around_is_not_shared_with_who_has_none(traces):
    files = pages({"x.html": "[{{ v }}]"}, "{% include_cached x.html %}", "a")
    files["b.html"] = files["a.html"].replace("{%", "{% assign v = 1 %}{%")
    assert traces(files)[1] == {"a.html": "[]", "b.html": "[1]"}


def test_in_one_page_the_first_rendering_counts(traces):
    """As in Jekyll: golden case `include-272`."""
    text = (
        "{% assign v = 1 %}{% include_cached x.html %}{% assign v = 2 %}{% include_cached x.html %}{% include x.html %}"
    )
    assert traces(pages({"x.html": "{{ v }}"}, text, "a"))[1] == {"a.html": "112"}


def test_parameters_are_told_apart_by_name_and_value(traces):
    text = "".join(f"{{% include_cached x.html {each} %}}" for each in ("p=1", "q=1", "p='1'", "p=2", "p=1"))
    site, made, _ = traces(pages({"x.html": "({{ include.p }},{{ include.q }})"}, text))
    assert made == dict.fromkeys(["a.html", "b.html"], "(1,)(,1)(1,)(2,)(1,)")
    assert len(shared(site)) == 4


def test_a_document_as_parameter_is_asked_by_each_page(traces):
    text = "{% assign p = site.pages | last %}{% include_cached x.html p=p %}"
    site, made, trace = traces(pages({"x.html": "{{ include.p.title }}"}, text))
    assert made == {"a.html": "", "b.html": ""}
    assert shared(site) == {}
    assert all(("field", "b.html", "title") in each for each in trace.values())


def test_what_is_assigned_inside_stays_inside(traces):
    files = {"x.html": "{% assign v = 'in' %}{% increment n %}{{ v }}"}
    assert traces(pages(files, "{% include_cached x.html %}{{ v }}{% increment n %}", "a"))[1] == {"a.html": "0in0"}


def test_its_work_counts_as_the_pages(built):
    from blogengine.liquid.environment import Environment
    from blogengine.liquid.limits import Limits

    files = pages(
        {"x.html": "{% for i in (1..9) %}{{ i }}{% endfor %}"},
        "{% for i in (1..9) %}{% include_cached x.html i=i %}{% endfor %}",
        "a",
    )
    site = built(files)
    tags = {name: tag for feature in site.shop.features for name, tag in feature.tags.items()}
    site.shop.liquid = Environment(tags=tags, limits=Limits(steps=900))
    with pytest.raises(AssertionError, match="900 steps"):
        site.render()


def test_a_missing_file_is_told(built):
    with pytest.raises(AssertionError, match="include-missing"):
        built(pages({}, "{% include_cached none.html %}", "a")).render()
