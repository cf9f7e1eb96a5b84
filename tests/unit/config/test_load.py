"""Loading the configuration; what Jekyll makes of it is checked by tests/sites, the rest by hand."""

import pytest

from blogengine.config.check import taken_for
from blogengine.config.config import Config, MarkdownSettings
from blogengine.config.load import deep_merge, load_config, over_theme
from blogengine.errors import ConfigError, SourceSpan
from blogengine.records import fields


def load(text, **more):
    return load_config({"_config.yml": text}.get, **more)


def values(record):
    return tuple(getattr(record, each.name) for each in fields(record))


def codes(loaded):
    return [each.code for each in loaded.diagnostics]


def test_every_field_is_filled_from_the_file():
    """A field that load.py forgets would keep nothing of what the author wrote."""
    text = """
        blogengine: 1
        dialect: ghpages
        url: https://e.org
        baseurl: /b
        permalink: pretty
        theme: mine
        timezone: Europe/Berlin
        time: 2026-01-15
        layouts_dir: L
        includes_dir: I
        data_dir: D
        collections_dir: /c/
        include: [i]
        exclude: [e]
        keep_files: [k]
        collections: {things: {output: true, permalink: /x/, sort_by: n, order: [a.md], title: T}}
        defaults: [{scope: {path: /p, type: pages}, values: {a: 1}}]
        future: true
        unpublished: true
        show_drafts: true
        limit_posts: 3
        excerpt_separator: <!--more-->
        page_excerpts: true
        markdown: CommonMark
        commonmark: {options: [SMART]}
        markdown_ext: "md, TXT"
        highlighter: none
        liquid: {error_mode: strict, strict_filters: true, strict_variables: true, limits: {steps: 7}}
        plugins: [jekyll-feed]
    """
    plain = load("").config
    config = load(text.replace("\n        ", "\n"), environment="production").config
    same = {each.name for each in fields(Config) if getattr(config, each.name) == getattr(plain, each.name)}
    said_elsewhere = {"bundled", "theme_gems"}
    assert same == {"files", "highlighter", *said_elsewhere}, "GitHub Pages lets no site choose a highlighter"
    assert (config.native, config.strict, config.dialect) == (True, True, "ghpages")
    assert config.jekyll_version == "3.10.0"
    assert config.folders.layouts == ("L",)
    assert config.folders.collections == "c"
    assert config.folders.shown("c/_posts/a.md") == "_posts/a.md"
    assert (config.include, config.keep_files, config.exclude[-1]) == (("i",), ("k",), "e")
    (things,) = config.collections
    assert (things.output, things.permalink, things.sort_by, things.order) == (True, "/x/", "n", ("a.md",))
    assert things.metadata["title"] == "T"
    assert (config.defaults[-1].path, config.defaults[-1].type, config.defaults[-1].values) == ("p", "pages", {"a": 1})
    assert values(config.selection) == (True, True, True, 3)
    assert config.markdown == MarkdownSettings("commonmark", {"options": ["SMART"]}, ("md", "txt"))
    assert values(config.liquid) == ("strict", True, True, {"steps": 7})
    assert config.places["url"] == SourceSpan("_config.yml", 4, 6)


def test_every_field_has_a_type_for_a_wrong_value():
    """Loading goes on after a wrong value, with Jekyll's own, so that all of them are told."""
    keys = ("url", "plugins", "exclude", "defaults", "collections", "liquid", "limit_posts", "future", "permalink")
    loaded = load("".join(f"{key}: 1.5\n" for key in keys))
    survived = {"defaults", "future", "limit_posts"}
    assert codes(loaded) == ["bad-value" if key in survived else "config-type" for key in keys]
    assert [each.span.line for each in loaded.diagnostics] == list(range(1, len(keys) + 1))
    assert loaded.config.permalink == "date"
    assert loaded.config.plugins == ()
    assert loaded.config.collections == ()
    assert loaded.config.defaults == ()
    assert loaded.config.selection.future


