"""A site from files in memory, for the tests of whatever asks one."""

import datetime as dt

import pytest

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree

CLOCK = Clock(dt.datetime(2026, 1, 15, 12, tzinfo=dt.UTC), dt.UTC)


@pytest.fixture
def read_files():
    """Return a function that reads `{path: text}` as a site at noon of 2026-01-15, UTC; nothing touches the disk."""

    def read(files, **overrides):
        config = load_config(files.get, overrides=overrides).config
        return read_site(MemoryTree(files), config, CLOCK)

    return read
