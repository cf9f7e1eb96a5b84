"""Which files are what; Jekyll's own answers are in tests/sites/{include-and-exclude,posts-in-folders,pages}."""

import pytest

from blogengine.config.load import load_config
from blogengine.read.classify import Classifier


def classifier(text="", destination=None):
    return Classifier(load_config({"_config.yml": text}.get).config, destination)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("_posts/a.md", ("", "a.md")),
        ("cat/sub/_posts/x/a.md", ("cat/sub/", "x/a.md")),
        ("posts/a.md", None),
        ("_hidden/_posts/a.md", None),
        ("node_modules/x/_posts/a.md", None),
    ],
)
def test_posts_of_a_jekyll_site(path, place):
    assert classifier().post_folder(path, drafts=False) == place


def test_posts_of_a_native_site():
    native = classifier("blogengine: 1")
    assert native.post_folder("posts/a.md", drafts=False) == ("", "a.md")
    assert native.post_folder("_posts/a.md", drafts=False) == ("", "a.md")
    assert native.post_folder("sub/posts/a.md", drafts=False) is None
    assert native.post_folder("drafts/a.md", drafts=True) == ("", "a.md")
    assert not native.is_content("posts/a.png")
    assert native.is_content("sub/posts/a.png")


def test_collections_dir():
    there = classifier("collections_dir: c\ncollections: [things]")
    assert there.post_folder("c/_posts/a.md", drafts=False) == ("", "a.md")
    assert there.post_folder("c/cat/_posts/a.md", drafts=False) == ("cat/", "a.md")
    assert there.post_folder("_posts/a.md", drafts=False) is None
    assert there.collection_of("c/_things/x/a.md") == ("things", "x/a.md")
    assert there.collection_of("_things/a.md") is None


@pytest.mark.parametrize(
    ("folder", "entered"),
    [
        ("sub", True), ("_anything", True), (".git", False), (".well-known", True), ("node_modules", False), ("vendor/bundle", False),
        ("vendor", True), ("_site", False), ("_site/x", False), (".blog-cache", False), ("themes", True),
    ],
)  # fmt: skip
def test_folders_that_are_looked_into(folder, entered):
    assert classifier("include: [.well-known]", "_site").enters(folder) is entered


def test_a_native_sites_themes_are_looked_into_though_excluded():
    native = classifier("blogengine: 1")
    assert native.enters("themes")
    assert native.enters("themes/paper/layouts")
    assert not native.is_content("themes/x.html")


@pytest.mark.parametrize(
    ("path", "below", "visible"),
    [
        ("_posts/a.md", "a.md", True),
        ("_posts/_a.md", "_a.md", False),
        ("_posts/_sub/a.md", "_sub/a.md", False),
        ("_posts/sub/_deep/a.md", "sub/_deep/a.md", True),
        ("_posts/sub/.a.md", "sub/.a.md", False),
        ("_posts/a.md~", "a.md~", False),
        ("_posts/gone.md", "gone.md", False),
        ("_posts/_kept.md", "_kept.md", True),
    ],
)
def test_files_below_a_folder_of_posts(path, below, visible):
    assert classifier("exclude: [_posts/gone.md]\ninclude: [_kept.md]").is_visible(path, below) is visible
