import pytest

from blogengine.errors import OutputError
from blogengine.write.paths import parents, safe_path


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "a/b/c.html",
        ".nojekyll",
        "a/..b/c",
        "naïve/日本.html",
        "a/" + "x" * 255,
        "new\nline",
        "a/.blogengine",
    ],
)
def test_a_file_below_the_destination_is_safe(path):
    assert safe_path(path) == path


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("", "an empty part"),
        ("/etc/passwd", "absolute"),
        ("//etc", "absolute"),
        ("../x", "leads out"),
        ("a/../../x", "leads out"),
        ("a/..", "leads out"),
        ("a//b", "an empty part"),
        ("a/", "an empty part"),
        ("./a", "an empty part"),
        ("a\0b", "NUL"),
        ("x" * 256, "longer than 255 bytes"),
        ("a/" + "é" * 128, "longer than 255 bytes"),
        ("\ud800.html", "surrogate"),
        (".blogengine", "record"),
        (".blogengine/a", "record"),
        (".BlogEngine", "record"),
    ],
)
def test_anything_else_is_refused_with_the_reason(path, problem):
    with pytest.raises(OutputError, match=problem) as caught:
        safe_path(path)
    assert caught.value.code == "path-outside"


def test_parents_are_the_folders_above_outermost_first():
    assert parents("a/b/c") == ["a", "a/b"]
    assert parents("c") == []
