"""Builds after edits of what stylesheets and themes are made of: each must give what a clean build gives."""

import shutil

import pytest

STORY = {
    "_config.yml": "theme: tiny\n",
    "css/main.scss": '---\n---\n@import "vars", "parts/nav", "tiny";\nb{c:$gap}\n',
    "_sass/_vars.scss": "$gap: 1px;\n",
    "_sass/parts/_nav.sass": ".nav\n  a: b\n",
    "index.html": "---\nlayout: page\n---\n{% capture css %}.x { y: z }{% endcapture %}{{ css | scssify }}{{ site.motto }}",
    "themes/tiny/_sass/tiny.scss": '@import "deep/base";',
    "themes/tiny/_sass/deep/_base.scss": ".base{a:b}",
    "themes/tiny/_layouts/page.html": "<main>{{ content }}</main>",
    "themes/tiny/_config.yml": "motto: one\n",
    "themes/tiny/tiny.gemspec": 's.add_dependency "jekyll-toc"\n',
}


def tree(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("path", "text", "changed"),
    [
        ("_sass/_vars.scss", "$gap: 2px;\n", {"css/main.css", "css/main.css.map"}),
        ("_sass/parts/_nav.sass", ".nav\n  a: d\n", {"css/main.css", "css/main.css.map"}),
        ("_vars.scss", "$gap: 3px;\n", {"css/main.css", "css/main.css.map"}),
        ("themes/tiny/_sass/deep/_base.scss", ".base{a:d}", {"css/main.css", "css/main.css.map"}),
        ("themes/tiny/_layouts/page.html", "<p>{{ content }}</p>", {"index.html"}),
        ("_layouts/page.html", "<p>{{ content }}</p>", {"index.html"}),
        ("themes/tiny/_config.yml", "motto: two\n", {"index.html"}),
        ("themes/tiny/_config.yml", "sass: {sourcemap: never}\n", {"css/main.css", "index.html"}),
        ("themes/tiny/tiny.gemspec", 's.add_dependency "jekyll-sitemap"\n', {"sitemap.xml", "robots.txt"}),
        ("Gemfile", 'gem "jekyll-sitemap", group: :jekyll_plugins\n', {"sitemap.xml", "robots.txt"}),
        ("_sass/other.scss", "a{b:c}", set()),
    ],
)
def test_an_edit(site, path, text, changed):
    site(STORY)
    before = tree(site.folder / "out")
    site({path: text})
    after = tree(site.folder / "out")
    assert {str(name) for name in after if before.get(name) != after[name]} - {".blogengine"} == changed
    shutil.rmtree(site.folder / "site" / ".blog-cache")
    site({}, into="clean")
    assert tree(site.folder / "clean") == after


def test_a_theme_is_not_published(site):
    site(STORY)
    assert {str(path) for path in tree(site.folder / "out")} == {
        ".blogengine", "css/main.css", "css/main.css.map", "index.html",
    }  # fmt: skip
