import datetime as dt
from pathlib import Path

import pytest

from blogengine.config.load import load_config
from blogengine.errors import OutputError
from blogengine.scaffold.init import new_blog, title_for, write_blog
from blogengine.text import yaml

NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)


def test_the_files_of_a_new_blog():
    blog = new_blog("My blog", NOW)
    assert sorted(blog) == [
        ".github/workflows/pages.yml",
        ".gitignore",
        "_config.yml",
        "posts/2026-11-20-hello-world.md",
        "themes/paper/README.md",
    ]
    assert not any(mark in text for text in blog.values() for mark in ("@TITLE@", "@DATE@", "@PATH@", "@VERSION@"))


def test_the_settings_are_a_native_sites_and_hold_the_address_once():
    blog = new_blog("A: #1 'blog'", NOW)
    loaded = load_config(blog.get)
    assert loaded.diagnostics == ()
    assert (loaded.config.native, loaded.config.url) == (True, "https://example.org")
    assert loaded.config.raw["title"] == "A: #1 'blog'"
    assert sum(text.count("https://example.org") for text in blog.values()) == 1


def test_the_first_post_and_the_workflow_are_yaml_that_says_what_is_meant():
    blog = new_blog("x", NOW)
    _, front, body = blog["posts/2026-11-20-hello-world.md"].split("---\n", 2)
    assert yaml.load(front).value == {
        "title": "Hello, world",
        "date": NOW,
        "categories": ["meta"],
        "tags": ["first-steps"],
    }
    assert "```python" in body
    workflow = yaml.load(blog[".github/workflows/pages.yml"]).value
    assert workflow["jobs"]["publish"]["steps"][2]["run"].startswith('pip install "blogengine~=')


@pytest.mark.parametrize(("folder", "title"), [("my-first_blog", "My first blog"), ("été", "Été"), ("--", "My blog")])
def test_the_title_comes_from_the_folder(folder, title):
    assert title_for(Path("/srv") / folder) == title


def test_what_exists_is_kept(tmp_path):
    (tmp_path / ".gitignore").write_text("mine")
    started = write_blog(tmp_path, {".gitignore": "ours", "a/b": "new"})
    assert (started.made, started.kept) == (("a/b",), (".gitignore",))
    assert (tmp_path / ".gitignore").read_text() == "mine"
    assert (tmp_path / "a/b").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["_config.yml", "_config.toml"])
def test_a_folder_with_a_site_is_left_alone(tmp_path, name):
    (tmp_path / name).write_text("")
    with pytest.raises(OutputError, match="there is a site in"):
        write_blog(tmp_path, {"a": "new"})
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    (tmp_path / "posts").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        write_blog(tmp_path, {"posts/a.md": ""})
