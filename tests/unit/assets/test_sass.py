"""Sass, held against what jekyll-sass-converter made of the same stylesheets."""

import builtins
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from blogengine.assets.sass import SassSettings, compile_sass
from blogengine.config.load import load_config
from blogengine.errors import AssetError, SourceSpan
from blogengine.read.tree import DirTree, MemoryTree

GOLDEN = Path(__file__).parents[2] / "golden" / "sass"
CASES = json.loads((GOLDEN / "cases.json").read_text("utf-8"))


def settings(given):
    return SassSettings.of(load_config(lambda _: None, overrides={"sass": given} if given else {}).config)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_compiles_as_jekyll_does(case, tmp_path):
    for path, text in case.get("files", {}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    arguments = case["sass"], DirTree(tmp_path), settings(case.get("settings"))
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


def test_tells_every_file_that_it_looked_for():
    files = {"_sass/a.scss": "a{b:c}"}
    made = compile_sass('@import "a";', MemoryTree(files), SassSettings())
    assert made.looked_for["_sass/a.scss"] == b"a{b:c}"
    assert made.looked_for["_sass/_a.scss"] is None


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "sub/../../secret"])
def test_imports_nothing_from_outside(tmp_path, name):
    (tmp_path / "secret.scss").write_text("s{e:c}", "utf-8")
    source = tmp_path / "site"
    (source / "_sass").mkdir(parents=True)
    with pytest.raises(AssetError, match="there is no stylesheet"):
        compile_sass(f'@import "../{name}";', DirTree(source), SassSettings())
    assert settings({"load_paths": ["..", "/x", "a/../../b"], "sass_dir": "../c"}).folders == ("x",)


@pytest.mark.parametrize(
    ("text", "path", "span", "message"),
    [
        ("a {\n  b: $x }", "css/main.scss", SourceSpan("css/main.scss", 2, 6), 'Undefined variable: "$x".'),
        ("a {\n  b: $x }", None, None, 'Undefined variable: "$x".'),
        ('\n@import "bad";', "main.scss", SourceSpan("_sass/_bad.scss", 1, 5), 'Undefined variable: "$x".'),
        ('\n@import "no";', "main.scss", SourceSpan("main.scss", 2, 9), "there is no stylesheet no in _sass/"),
    ],
)
def test_names_the_place_of_an_error(text, path, span, message):
    """The places are those that libsass names, checked by hand."""
    with pytest.raises(AssetError) as caught:
        compile_sass(text, MemoryTree({"_sass/_bad.scss": "a{b:$x}"}), SassSettings(), path=path)
    assert (caught.value.span, caught.value.message, caught.value.code) == (span, message, "sass")


def test_says_what_to_install(monkeypatch):
    def missing(name, *rest):
        if name == "sass":
            raise ImportError(name)
        return real(name, *rest)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(AssetError) as caught:
        compile_sass("a{b:c}", MemoryTree({}), SassSettings())
    assert caught.value.hint == "install it: pip install 'blogengine[sass]'"
