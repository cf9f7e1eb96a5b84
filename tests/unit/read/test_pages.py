"""Pages and static files; Jekyll's own output for them is in tests/sites."""

import pytest


def page(read_files, front="", path="sub/page.md", **config):
    read = read_files({path: f"---\n{front}\n---\nText.\n"}, **config)
    return next(iter(read.site.pages), None), [each.code for each in read.diagnostics]


@pytest.mark.parametrize(
    ("path", "front", "expected"),
    [
        ("sub/page.md", "", ("/sub/page.html", ".html", "/sub/")),
        ("index.md", "", ("/", ".html", "/")),
        ("a.scss", "", ("/a.css", ".css", "/")),
        ("a.xml", "permalink: /feed/", ("/feed/", ".xml", "/feed/")),
        ("a.md", "permalink: /x.json", ("/x.json", ".json", "/")),
    ],
)
def test_urls(read_files, path, front, expected):
    found, codes = page(read_files, front, path)
    assert ((found.url, found.output_ext, found.dir), codes) == (expected, [])


def test_yaml_that_does_not_parse_costs_a_jekyll_page_its_front_matter(read_files):
    read = read_files({"a.md": "---\nt: a: b\n...\nText.\n", "b.md": "---\nt: a: b\n"})
    assert [each.code for each in read.diagnostics] == ["page-front-matter-yaml", "front-matter-unclosed"]
    assert (read.bodies["a.md"], read.site.page("a.md").origin.body_line) == (b"Text.\n", 4)
    strict = read_files({"a.md": "---\nt: a: b\n---\nText.\n", "_config.yml": "blogengine: 1"})
    assert "front-matter-yaml" in {each.code for each in strict.diagnostics}


def test_published(read_files):
    assert page(read_files, "published: false")[0] is None
    assert page(read_files, "published: false", unpublished=True)[0] is not None
    defaults = [{"values": {"published": False}}]
    assert page(read_files, "", defaults=defaults)[0] is not None


def test_a_null_layout_beats_the_defaults_though_templates_do_not_see_it(read_files):
    defaults = [{"values": {"layout": "wrap"}}]
    own, _ = page(read_files, "layout: null", defaults=defaults)
    assert (own.layout, own.front["layout"]) == (None, "wrap")
    inherited, _ = page(read_files, "", defaults=defaults)
    assert inherited.layout == "wrap"


def test_a_native_sites_pages_have_a_layout(read_files):
    assert page(read_files, "", "a.md", blogengine=1)[0].layout == "page"
    assert page(read_files, "layout: none", "a.md", blogengine=1)[0].layout is None
    assert page(read_files, "", "a.txt", blogengine=1)[0].layout is None


def test_errors_are_told_at_their_key(read_files):
    read = read_files({"a.md": "---\npermalink: /:x/\n---\n"})
    assert [(each.code, str(each.span)) for each in read.diagnostics] == [("page-permalink-placeholder", "a.md:2:12")]


def test_static_files(read_files):
    files = {
        "_config.yml": "collections: {things: {output: true}, dated: {output: true, permalink: '/:year/:name'}, out: {}}\n"
                       "defaults: [{scope: {path: private}, values: {published: false, a: 1}}]\n",
        "a b.png": "", "_things/deep/x.tar.gz": "", "_dated/x.png": "", "_out/x.png": "", "private/x.png": "",
    }  # fmt: skip
    found = {file.path: (file.url, file.written, dict(file.front)) for file in read_files(files).site.static_files}
    assert found == {
        "a b.png": ("/a b.png", True, {}),
        "private/x.png": ("/private/x.png", False, {"published": False, "a": 1}),
        "_things/deep/x.tar.gz": ("/things/deep/x.tar.gz", True, {}),
        "_dated/x.png": ("/:year/x.png", True, {}),
        "_out/x.png": ("/out/x.png", False, {}),
    }
