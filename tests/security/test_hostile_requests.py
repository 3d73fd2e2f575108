"""Requests that never end, lie about their length, come in drops or by the hundred: others are served all the while."""

import itertools
import socket
import time

import pytest

from makers import make_picture_bytes
from orfeas.api import server
from postgres_server import cloned_database
from tests.postgres.api.conftest import assert_problem, serving_here

FORM = "Content-Type: multipart/form-data; boundary=b\r\n"
START = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n'


@pytest.fixture(scope="module")
def api(server_url, template, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    patience = {"upload_timeout_seconds": 0.5, "upload_max_bytes": 300_000, "mesh_upload_max_bytes": 300_000}
    with (
        pytest.MonkeyPatch.context() as patch,
        cloned_database(server_url, template) as url,
    ):
        patch.setattr(server, "HEADER_SECONDS", 0.7)
        patch.setattr(server, "REST_SECONDS", 0.7)
        with serving_here(url, home, **patience) as served:
            yield served


@pytest.fixture(autouse=True)
def the_next_request_is_unharmed(api):
    before = api.stored()
    yield
    began = time.monotonic()
    assert api.client.get("/api/health/live").status_code == 200
    assert time.monotonic() - began < 2
    assert api.stored() == before


def wire_to(api):
    return socket.create_connection(("127.0.0.1", api.port), timeout=10)


def head(api, *lines, path="/api/v1/uploads"):
    return f"POST {path} HTTP/1.1\r\nHost: localhost:{api.port}\r\n{''.join(lines)}\r\n".encode()


def answer_of(wire):
    """Everything that comes until the server closes."""
    parts = []
    try:
        while part := wire.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        parts.append(b"[reset]")
    return b"".join(parts)


def drip(wire, pieces, *, pause=0.0, seconds=10.0):
    """Send until the server will have no more; tells for how long that was."""
    began = time.monotonic()
    for piece in pieces:
        if time.monotonic() - began > seconds:
            break
        try:
            wire.sendall(piece)
        except OSError:
            break
        time.sleep(pause)
    return time.monotonic() - began


def test_a_body_that_never_ends_is_answered_and_cut_off(api):
    with wire_to(api) as wire:
        wire.sendall(head(api, FORM, "Transfer-Encoding: chunked\r\n"))
        chunk = b"10000\r\n" + bytes(0x10000) + b"\r\n"
        lasted = drip(wire, itertools.chain([b"%x\r\n" % len(START) + START + b"\r\n"], itertools.repeat(chunk)))
        assert lasted < 5
        assert answer_of(wire).startswith(b"HTTP/1.1 413")


def test_a_body_that_is_refused_for_its_declared_length_is_still_taken_so_that_the_answer_arrives(api):
    body = START + bytes(2_000_000) + b"\r\n--b--\r\n"
    for _ in range(5):
        answer = api.client.post("/api/v1/uploads", content=body, headers={"Content-Type": FORM[14:-2]})
        assert_problem(answer, 413, "body_too_large")


def test_a_body_in_drops_is_cut_off_however_steadily_it_comes(api):
    with wire_to(api) as wire:
        wire.sendall(head(api, FORM, "Content-Length: 100000\r\n") + START)
        assert drip(wire, itertools.repeat(b"x"), pause=0.02) < 5
        found = answer_of(wire)
        assert found.startswith(b"HTTP/1.1 408") and b"body_too_slow" in found


def test_a_body_shorter_than_declared_is_cut_off(api):
    with wire_to(api) as wire:
        wire.sendall(head(api, FORM, "Content-Length: 1000\r\n") + START)
        assert answer_of(wire).startswith(b"HTTP/1.1 408")


def test_a_client_that_leaves_in_the_middle_leaves_nothing_and_is_no_defect(api):
    picture, noted = make_picture_bytes(), api.log.tell()
    for share in (0, 0.3, 0.9):
        with wire_to(api) as wire:
            wire.sendall(head(api, FORM, f"Content-Length: {len(START) + len(picture) + 9}\r\n") + START)
            wire.sendall(picture[: int(len(picture) * share)])
    deadline = time.monotonic() + 5
    while api.log.getvalue()[noted:].count("client left") < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert api.log.getvalue()[noted:].count("client left") == 3
    assert "error" not in api.log.getvalue()[noted:]


def test_what_follows_a_body_longer_than_declared_is_no_request(api):
    with wire_to(api) as wire:
        wire.sendall(head(api, "Content-Type: text/plain\r\nContent-Length: 2\r\n") + b"{}SMUGGLED / HTTP/1.1\r\n\r\n")
        found = answer_of(wire)
    assert b"HTTP/1.1 400" in found and b"HTTP/1.1 2" not in found


@pytest.mark.parametrize(
    "lines", ["Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip\r\n"]
)
def test_two_ways_to_end_a_body_are_refused(api, lines):
    with wire_to(api) as wire:
        wire.sendall(head(api, FORM, lines) + b"0\r\n\r\n")
        assert answer_of(wire)[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 408")


def test_headers_that_never_end_are_cut_off(api):
    with wire_to(api) as wire:
        wire.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{api.port}\r\n".encode())
        assert drip(wire, itertools.repeat(b"X: y\r\n"), pause=0.05) < 3
    with wire_to(api) as wire:
        wire.sendall(b"GET / HTTP/1.1\r\n")
        assert drip(wire, itertools.repeat(b"X-Long: " + b"y" * 60_000 + b"\r\n")) < 3


def test_two_hundred_connections_that_say_nothing_do_not_keep_others_waiting(api):
    silent = [wire_to(api) for _ in range(200)]
    began = time.monotonic()
    assert api.client.get("/api/v1/jobs").status_code == 200
    assert time.monotonic() - began < 2
    for wire in silent:
        assert b"HTTP/1.1 2" not in answer_of(wire)  # closed by the server, within its patience
        wire.close()
    assert time.monotonic() - began < 8


def test_slow_uploads_do_not_keep_a_good_one_waiting(api):
    slow = [wire_to(api) for _ in range(20)]
    for wire in slow:
        wire.sendall(head(api, FORM, "Content-Length: 200000\r\n") + START + bytes(1000))
    assert api.client.get("/api/v1/recipes").status_code == 200
    for wire in slow:
        assert answer_of(wire).startswith(b"HTTP/1.1 408")
        wire.close()


def test_a_reader_that_does_not_read_holds_up_nobody(api):
    slow = [wire_to(api) for _ in range(5)]
    for wire in slow:
        wire.sendall(f"GET /api/openapi.json HTTP/1.1\r\nHost: localhost:{api.port}\r\n\r\n".encode() * 20)
    assert api.client.get("/api/v1/jobs").status_code == 200
    for wire in slow:
        wire.close()
