"""Themes: the shipped one, what a site lays over it, gems and packages; expected values by hand, after Jekyll's rules."""

import pytest

from blogengine.config.load import load_config
from blogengine.read.theme import decisive, load_theme, shipped_themes
from blogengine.read.tree import MemoryTree

SPECIFICATION = """\
Gem::Specification.new do |s|
  s.name = "tiny".freeze
  s.add_runtime_dependency(%q<jekyll>.freeze, [">= 3.5"])
  s.add_runtime_dependency(%q<jekyll-feed>.freeze, ["~> 0.9"])
  s.add_development_dependency(%q<bundler>.freeze, [">= 1.15"])
end
"""


def config_of(text):
    return load_config({"_config.yml": text}.get).config


def load(name, files=None, gems=(), more="blogengine: 1"):
    tree = MemoryTree(files or {})
    found = []
    return load_theme(
        config_of(f"theme: {name!r}\n{more}\n"), tree, list(tree.walk(lambda _: True)), found, gems
    ), found


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.fixture
def gems(tmp_path):
    """A folder of gems with two versions of a theme."""
    write(tmp_path / "gems" / "tiny-1.9.0", {"_layouts/post.html": "old"})
    write(
        tmp_path / "gems" / "tiny-1.10.0",
        {
            "_layouts/post.html": "new",
            "_includes/a.html": "a",
            "_sass/t.scss": "t",
            "assets/t.css": "c",
            "_data/d.yml": "x: 1",
            "_config.yml": "color: blue\n",
            "layouts/no.html": "no",
        },
    )
    write(tmp_path, {"specifications/tiny-1.10.0.gemspec": SPECIFICATION})
    return [tmp_path]


def test_the_shipped_theme_is_found_with_its_settings():
    theme, found = load("paper")
    assert {"layouts/post.html", "includes/head.html", "assets/paper.css"} <= set(theme.files)
    assert theme.settings["name"] == "paper"
    assert not found


def test_a_sites_file_replaces_the_themes_of_that_name():
    theme, _ = load("paper", {"themes/paper/includes/footer.html": "mine"})
    footer = theme.files["includes/footer.html"]
    assert footer.tree.read(footer.entry.path) == b"mine"
    assert theme.files["includes/head.html"].label.startswith(str(shipped_themes()))


def test_a_theme_may_be_the_sites_alone():
    theme, found = load("own", {"themes/own/layouts/post.html": "x"})
    assert set(theme.files) == {"layouts/post.html"}
    assert not found


@pytest.mark.parametrize("name", ["papr", "/etc", "../themes/paper", "..", ".", "paper/layouts"])
def test_nothing_but_a_theme_is_a_theme(name):
    theme, found = load(name)
    assert not theme.files
    assert [each.code for each in found] == ["theme-missing"]


def test_settings_that_are_no_yaml_are_told_of():
    _, (found,) = load("own", {"themes/own/theme.yml": "a: b: c\n"})
    assert (found.code, str(found.span)) == ("data-syntax", "themes/own/theme.yml:1:5")


def test_the_newest_gem_is_a_jekyll_sites_theme(gems):
    theme, found = load("Tiny", gems=gems, more="")
    assert sorted(theme.files) == [
        "_config.yml", "assets/t.css", "data/d.yml", "includes/a.html", "layouts/post.html", "sass/t.scss",
    ]  # fmt: skip
    layout = theme.files["layouts/post.html"]
    assert layout.tree.read(layout.entry.path) == b"new"
    assert layout.label == str(gems[0] / "gems/tiny-1.10.0/_layouts/post.html")
    assert (theme.gems, theme.config, found) == (("jekyll-feed",), {"color": "blue"}, [])


