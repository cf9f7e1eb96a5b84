"""A small site in Europe/Berlin for the filters' tables: the one that the expected outputs were made with."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from blogengine.clock.strftime import strftime
from blogengine.clock.zones import bare_offset
from blogengine.errors import TemplateError
from blogengine.liquid.drop import BuildTime, JekyllObject
from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2024, 1, 5, 12, 30, 15, tzinfo=BERLIN)
CONFIG = {"url": "https://example.org", "baseurl": "/base"}
DATA: dict[str, object] = {
    "n": None, "t": True, "f": False, "e": "", "sp": " \n ", "ea": [], "eh": {}, "i": 5, "neg": -3, "fl": 1.5,
    "big": 12345678901234567890, "s": "hello World", "arr": [3, 1, 2], "strs": ["b", "a", "C"],
    "h": {"a": 1, "b": "two", "c": None}, "key": "b", "mixed": [1, "2", None, 3.0, True], "nest": [[1, [2, 3]], [4]],
    "ps": [
        {"name": "x", "p": 3, "tags": ["k", "l"], "on": True, "m": {"q": 1}},
        {"name": "Y", "p": None, "tags": ["l"], "on": False, "m": {"q": "2"}},
        {"name": "z", "p": 1, "on": True},
        {"name": "w", "p": "2", "tags": "k", "m": {"q": 1}},
    ],
    "ns": ["1", "10", "9", "2.5"], "time": datetime(2020, 3, 5, 7, 8, 9, 123456, tzinfo=bare_offset(0)),
    "sum": datetime(2020, 7, 5, 23, 30, tzinfo=bare_offset(0)), "date": date(2021, 2, 3), "u": "Ünïcödé ß 日本語 straße",
    "html": '<p class="x">A &amp; B</p><!-- c --><script>var x;</script>\n<b>bold</b>', "q": "it's \"q\" & <t>",
    "sym": "symb", "lines": "a\nb\r\nc", "fz": 0.0, "f2": 100.0, "fe": 1e20, "fs": 1e-07, "url": "/a b/ü?x=1&y=2#f",
}  # fmt: skip


class Document(JekyllObject):
    def __init__(self, fields):
        self.fields = fields

    def lookup(self, key):
        return self.fields.get(key)

    def keys(self):
        return self.fields.keys()


def posts():
    """Newest first, each knowing its neighbours."""
    third = {"url": "/2021/12/31/third.html", "title": "Third's", "date": datetime(2021, 12, 31, 13, tzinfo=BERLIN)}
    third |= {"slug": "third", "tags": ["c"], "categories": [], "author": "Bob", "content": "Third para."}
    second = {"url": "/news/deep/2020/06/16/second-one.html", "title": "Second & one"}
    second |= {"date": datetime(2020, 6, 16, 8, 30, tzinfo=BERLIN), "slug": "second-one", "tags": ["b"]}
    second |= {"categories": ["news", "deep"], "weight": 10, "content": "Only para."}
    first = {"url": "/news/2020/01/05/first.html", "title": 'First "post"', "date": datetime(2020, 1, 5, tzinfo=BERLIN)}
    first |= {"slug": "first", "tags": ["a", "b"], "categories": ["news"], "weight": 3, "content": "First *para*."}
    found = [Document(each) for each in (third, second, first)]
    for newer, older in pairwise(found):
        newer.fields["previous"] = older
        older.fields["next"] = newer
    return found


class Now(BuildTime):
    """Keeps what it was asked."""

    def __init__(self):
        self.asked = []

    def format(self, pattern):
        self.asked.append(pattern)
        return strftime(NOW, pattern)

    def value(self):
        self.asked.append("everything")
        return NOW


class Host:
    """The part of a site that filters ask."""

    def __init__(self):
        self.clock = Now()

    def config(self, key):
        return CONFIG.get(key)

    def now(self):
        return self.clock

    def zone(self):
        return BERLIN

    def markdownify(self, text):
        return f"<p>{text}</p>\n"

    def smartify(self, text):
        return text.replace("--", "–")


@pytest.fixture
def host():
    return Host()


@pytest.fixture
def render(host):
    """Render a template; an error of the template is None, as in the tables."""

    def render(template, dialect="jekyll4", **variables):
        environment = Environment(dialect=dialect)
        given = DATA | {"site": {"posts": posts(), "time": host.clock}} | variables
        try:
            return environment.compile(Source(template, "case.html")).render(given, host)
        except TemplateError as error:
            if error.code not in ("liquid-render", "liquid-syntax"):
                raise
            return None

    return render
