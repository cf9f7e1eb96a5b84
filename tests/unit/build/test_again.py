"""What a build over the last one does, tells and leaves alone; what a build is not told of is found all the same."""

import os

import pytest

from blogengine.build.again import unchanged
from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions

A, B = "_posts/2024-01-01-a.md", "_posts/2024-01-02-b.md"
FILES = {
    "_config.yml": "title: T\n",
    "_layouts/l.html": "{{ content }}{{ page.next.title }}",
    A: "---\nlayout: l\n---\na\n",
    B: "---\nlayout: l\ntitle: B\n---\nb {{ 'x' | nosuch }}\n",
    "index.html": "---\n---\n{{ site.posts.first.excerpt }}",
    "year.html": "---\n---\n{{ site.time | date: '%Y' }}",
}


class Blog:
    def __init__(self, folder):
        self.source, self.out = folder / "site", folder / "out"
        self.environ = {"TZ": "UTC", "SOURCE_DATE_EPOCH": "1750000000"}
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path, text):
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, (1, 1))

    def options(self, **given):
        return BuildOptions(self.source, self.out, environ=self.environ, **given)

    def build(self, **given):
        return build_site(self.options(**given))

    def settle(self):
        """Build until all that was seen is older than the build that saw it."""
        self.build()
        for _ in range(1000):
            report = unchanged(self.options())
            if report is not None:
                return report
            self.build()
        raise AssertionError("it is never settled")

    def explained(self, path):
        return self.build(explain=path).explained


@pytest.fixture
def blog(tmp_path):
    return Blog(tmp_path)


def test_nothing_is_to_do_where_nothing_was_touched_and_findings_are_told_again(blog):
    told = blog.build().diagnostics
    report = blog.settle()
    assert [each.code for each in told] == ["unknown-filter"]
    assert report.diagnostics == told
    assert (report.posts, report.pages, report.written, report.unchanged) == (2, 2, 0, 4)


@pytest.mark.parametrize(
    "harm",
    [
        lambda blog: blog.write(A, "---\nlayout: l\n---\nA\n"),
        lambda blog: blog.write("_data/new.yml", "a: 1"),
        lambda blog: (blog.source / A).unlink(),
        lambda blog: (blog.out / "index.html").unlink(),
        lambda blog: (blog.out / "index.html").write_text("<p>b 2</p>\n"),
        lambda blog: (blog.out / ".blogengine").write_text("{}"),
        lambda blog: blog.environ.update(SOURCE_DATE_EPOCH="1850000000"),
        lambda blog: blog.environ.update(JEKYLL_ENV="production"),
        lambda blog: [each.write_bytes(b"x" + each.read_bytes()) for each in (blog.source / ".blog-cache").glob("*-*") if each.is_file()],
    ],
)  # fmt: skip
def test_something_is_to_do(blog, harm):
    blog.settle()
    harm(blog)
    assert unchanged(blog.options()) is None


def test_other_options_are_other_builds(blog):
    blog.settle()
    assert unchanged(blog.options(overrides={"future": True})) is None
    assert unchanged(blog.options(cache=False)) is None


def test_the_time_is_asked_again_as_it_was_shown(blog):
    del blog.environ["SOURCE_DATE_EPOCH"]
    assert blog.settle().written == 0
    blog.write("year.html", "---\n---\n{{ site.time }}")
    blog.build()
    assert unchanged(blog.options()) is None


def test_a_damaged_memory_is_told_of_and_replaced(blog):
    blog.settle()
    (state,) = (blog.source / ".blog-cache").glob("state-*")
    state.write_bytes(state.read_bytes()[:-1])
    assert "cache-rebuilt" in {each.code for each in blog.build().diagnostics}
    assert "cache-rebuilt" not in {each.code for each in blog.settle().diagnostics}


def test_why_an_output_is_made_again(blog):
    assert "nothing is known" in blog.explained("index.html")
    blog.settle()
    assert "left as it was" in blog.explained("/index.html")
    blog.write(B, "---\nlayout: l\ntitle: C\n---\nb\n")
    assert blog.explained("2024/01/01/a.html") == f"2024/01/01/a.html: made again, for `title` of {B} changed"
    blog.write("_layouts/l.html", "{{ content }}")
    assert "the layout l changed" in blog.explained("2024/01/01/a.html")
    (blog.out / "index.html").write_text("other")
    assert "does not hold" in blog.explained("index.html")
    blog.write("new.html", "---\n---\n")
    assert "not made before" in blog.explained("new.html")