@pytest.mark.parametrize(
    ("text", "limit", "title"),
    [
        ("title: true", 0, True),
        ("title: [a, b]", 0, ["a", "b"]),
        ("title: {a: b}", 0, {"a": "b"}),
        ("limit_posts: 1.5", 1, None),
        ("limit_posts: .inf", 0, None),
        ("limit_posts: .nan", 0, None),
    ],
)
def test_what_jekyll_survives_is_taken_as_by_jekyll(text, limit, title):
    """Jekyll 4.3.1 prints any title, in feeds and seo tags too, and cuts the fraction off a limit; natively both are errors."""
    loaded = load(text)
    assert codes(loaded) == ["bad-value"]
    assert (loaded.config.selection.limit_posts, loaded.config.raw.get("title")) == (limit, title)
    assert codes(load(f"blogengine: 1\n{text}")) == ["config-type"]


def test_what_jekyll_does_not_survive_is_taken_for_the_default():
    assert taken_for("limit_posts", "2", 0) == 0
    assert taken_for("permalink", 1, "date") == "date"


def test_what_is_not_given_is_jekylls():
    config = load("title: T\nshow_drafts:\nlimit_posts:\n").config
    assert config.raw["limit_posts"] == 0
    assert config.raw["markdown_ext"] == "markdown,mkdown,mkdn,mkd,md"
    assert config.given == {"title": "T", "show_drafts": None, "limit_posts": None}
    assert config.section("kramdown")["input"] == "GFM"
    assert config.section("title") == {}
    assert config.jekyll_version == "4.3.1"
    assert not config.native


def test_files_are_merged_in_their_order():
    files = {"a.yml": "kramdown: {a: 1, b: 1}\nlist: [1, 2]\nurl: a\n", "b.yml": "kramdown: {b: 2}\nlist: [3]\n"}
    loaded = load_config(files.get, files=["a.yml", "b.yml"], overrides={"url": "c"})
    assert loaded.config.raw["kramdown"] | {"a": 1, "b": 2} == loaded.config.raw["kramdown"]
    assert loaded.config.raw["list"] == [3]
    assert loaded.config.url == "c"
    assert loaded.config.files == ("a.yml", "b.yml")
    assert loaded.config.places["list"] == SourceSpan("b.yml", 2, 7)


@pytest.mark.parametrize("name", ["_config.yml", "_config.yaml", "_config.toml"])
def test_the_first_standard_file_is_read(name):
    text = 'title = "T"\n' if name.endswith("toml") else "title: T\n"
    config = load_config({name: text}.get).config
    assert (config.raw["title"], config.files) == ("T", (name,))


def test_no_file_is_a_configuration_too():
    loaded = load_config({}.get)
    assert (loaded.config.files, loaded.diagnostics) == ((), ())


def test_a_file_that_is_asked_for_must_exist():
    with pytest.raises(ConfigError) as caught:
        load_config({}.get, files=["a.yml"])
    assert (caught.value.code, caught.value.span) == ("config-missing", None)


