"""Channels for the tests of this folder: one made by hand, and those that Jekyll's golden feeds say."""

import importlib.util
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import pytest

from blogengine.feeds.entry import Channel, Entry, Generator

HERE = Path(__file__).parent
GOLDEN = HERE.parents[1] / "golden" / "feeds"
NOON = datetime(2024, 5, 6, 12, 30, tzinfo=timezone(timedelta(hours=2)))


def _load(path):
    spec = importlib.util.spec_from_file_location(f"feeds_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_READING = _load(HERE / "reading.py")
DOCUMENTS = {
    path.relative_to(GOLDEN).as_posix(): path.read_bytes()
    for path in sorted(GOLDEN.glob("*/expected/**/*"))
    if path.is_file()
}


class Story(NamedTuple):
    """A golden feed: the folder of its site, and the feed's path in the built site."""

    name: str
    path: str


@pytest.fixture(params=DOCUMENTS)
def story(request):
    name, _, path = request.param.split("/", 2)
    return Story(name, path)


@pytest.fixture
def document(story):
    """A feed that jekyll-feed wrote."""
    return DOCUMENTS[f"{story.name}/expected/{story.path}"]


@pytest.fixture
def golden_path():
    return GOLDEN


@pytest.fixture
def reading():
    return _READING


@pytest.fixture
def golden():
    """What builds the golden feeds."""
    return _load(GOLDEN / "make.py")


@pytest.fixture
def one():
    """A function that returns a Channel with one Entry of the given fields."""

    def make(compat="fixed", **fields):
        base = {"id": "https://ex.com/a", "url": "https://ex.com/a/", "title": "A", "published": NOON, "updated": NOON}
        entry = Entry(**{**base, **fields})
        home = "https://ex.com/"
        return Channel(
            f"{home}f", f"{home}f", home, NOON, Generator("blogengine"), "T", entries=(entry,), compat=compat
        )

    return make
