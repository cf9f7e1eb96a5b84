import pytest

from blogengine.serve.hosts import is_ours

NAMES = frozenset({"laptop"})


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:4000",
        "blog.localhost",
        "127.0.0.1:4000",
        "[::1]:4000",
        "192.168.0.7",
        "laptop",
        "localhost.:1",
    ],
)
def test_addresses_and_names_of_ours_are_answered(host):
    """No one can point an address elsewhere; `localhost` and names below it lead here by RFC 6761."""
    assert is_ours(host, NAMES)


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "notlocalhost", "laptop.evil", "a b", "localhost:4000:1",
     "localhost:x", "::1", "[evil.example]", "127.0.0.1@evil.example", "localhost/x", "0x7f.1", "１２７.0.0.1"],
)  # fmt: skip
def test_others_are_refused(host):
    assert not is_ours(host, NAMES)
