"""Only the loopback, said in one sentence."""

import pytest

from orfeas.api.server import NotLoopback, PortTaken, bind, check_host


@pytest.mark.parametrize(
    ("host", "address"), [("localhost", "127.0.0.1"), ("127.0.0.2", "127.0.0.2"), ("[::1]", "::1")]
)
def test_loopback_addresses_are_taken(host, address):
    assert check_host(host) == address


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", "", "127.0.0.1.nip.io"])
def test_every_other_address_is_refused_with_what_to_use(host):
    with pytest.raises(NotLoopback, match=r"Use 127\.0\.0\.1"):
        check_host(host)


def test_a_taken_port_is_named():
    with bind("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)):
            bind("127.0.0.1", port)
