"""Where nothing but texts of documents was edited, the site is recalled, not read; where more was, it is read."""

import os
import shutil

import pytest

from blogengine.build import prepare
from blogengine.build.again import unchanged
from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions

POST, OTHER, PAGE = "_posts/2024-01-01-a.md", "_posts/2024-01-02-b.md", "index.html"
FILES = {
    "_config.yml": "title: T\npaginate: 1\npaginate_path: /p:num/\nplugins: [jekyll-paginate, jekyll-feed, jekyll-redirect-from]\n"
    "collections: {things: {output: true}}\n",
    "_layouts/l.html": "{{ content }}{{ page.next.title }}{{ page.previous.excerpt }}",
    POST: "---\nlayout: l\ntags: [x]\nwhen: 2024-05-05 10:00:00\n---\na {{ page.when }}\n",
    OTHER: "---\nlayout: l\ntitle: B\nredirect_from: /old/\n---\nb {{ 'x' | nosuch }}\n",
    "_things/undated.md": "---\ntitle: U\n---\nu {{ site.posts.last.content }}\n",
    "_data/d.yml": "when: 2024-05-05\nlist: [1, 2.5, true, null, {a: b}]\n",
    PAGE: "---\nlayout: l\n---\n{% for p in paginator.posts %}{{ p.title }}{{ p.excerpt }}{% endfor %}{{ site.data.d | jsonify }}",
    "static.txt": "static",
}


class Blog:
    def __init__(self, folder):
        self.folder, self.source = folder, folder / "site"
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path, text):
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, (1, 1))

    def options(self, into, **given):
        environ = {"TZ": "UTC", "SOURCE_DATE_EPOCH": "1750000000", "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
        return BuildOptions(self.source, self.folder / into, environ=environ, **given)

    def build(self):
        """Return the findings, and every file of the site."""
        return self.told(self.options("out"))

    def clean(self):
        shutil.rmtree(self.folder / "clean", ignore_errors=True)
        return self.told(self.options("clean", cache=False))

    def told(self, options):
        found = build_site(options).diagnostics
        files = [each for each in options.destination.rglob("*") if each.is_file()]
        return found, {each.relative_to(options.destination): each.read_bytes() for each in files}

    def settle(self):
        """Build until all that was seen is older than the build that saw it."""
        for _ in range(1000):
            self.build()
            if unchanged(self.options("out")) is not None:
                return
        raise AssertionError("it is never settled")


@pytest.fixture
def blog(tmp_path):
    blog = Blog(tmp_path)
    blog.settle()
    return blog


@pytest.fixture
def reads(blog, monkeypatch):
    """The sources of the sites that are read from now on."""
    done = []
    read_site = prepare.read_site

    def read(tree, *rest, **named):
        done.append(tree.root)
        return read_site(tree, *rest, **named)

    monkeypatch.setattr(prepare, "read_site", read)
    return done


@pytest.mark.parametrize("path", [POST, OTHER])
def test_a_body_is_edited_and_the_site_is_recalled(blog, reads, path):
    before = blog.build()
    for text in ("more", "more, and again", "less"):
        blog.write(path, f"{FILES[path]}\n{text}\n")
        made = blog.build()
        assert reads == []
        assert made != before
        assert made == blog.clean()
        reads.clear()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (POST, FILES[POST].replace("[x]", "[y]")),
        (POST, FILES[POST].replace("---\na", "---\n\na").replace("tags", "\ntags")),
        (PAGE, FILES[PAGE] + "more"),
        ("_layouts/l.html", "{{ content }}"),
        ("static.txt", "other"),
        ("_things/undated.md", FILES["_things/undated.md"] + "more"),
        ("_posts/2024-01-03-c.md", "---\n---\nc"),
    ],
)
def test_more_is_edited_and_the_site_is_read(blog, reads, path, text):
    blog.write(path, text)
    made = blog.build()
    assert len(reads) == 1
    assert made == blog.clean()


def test_a_site_that_a_feature_made_of_texts_is_read(blog, reads):
    blog.write("_config.yml", "plugins: [jekyll-relative-links]\nrelative_links: {collections: true}\n")
    blog.settle()
    reads.clear()
    blog.write(POST, FILES[POST] + "[b](2024-01-02-b.md)\n")
    made = blog.build()
    assert len(reads) == 1
    assert made == blog.clean()
    (blog.source / OTHER).unlink()
    blog.settle()
    assert blog.build() == blog.clean()


def test_a_document_is_recalled_after_one_was_removed(blog, reads):
    (blog.source / OTHER).unlink()
    blog.settle()
    reads.clear()
    blog.write(POST, FILES[POST] + "more\n")
    made = blog.build()
    assert reads == []
    assert made == blog.clean()


def test_times_of_files_that_a_feature_shows_are_looked_at_each_time(blog, reads):
    blog.write("_config.yml", "plugins: [jekyll-last-modified-at]\n")
    blog.write("_layouts/l.html", "{{ page.last_modified_at | date: '%s' }}{{ content }}")
    for text in ("more", "still more"):
        blog.write(POST, f"{FILES[POST]}{text}\n")
        os.utime(blog.source / POST, (10**9, 10**9 + len(text)))
        made = blog.build()
        assert len(reads) == 1
        assert made == blog.clean()
        reads.clear()
