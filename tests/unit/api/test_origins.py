"""Which Host and Origin headers are ours."""

import pytest

from orfeas.api.guards.origins import is_own_host, is_own_origin


@pytest.mark.parametrize("host", ["localhost:5000", "127.0.0.1:5000", "[::1]:5000", "LOCALHOST:5000"])
def test_loopback_names_at_our_port_are_ours(host):
    assert is_own_host(host, port=5000)


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example:5000", "localhost", "localhost:5001", "127.0.0.1.evil.example:5000", "a@localhost:5000"],
)
def test_every_other_name_or_port_is_foreign(host):
    assert not is_own_host(host, port=5000)


@pytest.mark.parametrize(
    "host",
    ["localhost:5000/x", "localhost:port", "[::1", "192.168.0.2:5000", "0.0.0.0:5000"],
)
def test_a_broken_or_outside_address_is_foreign(host):
    assert not is_own_host(host, port=5000)


@pytest.mark.parametrize("origin", [None, "http://localhost:5000", "http://127.0.0.1:5000"])
def test_our_pages_and_plain_clients_are_heard(origin):
    assert is_own_origin(origin, port=5000)


@pytest.mark.parametrize(
    "origin",
    ["null", "", "http://evil.example", "http://localhost:3000", "file://", "http://localhost.evil.example:5000"],
)
def test_null_and_foreign_origins_are_refused(origin):
    assert not is_own_origin(origin, port=5000)
