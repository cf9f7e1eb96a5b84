from pathlib import Path

import pytest

from blogengine.config.load import load_config
from blogengine.errors import OutputError
from blogengine.write.guard import check_destination
from blogengine.write.ownership import Record


def config(text="blogengine: 1\n"):
    return load_config({"_config.yml": text}.get).config


JEKYLL = config("title: Old\n")


@pytest.fixture
def home(tmp_path):
    (tmp_path / "home" / "blog" / "posts").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def source(home):
    return home / "blog"


def refused(destination, source, conf=None, *, home, force=True):
    with pytest.raises(OutputError) as caught:
        check_destination(destination, source, conf or config(), force=force, home=home)
    assert caught.value.code == "destination"
    assert caught.value.hint
    return caught.value.message


def test_a_missing_or_empty_folder_is_fine(source, home):
    assert check_destination(source / "_site", source, config(), home=home) == source / "_site"
    (source / "_site").mkdir()
    assert check_destination(source / "_site", source, config(), home=home) == source / "_site"


def test_never_even_forced(source, home):
    assert refused(source, source, home=home).endswith("is the source")
    assert refused(source / "x" / "..", source, home=home).endswith("is the source")
    assert refused(home.parent, source, home=home).endswith("holds the source")
    assert refused(Path("/"), source, home=home).endswith("is the root of the file system")
    other = home / "other"
    other.mkdir()
    assert refused(home, home.parent / "site", home=home).endswith("is your home folder")
    assert refused(home, other, home=other).endswith("holds the source")


def test_a_symlink_to_the_source_is_the_source(source, home):
    (home / "link").symlink_to(source)
    assert refused(home / "link", source, home=home).endswith("is the source")
    assert refused(source, home / "link", home=home).endswith("is the source")


def test_a_symlinked_destination_is_resolved_first(source, home, tmp_path):
    (tmp_path / "www").mkdir()
    (source / "_site").symlink_to(tmp_path / "www")
    assert check_destination(source / "_site", source, config(), home=home) == tmp_path / "www"


def test_a_circle_of_symlinks(source, home):
    (source / "_site").symlink_to("_site")
    assert "_site" in refused(source / "_site", source, home=home)


@pytest.mark.parametrize(
    "folder", ["posts", "posts/out", "_posts", "drafts", "data/x", "themes", ".git", ".blog-cache"]
)
def test_what_the_site_is_read_from_is_never_written_to(source, home, folder):
    assert "which the site is read from" in refused(source / folder, source, home=home)


def test_a_collection_of_a_jekyll_site_is_content_and_posts_without_underscore_is_not(source, home):
    conf = config("collections: [recipes]\n")
    assert "_recipes/" in refused(source / "_recipes", source, conf, home=home)
    assert check_destination(source / "posts", source, conf, home=home) == source / "posts"


def test_a_file_is_no_destination(source, home):
    (source / "out").write_text("x")
    assert refused(source / "out", source, home=home).endswith("is not a folder")


def test_a_folder_that_no_build_made_needs_force(source, home):
    (source / "docs").mkdir()
    (source / "docs" / "mine.txt").write_text("x")
    assert "no build made it" in refused(source / "docs", source, home=home, force=False)
    assert check_destination(source / "docs", source, config(), force=True, home=home) == source / "docs"


def test_a_folder_with_a_record_was_made_by_a_build(source, home):
    (source / "docs").mkdir()
    (source / "docs" / "mine.txt").write_text("x")
    (source / "docs" / ".blogengine").write_bytes(Record().encode())
    assert check_destination(source / "docs", source, config(), home=home) == source / "docs"
    (source / "docs" / ".blogengine").write_bytes(b"{")
    assert "record is damaged" in refused(source / "docs", source, home=home, force=False)


def test_only_kept_files_count_as_empty(source, home):
    (source / "docs" / ".git").mkdir(parents=True)
    assert check_destination(source / "docs", source, config(), home=home) == source / "docs"


def test_the_default_site_of_a_jekyll_site_was_made_by_a_build(source, home):
    (source / "_site").mkdir()
    (source / "_site" / "index.html").write_text("old")
    assert check_destination(source / "_site", source, JEKYLL, home=home) == source / "_site"
    assert "no build made it" in refused(source / "_site", source, home=home, force=False)
