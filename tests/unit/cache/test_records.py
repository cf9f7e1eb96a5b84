"""Records are packed as plain data and come back equal; what is of another kind is refused."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from blogengine.cache.plain import NotPlain, dumps, loads
from blogengine.cache.records import pack_record, unpack_record
from blogengine.errors import SourceSpan
from blogengine.model.content import Maker, Origin, Page, Refs, StaticFile, Template
from blogengine.text.yaml import Mark

ZONE = ZoneInfo("Europe/Berlin")
NOON = dt.datetime(2024, 5, 5, 12, tzinfo=ZONE)
EAST = dt.timezone(dt.timedelta(hours=2))
PAGE = Page(
    "feed:/a.xml",
    Origin("a.xml", 3, {"title": Mark(2, 1)}),
    "a.xml",
    "/",
    {"title": "T", "n": [1, 2.5, True, None, {"d": dt.date(2024, 5, 5)}], "posts": Refs(("p",))},
    ".xml",
    ".xml",
    "/a.xml",
    maker=Maker("feed", ("atom", "posts")),
    paginator={"posts": Refs(("p", "q")), "page": 1},
)


@pytest.mark.parametrize(
    "value",
    [
        PAGE,
        (PAGE, PAGE),
        StaticFile("f", "f.txt", "/f.txt", "/site/f.txt", NOON, 3),
        Template("t", Origin("t.html"), "{{ content }}", {"k": ["v"]}),
        SourceSpan("a", 1, 2),
        {"tuple": (1, (2,)), "list": [[]], "empty": (), "bytes": b"\xff", "text": "\udcff"},
        [dt.datetime(2024, 5, 5, 1, 2, 3, 4, tzinfo=EAST), NOON.replace(tzinfo=None), NOON],
    ],
)
def test_records_come_back_equal(value):
    packed = loads(dumps(pack_record(value, ZONE)))
    again = unpack_record(packed, ZONE)
    assert again == value
    assert repr(again) == repr(value)


@pytest.mark.parametrize("value", [object(), {1, 2}, [{"a": object()}], {(1, 2): 3}, NOON.astimezone(ZoneInfo("UTC"))])
def test_what_is_of_another_kind_is_refused(value):
    with pytest.raises(NotPlain):
        pack_record(value, ZONE)
