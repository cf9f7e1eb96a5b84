import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from blogengine.build.report import BuildReport


@pytest.fixture
def report():
    return BuildReport(
        destination=Path("/www/out"),
        posts=2,
        pages=1,
        written=3,
        unchanged=4,
        removed=0,
        seconds=0.1234,
        diagnostics=(),
        phases={"read": 0.1, "write": 0.02},
    )


@pytest.fixture
def fake_build(monkeypatch, report):
    """The options of each build that is asked for; set `answer` to a report or to an exception to raise."""

    class Fake:
        def __init__(self):
            self.asked = []
            self.answer = report

        def __call__(self, options, progress=None, waiting=None, *, seen=None):
            self.asked.append(options)
            if isinstance(self.answer, BaseException):
                raise self.answer
            return self.answer

    fake = Fake()
    monkeypatch.setitem(sys.modules, "blogengine.build.build", SimpleNamespace(build_site=fake))
    return fake
