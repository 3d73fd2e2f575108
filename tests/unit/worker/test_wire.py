"""Messages between the worker and its child come through whole, however they were cut on the way."""

import os

import pytest

from orfeas.worker.wire import HEAD, Splitter, pack, parse, receive, send

MESSAGES = [{"is": "ready"}, {"is": "result", "values": {"name": "Ünicode\n", "n": [1, 2.5, None]}}, {}]


@pytest.mark.parametrize("size", [1, 3, 7, 10_000])
def test_splitter_gives_whole_messages_whatever_the_parts(size):
    stream = b"".join(pack(message) for message in MESSAGES)
    splitter = Splitter()
    wholes = [whole for start in range(0, len(stream), size) for whole in splitter.feed(stream[start : start + size])]
    assert b"".join(wholes) == stream
    assert [parse(whole[HEAD.size :]) for whole in wholes] == MESSAGES


def test_half_a_message_is_kept_back():
    assert list(Splitter().feed(pack(MESSAGES[1])[:-1])) == []


def test_messages_go_through_a_pipe_and_its_end_is_told():
    reading, writing = os.pipe()
    for message in MESSAGES:
        send(writing, message)
    os.write(writing, pack(MESSAGES[1])[:9])
    os.close(writing)
    assert [receive(reading) for _ in MESSAGES] == MESSAGES
    assert receive(reading) is None
    os.close(reading)