def test_a_folder_in_themes_beats_the_gem(gems):
    files = {"themes/tiny/_layouts/own.html": "x", "themes/tiny/tiny.gemspec": 'spec.add_dependency "jekyll-toc", "1"'}
    theme, _ = load("tiny", files, gems=gems, more="")
    assert set(theme.files) == {"layouts/own.html", "tiny.gemspec"}
    assert theme.gems == ("jekyll-toc",)


@pytest.mark.parametrize("more", ["ignore_theme_config: true", "dialect: ghpages", "blogengine: 1"])
def test_a_themes_configuration_is_read_as_by_jekyll_4(gems, more):
    assert load("tiny", gems=gems, more=more)[0].config == {}


def test_links_that_lead_out_of_a_gem_are_not_followed(gems, tmp_path):
    write(tmp_path, {"secret.html": "s"})
    (gems[0] / "gems/tiny-1.10.0/_layouts/secret.html").symlink_to(tmp_path / "secret.html")
    (gems[0] / "gems/tiny-1.10.0/_layouts/again.html").symlink_to("post.html")
    theme, _ = load("tiny", gems=gems, more="")
    assert sorted(path for path in theme.files if path.startswith("layouts")) == [
        "layouts/again.html", "layouts/post.html",
    ]  # fmt: skip


def test_a_python_package_may_be_a_theme(tmp_path, monkeypatch):
    points = "[blogengine.themes]\npacked = a_theme:files\n"
    metadata_files = {"a_theme-1.dist-info/entry_points.txt": points, "a_theme-1.dist-info/METADATA": "Name: a-theme\n"}
    write(tmp_path, {"a_theme/__init__.py": "", "a_theme/files/_layouts/post.html": "x", **metadata_files})
    monkeypatch.syspath_prepend(str(tmp_path))
    theme, found = load("packed", more="")
    assert (list(theme.files), found) == (["layouts/post.html"], [])


REMOTE = "plugins: [jekyll-remote-theme]\nremote_theme: "


@pytest.mark.parametrize(
    ("more", "command"),
    [
        (f"{REMOTE}pages-themes/cayman@v0.2.0", "blog theme add https://github.com/pages-themes/cayman --ref v0.2.0"),
        (f"{REMOTE}https://example.org/a/b.git", "blog theme add https://example.org/a/b"),
        ("dialect: ghpages\nremote_theme: a/b", "blog theme add https://github.com/a/b"),
    ],
)
def test_a_remote_theme_says_how_to_get_it(more, command):
    _, (found,) = load("minima", more=more)
    assert (found.code, found.hint) == ("theme-missing", f"bring it once: {command}")
    assert found.span.line > 1


def test_a_remote_theme_that_is_there_is_used():
    theme, found = load(
        "x", {"themes/b/_layouts/post.html": "x", "themes/b/_config.yml": "a: 1"}, more=f"{REMOTE}a/b@main"
    )
    assert (theme.name, "layouts/post.html" in theme.files, theme.config, found) == ("b", True, {}, [])


def test_without_its_plugin_a_remote_theme_means_nothing():
    _, (found,) = load("nosuch", more="remote_theme: a/b")
    assert found.message.startswith("there is no theme `nosuch`")
    assert found.hint == "bring it into themes/: blog theme add PATH, GIT-URL or FILE.gem"


def test_what_decides_about_the_configuration_is_known_before_the_theme_is_read(gems, tmp_path):
    config, site = config_of("theme: tiny"), tmp_path / "site"
    before = decisive(config, site, gems)
    write(gems[0] / "gems/tiny-1.10.0", {"_layouts/post.html": "newer"})
    assert decisive(config, site, gems) == before
    for path, text in {"gems/tiny-1.10.0/_config.yml": "a: 1", "specifications/tiny-1.10.0.gemspec": ""}.items():
        write(gems[0], {path: text})
        assert decisive(config, site, gems) != before
        before = decisive(config, site, gems)
    write(site, {"themes/tiny/_config.yml": "a: 1"})
    assert decisive(config, site, gems) != before
    assert decisive(config_of("title: none"), site, gems) == ()
