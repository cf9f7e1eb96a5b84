"""Plugins in Ruby are told of, with what they would add; the files are in the forms that Jekyll's documentation shows."""

import pytest

from blogengine.config.load import load_config
from blogengine.read.ruby_plugins import read_ruby_plugins
from blogengine.read.tree import MemoryTree

TAG = "module Jekyll\n  class X < Liquid::Tag\n    def render(c)\n    end\n  end\nend\nLiquid::Template.register_tag('x', Jekyll::X)\n"
FILTER = "module M\n  def shout(t)\n  end\n  def self.helper\n  end\nend\n# register_tag('no', N)\nLiquid::Template.register_filter(M)\n"
GENERATOR = "class G < Jekyll::Generator\n  def generate(site)\n  end\nend\nJekyll::Hooks.register :site, :post_write do |s|\nend\n"


def read(files, config=""):
    return read_ruby_plugins(MemoryTree(files), load_config({"_config.yml": config}.get).config)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (TAG, "the tag {% x %}"),
        (FILTER, "the filter shout"),
        (GENERATOR, "what its generator makes and what its hooks change"),
        ("class C < Converter\nend", "what its converter converts"),
        ("require 'x'", "what this one does"),
        (TAG + TAG.replace("'x'", ":y") + FILTER, "the tags {% x %} and {% y %} and the filters render and shout"),
    ],
)
def test_what_is_lost(text, lost):
    (plugin,) = read({"_plugins/a.rb": text})
    found = plugin.diagnostic()
    assert found.message == f"plugins in Ruby do not run here: the site is built without {lost}"
    assert (found.code, found.span.path) == ("plugin-ruby", "_plugins/a.rb")
    assert found.hint


def test_every_folder_of_plugins_is_looked_into():
    files = {"_plugins/sub/a.rb": TAG, "_plugins/note.md": "", "ext/b.rb": TAG, "lib/c.rb": TAG}
    assert [each.path for each in read(files)] == ["_plugins/sub/a.rb"]
    assert [each.path for each in read(files, "plugins_dir: [ext, ./lib/]")] == ["ext/b.rb", "lib/c.rb"]


@pytest.mark.parametrize("config", ["safe: true", "dialect: ghpages", "blogengine: 1"])
def test_where_jekyll_runs_none_nothing_is_lost(config):
    assert read({"_plugins/a.rb": TAG}, config) == ()
