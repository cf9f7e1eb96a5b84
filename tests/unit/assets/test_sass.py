"""Sass, held against what jekyll-sass-converter made of the same stylesheets."""

import builtins
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from blogengine.assets.imports import THEME, Stylesheet
from blogengine.assets.sass import compile_sass
from blogengine.assets.settings import SassSettings
from blogengine.config.load import load_config
from blogengine.errors import AssetError, SourceSpan

GOLDEN = Path(__file__).parents[2] / "golden" / "sass"
CASES = json.loads((GOLDEN / "cases.json").read_text("utf-8"))


def settings(given):
    return SassSettings.of(load_config(lambda _: None, overrides={"sass": given} if given else {}).config)


class Files:
    """Gives stylesheets from a mapping, as a site and its theme would, and remembers what it was asked for."""

    def __init__(self, files=()):
        self.files = dict(files)
        self.asked = []

    def __call__(self, path):
        self.asked.append(path)
        return Stylesheet(path.replace(THEME, "/gems/t/"), self.files[path].encode()) if path in self.files else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_compiles_as_jekyll_does(case):
    arguments = case["sass"], Files(case.get("files", {})), settings(case.get("settings"))
    if "error" in case:
        with pytest.raises(AssetError):
            compile_sass(*arguments, indented=case.get("indented", False))
    else:
        assert compile_sass(*arguments, indented=case.get("indented", False)).css == case["css"]


@pytest.mark.reference
@pytest.mark.skipif(shutil.which("jekyll") is None, reason="Jekyll is not installed")
def test_the_golden_file_holds_what_jekyll_makes():
    command = ["ruby", GOLDEN / "reference.rb", GOLDEN / "cases.json"]
    run = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "LANG": "C.UTF-8"})
    keys = ("id", "css", "error")
    assert json.loads(run.stdout) == [{key: case[key] for key in keys if key in case} for case in CASES]


def test_asks_for_every_file_that_could_be_meant():
    files = Files({"_sass/a.scss": "a{b:c}"})
    compile_sass('@import "a";', files, SassSettings())
    assert files.asked[:6] == ["_a.scss", "a.scss", "_a.sass", "a.sass", "_a.css", "a.css"]
    assert {"_sass/_a.scss", "_sass/a.scss"} <= set(files.asked)


@pytest.mark.parametrize("name", ["../secret", "/etc/secret", "sub/../../secret"])
def test_imports_nothing_from_outside(name):
    files = Files(dict.fromkeys(("../secret.scss", "/etc/secret.scss", "../_secret.scss"), "s{e:c}"))
    with pytest.raises(AssetError, match="there is no stylesheet"):
        compile_sass(f'@import "{name}";', files, SassSettings())
    assert not [path for path in files.asked if path.startswith(("..", "/"))]


def test_a_theme_sees_its_own_folder_only():
    files = Files({f"{THEME}_sass/t.scss": '@import "../../x";', "x.scss": "x{y:z}", f"{THEME}x.scss": "t{y:z}"})
    with pytest.raises(AssetError, match="there is no stylesheet"):
        compile_sass('@import "t";', files, SassSettings())
    files.files[f"{THEME}_sass/t.scss"] = '@import "../x";'
    assert compile_sass('@import "t";', files, SassSettings()).css == "t { y: z; }\n"


def test_load_paths_outside_are_left_out_and_told():
    given = settings({"load_paths": ["..", "/x", "a/../../b", "c"], "sass_dir": "/d"})
    assert (given.folders, given.left_out) == (("c", "d", "@theme/_sass"), ("..", "/x", "../b"))
    with pytest.raises(AssetError, match=r"in c/, d/, the theme's _sass/; \.\. is outside of the site; /x is"):
        compile_sass('@import "no";', Files(), given)


@pytest.mark.parametrize(
    ("given", "environment", "mapped"),
    [
        ({}, "production", True),
        ({"sourcemap": "never"}, "development", False),
        ({"sourcemap": ":never"}, "development", False),
        ({"sourcemap": "development"}, "development", True),
        ({"sourcemap": "development"}, "production", False),
    ],
)
def test_source_maps_are_made_as_the_site_says(given, environment, mapped):
    """As jekyll-sass-converter 2.2 documents `sourcemap`."""
    config = load_config(lambda _: None, overrides={"sass": given}, environment=environment).config
    assert SassSettings.of(config).source_map is mapped


def test_a_safe_site_has_fewer_settings():
    """Jekyll's converter reads no more than its own keys in safe mode; found by a run."""
    given = {"precision": 3, "line_comments": True, "style": "expanded"}
    safe = SassSettings.of(load_config(lambda _: None, overrides={"sass": given, "safe": True}).config)
    assert (safe.precision, safe.line_comments, safe.style) == (10, False, "expanded")
    assert (settings(given).precision, settings(given).line_comments) == (3, True)


@pytest.mark.parametrize(
    ("text", "path", "span", "message"),
    [
        ("a {\n  b: $x }", "css/main.scss", SourceSpan("css/main.scss", 2, 6), 'Undefined variable: "$x".'),
        ("a {\n  b: $x }", None, None, 'Undefined variable: "$x".'),
        ('\n@import "bad";', "main.scss", SourceSpan("_sass/_bad.scss", 1, 5), 'Undefined variable: "$x".'),
        (
            '\n@import "no";',
            "main.scss",
            SourceSpan("main.scss", 2, 9),
            "there is no stylesheet no in _sass/, the theme's _sass/",
        ),
        (
            '@import "t";',
            "main.scss",
            SourceSpan("/gems/t/_sass/t.scss", 1, 2),
            'Invalid CSS after "b": expected "{", was ""',
        ),
    ],
)
def test_names_the_place_of_an_error(text, path, span, message):
    """The places are those that libsass names, checked by hand."""
    with pytest.raises(AssetError) as caught:
        compile_sass(
            text, Files({"_sass/_bad.scss": "a{b:$x}", f"{THEME}_sass/t.scss": "b"}), SassSettings(), path=path
        )
    assert (caught.value.span, caught.value.message, caught.value.code) == (span, message, "sass")


def test_says_what_to_install(monkeypatch):
    def missing(name, *rest):
        if name == "sass":
            raise ImportError(name)
        return real(name, *rest)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(AssetError) as caught:
        compile_sass("a{b:c}", Files(), SassSettings())
    assert caught.value.hint == "install it: pip install 'blogengine[sass]'"
