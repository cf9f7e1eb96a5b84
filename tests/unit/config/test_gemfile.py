"""Gemfiles in the forms that sites have; expected values by hand, after Bundler's documentation."""

import pytest

from blogengine.config.gemfile import read_gemfile

USUAL = """\
source "https://rubygems.org"
# Hello! This is where you manage which Jekyll version is used to run.
gem "jekyll", "~> 4.3.1" # comment
gem "minima", "~> 2.5"
# gem "github-pages", group: :jekyll_plugins
group :jekyll_plugins do
  gem "jekyll-feed", "~> 0.12"
  gem 'jekyll-sitemap'
end

# Windows and JRuby does not include zoneinfo files
platforms :mingw, :x64_mingw, :mswin, :jruby do
  gem "tzinfo", ">= 1", "< 3"
  gem "tzinfo-data"
end
gem "wdm", "~> 0.1", :platforms => [:mingw, :x64_mingw, :mswin]
"""


def test_the_gemfile_of_a_new_site():
    read = read_gemfile(USUAL)
    assert {name: span.line for name, span in read.plugins.items()} == {"jekyll-feed": 7, "jekyll-sitemap": 8}
    assert read.gems == ("jekyll", "minima", "jekyll-feed", "jekyll-sitemap", "tzinfo", "tzinfo-data", "wdm")
    assert not read.github_pages
    assert not read.found


@pytest.mark.parametrize(
    ("text", "plugins"),
    [
        ('gem "a", group: :jekyll_plugins', ("a",)),
        ('gem "a", :group => :jekyll_plugins', ("a",)),
        ('gem "a", groups: [:test, :jekyll_plugins]', ("a",)),
        ('gem("a", "~> 1", group: "x")', ()),
        ("gem 'a',\n    '>= 1',\n    group: :jekyll_plugins", ("a",)),
        ("gem 'a', group: [\n  :jekyll_plugins\n]", ("a",)),
        ("group :test, :jekyll_plugins do\n  gem 'a'\nend\ngem 'b'", ("a",)),
        ("group 'jekyll_plugins' do\n  gem 'a'\nend\ngem 'b', group: 'jekyll_plugins'", ("a", "b")),
        ("group :jekyll_plugins do\n  gem 'a'\nend\ngroup :jekyll_plugins do\n  gem 'b'\nend", ("a", "b")),
        ("gem 'a', group: %i[test jekyll_plugins]\ngem 'b', groups: %w(x)", ("a",)),
        ("gem 'jekyll_plugins', group: :other", ()),
        ("group(:jekyll_plugins) do\n  if ENV['X']\n    gem 'a'\n  end\n  gem 'b'\nend\ngem 'c'", ("a", "b")),
        ("group :jekyll_plugins do\n  gem 'a', require: false\n  gem 'b', :require => false\nend", ()),
        ("group :jekyll_plugins do\n  gem 'wdm', platforms: [:mingw]\n  gem 'b' if true\nend", ("b",)),
        ("group :jekyll_plugins do\n  source 'https://x' do\n    gem 'a#b'\n  end\nend", ("a#b",)),
        ("=begin\ngem 'a', group: :jekyll_plugins\n=end\n", ()),
        ("group :jekyll_plugins do # all\r\n  gem 'a' # one\r\nend\r\n", ("a",)),
    ],
)
def test_plugins(text, plugins):
    read = read_gemfile(text)
    assert (tuple(read.plugins), read.found) == (plugins, ())


@pytest.mark.parametrize("text", ['gem "github-pages", "~> 228", group: :jekyll_plugins', "gem 'github-pages'"])
def test_github_pages(text):
    assert read_gemfile(text).github_pages


@pytest.mark.parametrize(
    "text",
    [
        "ruby '3.1'\nruby File.read('.ruby-version')\ngemspec\nrequire 'json'\nversion = '1'\n",
        'git_source(:github) { |repo| "https://github.com/#{repo}.git" }\n',
        'git_source(:github) do |repo|\n  "x"\nend\n',
    ],
)
def test_what_adds_no_plugin_is_passed_over(text):
    quiet = [each.message for each in read_gemfile(text).found if '"x"' not in each.message]
    assert not quiet


@pytest.mark.parametrize(
    ("text", "line", "plugins"),
    [
        ("\neval_gemfile 'other'\n", 2, ()),
        ("group :jekyll_plugins do\n  %w[a b].each do |name|\n    gem name\n  end\n  gem 'c'\nend", 2, ("c",)),
        ('group :jekyll_plugins do\n  gem "a#{1}"\nend', 2, ()),
        ("gem 'a", 1, ()),
    ],
)
def test_what_is_not_understood_is_told(text, line, plugins):
    read = read_gemfile(text)
    assert read.found[0].span.line == line
    assert {each.code for each in read.found} == {"gemfile"}
    assert tuple(read.plugins) == plugins
