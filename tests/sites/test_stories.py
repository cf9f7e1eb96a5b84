"""Each folder here is one behaviour: `input` is a site, `expected` what the real Jekyll 4.3.1 makes of it.

The folders that begin with `native-` are sites of the engine's own kind, which Jekyll does not build: their `expected`
was written and checked by hand, file by file. Their feeds and sitemap are held by the tests of those.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions
from blogengine.write.paths import RECORD

HERE = Path(__file__).parent
STORIES = sorted(each.parent.name for each in HERE.glob("*/input"))
JEKYLL_STORIES = [name for name in STORIES if not name.startswith("native-")]
OF_GEMS = {"jemoji": "jemoji", "jemoji-elsewhere": "jemoji"}
"""Stories that need more than Debian's packages; these were made by jemoji 0.13.0 with gemoji 4.1.0."""
MODIFIED = 1_768_003_200  # 2026-01-10: a checkout gives files no times of their own
BY_BUILD = {"updated", "generator"}
FEEDS = {"feed.xml", "rss.xml", "feed.json", "sitemap.xml"}


def copy_input(name, folder):
    """Copy a story's input, since a build writes beside its source; every file is of one age."""
    shutil.copytree(HERE / name / "input", folder)
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (MODIFIED, MODIFIED))
    return folder


def files_of(folder):
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files.pop(RECORD, None)
    return {path: comparable(path, content) for path, content in files.items()}


def comparable(path, content):
    """Return what must be equal: canonical XML but for what each engine says of itself, and code without its colours."""
    if path.endswith(".xml") or content.startswith(b"<?xml"):
        root = etree.fromstring(content)
        for child in [child for child in root if etree.QName(child).localname in BY_BUILD]:
            root.remove(child)
        content = etree.tostring(root, method="c14n")
    return re.sub(rb"<pre.*?</pre>", lambda pre: re.sub(rb"</?span[^>]*>", b"", pre[0]), content, flags=re.DOTALL)


def check(made, expected):
    assert sorted(made) == sorted(expected)
    for path, content in expected.items():
        assert made[path].decode("utf-8", "replace") == content.decode("utf-8", "replace"), path


@pytest.mark.parametrize("name", STORIES)
def test_story(name, tmp_path):
    source = copy_input(name, tmp_path / "site")
    build_site(BuildOptions(source, tmp_path / "out"))
    made = files_of(tmp_path / "out")
    if name.startswith("native-"):
        assert made.keys() >= FEEDS
        made = {path: content for path, content in made.items() if path not in FEEDS}
    check(made, files_of(HERE / name / "expected"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """Every Jekyll story, built by the real Jekyll now; none where Debian lacks its plugin (see `OF_GEMS`)."""
    if not shutil.which("jekyll") or not shutil.which("ruby"):
        pytest.skip("the real Jekyll is not installed: golden files are taken on trust")
    root = tmp_path_factory.mktemp("reference")
    known = [name for name in JEKYLL_STORIES if name not in OF_GEMS or has_gem(OF_GEMS[name])]
    pairs = [[copy_input(name, root / name), root / f"{name}.out"] for name in known]
    command = ["ruby", HERE / "reference.rb", *(path for pair in pairs for path in pair)]
    subprocess.run(command, check=True, env={**os.environ, "LANG": "C.UTF-8"}, capture_output=True)
    return root


def has_gem(name):
    return subprocess.run(["ruby", "-e", f"require '{name}'"], capture_output=True, check=False).returncode == 0


@pytest.mark.reference
@pytest.mark.parametrize("name", JEKYLL_STORIES)
def test_golden_files_hold_what_jekyll_makes(name, rebuilt):
    if not (rebuilt / f"{name}.out").exists():
        pytest.skip(f"the gem {OF_GEMS[name]} is not installed: the golden files are taken on trust")
    check(files_of(rebuilt / f"{name}.out"), files_of(HERE / name / "expected"))
