"""Which addresses are served, and who holds a port."""

import os
import socket

import pytest

from orfeas.cli.address import HostNotLocal, PortHeld, check_host, claim_port, holder_of, url_of


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_may_be_served(host):
    check_host(host, port=5000)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.7", "127.1.2.3", "8.8.8.8", "example.org", "", "127.0.0.1.evil.example"]
)
def test_any_other_address_is_refused_in_a_sentence_that_says_what_to_do(host):
    with pytest.raises(HostNotLocal, match=r"ssh -L 5123:127\.0\.0\.1:5123"):
        check_host(host, port=5123)


@pytest.fixture
def held_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_names_its_holder_and_a_free_one(held_port):
    with pytest.raises(PortHeld) as caught:
        claim_port("127.0.0.1", held_port)
    details = caught.value.details
    assert f"(process {os.getpid()})" in details["holder"] and "python" in details["holder"]
    assert claim_port("127.0.0.1", details["free_port"]) == details["free_port"]
    assert f"Port {held_port} is taken by" in caught.value.sentence


def test_a_holder_on_every_address_is_found_too():
    with socket.create_server(("", 0)) as server:
        assert f"(process {os.getpid()})" in holder_of(server.getsockname()[1])


def test_a_holder_that_may_not_be_looked_at_is_another_program(held_port, tmp_path, monkeypatch):
    monkeypatch.setattr("orfeas.cli.address.PROC", tmp_path)
    assert holder_of(held_port) == "another program"


def test_port_zero_is_any_free_one():
    port = claim_port("127.0.0.1", 0)
    assert 1024 <= port <= 65535


def test_addresses_are_written_as_browsers_take_them():
    assert url_of("127.0.0.1", 5000) == "http://127.0.0.1:5000"
    assert url_of("::1", 5000) == "http://[::1]:5000"
