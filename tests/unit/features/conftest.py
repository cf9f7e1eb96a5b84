"""A site over files in memory with its features' pages: `built({"_config.yml": "…"})`."""

import pytest

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.features.base import Draft, generated
from blogengine.features.registry import enabled
from blogengine.model.content import Page
from blogengine.plan.outputs import Plan, plan_site
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree
from blogengine.records import dataclass
from blogengine.render.job import run_job
from blogengine.render.workshop import Workshop

CONFIG = "time: 2026-01-15 12:00:00 +0000\ntimezone: UTC\nurl: https://e.x\nbaseurl: /b\n"


@dataclass
class Built:
    shop: Workshop
    plan: Plan
    found: list

    @property
    def site(self):
        return self.shop.site

    def urls(self, feature=None):
        """The URLs of all pages, or of those that a feature made."""
        return [page.url for page in self.site.pages if feature is None or page.id.startswith(f"{feature}:")]

    def page(self, url) -> Page:
        return next(page for page in self.site.pages if page.url == url)

    def render(self, *paths):
        """What the outputs of these paths hold; all that are no static files where none is given."""
        rendered_order = sorted(self.plan.outputs, key=lambda output: self.shop.positions.get(output.subject, -1))
        wanted = [output for output in rendered_order if output.subject in self.shop.positions]
        made = list(run_job(self.shop, tuple(each for each in wanted if not paths or each.path in paths)))
        assert [each.diagnostics for each in made if each.content is None] == []
        self.shop.nodes |= {(node.kind, node.subject): node for each in made for node in each.nodes}
        return {each.output.path: each.content.decode() for each in made}


@pytest.fixture
def built():
    def make(files, *, mtime_ns=0, environment="development", git=None, environ=None):
        files = {"_config.yml": "", **files}
        tree = MemoryTree(files, mtime_ns)
        texts = {"_config.yml": CONFIG + files["_config.yml"]}
        config = load_config(texts.get, environment=environment).config
        return _built(tree, config, git, environ)

    return make


class NoGit:
    """A source outside of any repository."""

    def last_changes(self, paths):
        return {}

    def remote(self):
        return None

    def revision(self):
        return None


def _built(tree, config, git=None, environ=None):
    clock = Clock.read(time=config.time, timezone=config.timezone, environ={})
    read = read_site(tree, config, clock)
    assert not read.diagnostics
    features = enabled(config)
    draft = generated(Draft(read.site, read.bodies, tree, git or NoGit(), []), features, environ or {})
    return Built(Workshop(draft.site, tree, features, draft.bodies), plan_site(draft.site), draft.found)


@pytest.fixture
def built_as_is():
    """Like `built`, with nothing said in the configuration but what the files say."""

    def make(files, *, mtime_ns=0, git=None, environ=None):
        environment = (environ or {}).get("JEKYLL_ENV", "development")
        texts = {path: content.decode() for path, content in files.items() if path == "_config.yml"}
        config = load_config(texts.get, environment=environment).config
        return _built(MemoryTree(files, mtime_ns), config, git, environ)

    return make
