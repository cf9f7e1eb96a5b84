"""Which folders a glob of Sass's load paths means: what Ruby's `Dir.glob` answers on the same tree, in its order."""

import pytest

from blogengine.config.load import load_config
from blogengine.read.load_paths import glob_load_paths
from blogengine.read.tree import MemoryTree

TREE = MemoryTree(
    dict.fromkeys(
        (
            "deep/er/parts/x",
            "deep/er/parts/q/parts/x",
            "deep/parts/x",
            "deep/zz/parts/x",
            ".h/parts/x",
            "deep/.h/parts/x",
        ),
        "",
    )
)


@pytest.mark.parametrize(
    ("glob", "folders"),
    [
        ("deep/**/parts", ("deep/er/parts", "deep/er/parts/q/parts", "deep/parts", "deep/zz/parts")),
        ("*/parts", ("deep/parts",)),
        ("deep/**", ("deep/er", "deep/parts", "deep/zz")),
        ("{deep,x}/*/", ("deep/er", "deep/parts", "deep/zz")),
        ("[d]eep/p*", ("deep/parts",)),
        (".h/*", (".h/parts",)),
        ("d?ep", ("deep",)),
        ("/abs/*", ()),
        ("../*", ()),
    ],
)
def test_globs(glob, folders):
    config = load_config(lambda _: None, overrides={"sass": {"load_paths": ["plain", glob]}}).config
    assert glob_load_paths(TREE, config) == {glob: folders}


def test_no_globs_look_at_no_file():
    config = load_config(lambda _: None, overrides={"sass": {"load_paths": "plain"}}).config
    assert glob_load_paths(None, config) == {}