@pytest.mark.parametrize(
    ("path", "text", "code", "place"),
    [
        ("_config.yml", "a: [1", "config-syntax", (1, 4)),
        ("_config.yml", "- a", "config-type", (1, 1)),
        ("_config.toml", "a = 1\nb = x\n", "config-syntax", (2, 5)),
        ("_config.toml", "a = 1\n[b", "config-syntax", (2, 1)),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(path, text, code, place):
    with pytest.raises(ConfigError) as caught:
        load_config({path: text}.get)
    assert caught.value.code == code
    assert (caught.value.span.line, caught.value.span.column) == place


def test_a_bare_file_says_nothing():
    assert load("# only a comment\n").config.given == {}


def test_the_format_of_a_later_version_is_refused():
    assert codes(load("blogengine: 2\n")) == ["config-type"]
    assert codes(load("blogengine: 1\ntheme: paper\n")) == []


def test_keys_that_are_nearly_the_engines_are_told_in_native_sites_only():
    text = "permalnk: pretty\nplugins: []\nplugin: mine\ncolor: red\n"
    assert codes(load(text)) == []
    found = load(f"blogengine: 1\n{text}").diagnostics
    assert [(each.code, each.hint) for each in found] == [("config-unknown", "did you mean `permalink`?")]


def test_collections_may_be_a_list():
    assert [each.label for each in load("collections: [a, b]").config.collections] == ["a", "b"]
    assert [each.output for each in load("collections: {a: null, b: {output: true}}").config.collections] == [
        False,
        True,
    ]


def test_older_forms_are_read_as_what_they_are_today():
    loaded = load("gems: [jekyll-feed]\nmarkdown: Redcarpet\nrelative_permalinks: true\n")
    assert loaded.config.plugins == ("jekyll-feed",)
    assert loaded.config.markdown.engine == "kramdown"
    assert codes(loaded) == ["config-unknown"] * 3
    assert [each.span.line for each in loaded.diagnostics] == [2, 1, 3]


def test_plugins_beat_gems():
    loaded = load("gems: [jekyll-feed]\nplugins: []\nrelative_permalinks: false\n")
    assert (loaded.config.plugins, codes(loaded)) == ((), [])


def test_a_native_site_has_no_older_forms():
    assert codes(load("blogengine: 1\nmarkdown: redcarpet\n")) == ["config-type"]


def test_a_path_of_defaults_with_a_slash_before_it_matches_nothing_in_jekyll():
    text = "defaults: [{scope: {path: /p}, values: {}}, {values: {}}]\n"
    assert [each.path for each in load(text).config.defaults] == ["/p", ""]
    assert [each.path for each in load(f"blogengine: 1\n{text}").config.defaults] == ["", "p", ""]


def test_null_replaces_nothing():
    base = {"a": 1, "b": {"c": 1, "d": [1]}}
    assert deep_merge(base, {"a": None, "b": {"c": None, "d": [2], "e": None}}) == {
        "a": 1,
        "b": {"c": 1, "d": [2], "e": None},
    }
    assert base == {"a": 1, "b": {"c": 1, "d": [1]}}
    assert deep_merge({"a": {"x": 1}}, {"a": 2}) == {"a": 2}


@pytest.mark.parametrize(
    ("text", "tag", "markdown"),
    [
        ("", "rouge", "rouge"),
        ("highlighter:", "rouge", "rouge"),
        ("highlighter: none", "none", "none"),
        ("highlighter: 'null'", "null", "null"),
        ("highlighter: false", "", "rouge"),
        ("highlighter: pygments", "pygments", "pygments"),
        ("kramdown: {syntax_highlighter: none}", "rouge", "none"),
        ("kramdown: {syntax_highlighter: }", "rouge", "rouge"),
        ("highlighter: none\nkramdown: {syntax_highlighter: rouge}", "none", "rouge"),
        ("dialect: ghpages\nhighlighter: none\nkramdown: {syntax_highlighter: none}", "rouge", "rouge"),
    ],
)
def test_the_highlighter_is_the_tags_and_unless_it_has_its_own_kramdowns(text, tag, markdown):
    """What Jekyll 4.3.1 then highlights with was seen in its output; GitHub Pages' choice is its gem's."""
    config = load(text).config

    assert (config.highlighter, config.markdown.options["syntax_highlighter"]) == (tag, markdown)


def bundled(gemfile, config="", **more):
    return load_config({"Gemfile": gemfile, "_config.yml": config}.get, **{"bundler": True, **more})


def test_a_gemfile_brings_plugins_and_chooses_the_dialect():
    plugin, pages = 'gem "a", group: :jekyll_plugins', 'gem "github-pages"'
    assert list(bundled(plugin).config.bundled) == ["a"]
    assert bundled(plugin, bundler=False).config.bundled == {}
    assert bundled(plugin, "blogengine: 1").config.bundled == {}
    assert bundled(pages).config.dialect == "ghpages"
    assert bundled(pages, "dialect: jekyll4").config.dialect == "jekyll4"
    assert bundled(pages, overrides={"dialect": "jekyll4"}).config.dialect == "jekyll4"
    assert [each.code for each in bundled("evil(").diagnostics] == ["gemfile"]


def test_a_site_is_laid_over_its_theme():
    """As Jekyll 4 merges: keys that it has defaults for are not the theme's to set."""
    config = bundled("", "a: {x: 1}\nb: null\n").config
    merged = over_theme(config, {"a": {"x": 2, "y": 3}, "b": 4, "permalink": "/x/", "url": "https://t", "theme": "t"})
    assert merged.raw["a"] == {"x": 1, "y": 3}
    assert (merged.raw["b"], merged.permalink, merged.url, merged.raw["url"]) == (4, "date", "https://t", "https://t")
    assert "theme" not in merged.raw


def test_a_folder_may_be_named_from_the_root():
    """As a run of Jekyll shows for `data_dir: /docs/_data`."""
    folders = load_config({"_config.yml": "data_dir: /docs/_data\nlayouts_dir: ./l/\n"}.get).config.folders
    assert (folders.data, folders.layouts) == (("docs/_data",), ("l",))
