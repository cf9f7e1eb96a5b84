"""A site on disk and the function that builds it."""

import pytest

from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions


@pytest.fixture
def site(tmp_path):
    """Write a site and return a function that builds it: `site(files, into="out", **options)`."""
    source = tmp_path / "site"

    def write(files):
        for path, text in files.items():
            file = source / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def build(files, *, into="out", epoch="1750000000", **options):
        write(files)
        environ = {"SOURCE_DATE_EPOCH": epoch, "TZ": "UTC"}
        return build_site(BuildOptions(source=source, destination=tmp_path / into, environ=environ, **options))

    build.folder = tmp_path
    return build
