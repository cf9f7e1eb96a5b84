"""A source, a destination, and a build that puts files into it."""

import pytest

from blogengine.write.sink import DirectorySink
from blogengine.write.staging import Staging


@pytest.fixture
def source(tmp_path):
    (tmp_path / "source").mkdir()
    return tmp_path / "source"


@pytest.fixture
def dest(tmp_path):
    return tmp_path / "dest"


@pytest.fixture
def build(source, dest):
    def run(files):
        sink = DirectorySink(dest, Staging(source, dest))
        try:
            for path, content in files.items():
                sink.put(path, content)
            return sink.publish()
        finally:
            sink.discard()

    return run
