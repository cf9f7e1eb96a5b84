"""What is known of a gem without running Ruby: Debian's and RubyGems' own ways of writing a specification.

The first is told as Jekyll 4.3.1 tells minima's in `theme`; the others by hand.
"""

import pytest

from blogengine.text.gemspec import dependencies_of, described

WRITTEN_BY_RUBYGEMS = """\
Gem::Specification.new do |s|
  s.name = "tiny".freeze
  s.version = "2.5.1"
  s.metadata = { "plugin_type" => "theme" } if s.respond_to? :metadata=
  s.authors = ["Ada \\u{1F600}".freeze, "Bob"]
  s.description = "Says \\"hi\\"".freeze
  s.summary = "Short".freeze
  s.add_runtime_dependency(%q<jekyll>.freeze, [">= 3.5", "< 5.0"])
  s.add_runtime_dependency(%q<jekyll-feed>.freeze, ["~> 0.9"])
  s.add_development_dependency(%q<bundler>.freeze, [">= 1.15"])
end
"""
WRITTEN_BY_HAND = """\
Gem::Specification.new do |spec|
  spec.version       = Tiny::VERSION
  spec.author        = 'Ada'
  spec.summary       = 'It''s'
  spec.metadata["plugin_type"] = "theme"
  spec.add_dependency "jekyll-toc"
end
"""


def test_one_of_rubygems():
    assert described(WRITTEN_BY_RUBYGEMS) == {
        "version": "2.5.1",
        "metadata": {"plugin_type": "theme"},
        "dependencies": ["jekyll (>= 3.5, < 5.0)", "jekyll-feed (~> 0.9)"],
        "authors": "Ada \N{GRINNING FACE}, Bob",
        "description": 'Says "hi"',
    }


def test_one_written_by_hand_says_less():
    assert described(WRITTEN_BY_HAND, "1.0") == {
        "version": "1.0",
        "metadata": {"plugin_type": "theme"},
        "dependencies": ["jekyll-toc (>= 0)"],
        "authors": "Ada",
        "description": "It",
    }


def test_nothing_is_known_of_nothing():
    nothing = {"version": None, "metadata": {}, "dependencies": [], "authors": None, "description": None}
    assert described("") == nothing


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            '  spec.add_runtime_dependency "jekyll", "~> 4.0"\n  spec.add_runtime_dependency "jekyll-feed"\n',
            ("jekyll-feed",),
        ),
        ("  s.add_dependency 'jekyll-toc', '>= 1'\n  s.add_development_dependency 'rake'\n", ("jekyll-toc",)),
        ("  s.add_runtime_dependency(%q<a>.freeze, [])\n else\n  s.add_dependency(%q<bundler>.freeze, [])\n", ("a",)),
        ("", ()),
    ],
)
def test_dependencies(text, names):
    assert dependencies_of(text) == names
