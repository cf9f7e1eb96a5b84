"""The stories of `tests/golden/features`, held against what Jekyll and its plugins made of them."""

import shutil
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[2] / "golden" / "features"
STORIES = sorted(path.parent.name for path in GOLDEN.glob("*/site"))

sys.path.insert(0, str(GOLDEN))
import make  # noqa: E402  # the folder is no package

sys.path.pop(0)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=STORIES)
def story(request):
    return GOLDEN / request.param


def test_a_story_has_jekylls_files(story, built_as_is):
    site = built_as_is(contents(story / "site"), mtime_ns=make.MODIFIED * 10**9)
    assert (
        sorted(output.path for output in site.plan.outputs) == (story / "paths.txt").read_text("utf-8").split("\n")[:-1]
    )
    assert site.plan.diagnostics == ()


def test_a_storys_pages_are_jekylls(story, built_as_is):
    site = built_as_is(contents(story / "site"), mtime_ns=make.MODIFIED * 10**9)
    expected = {path: content.decode() for path, content in contents(story / "expected").items()}
    pages = {output.path for output in site.plan.outputs if output.subject in site.shop.positions}
    made = site.render(*(path for path in pages if path in expected))
    assert made == {path: expected[path] for path in made}
    assert len(made) == len(pages & expected.keys()) > 0


@pytest.mark.reference
@pytest.mark.skipif(shutil.which("jekyll") is None, reason="Jekyll is not installed")
def test_the_golden_files_are_what_jekyll_makes(story):
    made = make.build(story)
    assert sorted(made) == (story / "paths.txt").read_text("utf-8").split("\n")[:-1]
    assert {path: content for path, content in made.items() if not make.is_feed(path)} == contents(story / "expected")
