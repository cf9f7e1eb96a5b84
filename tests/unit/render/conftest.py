"""A workshop over files in memory: `shop({"_posts/…": "…"})`."""

import pytest

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.features.registry import enabled
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree
from blogengine.render.workshop import Workshop


@pytest.fixture
def shop():
    def make(files, *, bodies=None):
        files = {"_config.yml": "time: 2026-01-15 12:00:00 +0000\ntimezone: UTC\n", **files}
        tree = MemoryTree(files)
        config = load_config(files.get).config
        clock = Clock.read(time=config.time, timezone=config.timezone, environ={})
        read = read_site(tree, config, clock)
        assert not read.diagnostics
        features = enabled(config)
        site = read.site
        for feature in features:
            site = feature.generate(site) if feature.generate else site
        return Workshop(site, tree, features, read.bodies if bodies is None else bodies)

    return make
