"""What crosses to the engines' process and back comes through whole; what is too large or odd is refused unread."""

import json
import socket
import threading
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from makers import make_paint, make_picture, make_sphere
from orfeas.engines.contract import Cutout, Quality, Surface, UsedAdapter
from orfeas.engines.weight_files import AdapterFile
from orfeas.intake.views import View
from orfeas.worker.residents import frames
from orfeas.worker.residents.frames import Frame, FrameUnreadable, receive_frame, send_frame
from orfeas.worker.residents.values import Asked, asked_of_frame, frame_of_asked, frame_of_surface, surface_of_frame
from orfeas.worker.wire import HEAD

CLAY = AdapterFile(Path("/styles/clay.safetensors"), 0.5, "clay", "ab", config_sha256="cd")
USED = UsedAdapter("clay", 0.5, "ab")


@pytest.fixture
def ends():
    one, other = socket.socketpair()
    for end in (one, other):
        end.settimeout(10)
    yield one, other
    one.close(), other.close()


def through(ends, frame):
    """The frame as it arrives."""
    sending = threading.Thread(target=send_frame, args=(ends[0], frame))
    sending.start()
    received = receive_frame(ends[1])
    sending.join()
    return received


def assert_same(one, other):
    """Equal to the last bit, field by field."""
    if is_dataclass(one):
        assert type(one) is type(other)
        for each in fields(one):
            assert_same(getattr(one, each.name), getattr(other, each.name))
    elif isinstance(one, np.ndarray):
        assert one.dtype == other.dtype and np.array_equal(one, other)
    elif isinstance(one, tuple) and one and is_dataclass(one[0]):
        assert len(one) == len(other)
        for pair in zip(one, other, strict=True):
            assert_same(*pair)
    else:
        assert one == other


def make_cutout(seed):
    picture = make_picture(pixels=24, seed=seed)
    mask = np.random.default_rng(seed).random((24, 24), np.float32)
    return Cutout(picture, mask, picture.pixels[..., :3][:, ::-1], "given", np.float32(0.25), dropped=(0.5, 0.125))


def make_surface():
    mesh = make_sphere(2)
    paint = make_paint(mesh, front_pixels=16)
    seen = replace(paint.projections[0], depth=np.full((16, 16), -1e6, np.float32), slack=0.25)
    paint = replace(paint, projections=(*paint.projections, seen))
    told = {"camera_elevation": np.float64(0.5), "is_upright": True, "warnings": ("It is round.",)}
    return Surface(mesh, paint, "it", "7", weights="sha256:ab", weights_license="a licence", adapters=(USED,), **told)


def test_what_a_job_asks_comes_through_whole(ends):
    asked = Asked("it", "sha256:ab", make_cutout(1), Quality(steps=7, seed=2**31), {View.TOP: make_cutout(2)}, (CLAY,))
    received = asked_of_frame(through(ends, frame_of_asked(asked)))
    assert (received.engine, received.weights, received.quality) == ("it", "sha256:ab", asked.quality)
    assert received.adapters == (CLAY,)
    assert_same(received.cutout, asked.cutout)
    assert list(received.others) == [View.TOP]
    assert_same(received.others[View.TOP], asked.others[View.TOP])


def test_a_surface_comes_through_whole(ends):
    surface = make_surface()
    assert_same(surface_of_frame(through(ends, frame_of_surface(surface))), surface)


def test_frames_follow_each_other_and_the_end_is_told(ends):
    sent = [Frame({"n": 1}), Frame({"n": 2}, [np.zeros((0, 3), np.float32), np.arange(5)]), Frame({"n": 3})]
    received = [through(ends, frame) for frame in sent]
    assert [frame.message["n"] for frame in received] == [1, 2, 3]
    assert [array.shape for array in received[1].arrays] == [(0, 3), (5,)]
    ends[0].close()
    assert receive_frame(ends[1]) is None


@pytest.mark.parametrize("length", [2, HEAD.size + 3, -3])
def test_half_a_frame_is_none(ends, length):
    whole = socket.socketpair()
    send_frame(whole[0], Frame({}, [np.arange(100)]))
    ends[0].sendall(whole[1].recv(1 << 16)[:length])
    ends[0].close(), whole[0].close(), whole[1].close()
    assert receive_frame(ends[1]) is None


@pytest.mark.parametrize(
    ("arrays", "problem"),
    [
        ([["|O", [1]]], r"\|O"),
        ([["<f4", [-1, 4]]], "-1"),
        ([["<f4", [1.5]]], "1.5"),
        ([["<f4", [1, 1, 1, 1, 1]]], "shape"),
        ([["<f8", [2**20, 2**20]]], "8,796,093,022,208 bytes"),
        ([["<f4", [1 << 29]], ["<f4", [1]]], "2,147,483,652 bytes"),
        ([["<f4", [1]]] * 65, "65 arrays"),
        ("none", "unpack"),
    ],
)
def test_arrays_that_are_too_many_too_large_or_no_numbers_are_refused_unread(ends, arrays, problem):
    head = json.dumps({"message": {}, "arrays": arrays}).encode()
    ends[0].sendall(HEAD.pack(len(head)) + head)
    with pytest.raises(FrameUnreadable, match=problem):
        receive_frame(ends[1])


def test_a_head_that_is_too_long_or_no_json_is_refused(ends):
    ends[0].sendall(HEAD.pack(frames.LONGEST_HEAD + 1))
    with pytest.raises(FrameUnreadable, match="1,048,577 bytes"):
        receive_frame(ends[1])
    ends[0].sendall(HEAD.pack(4) + b"nope")
    with pytest.raises(FrameUnreadable):
        receive_frame(ends[1])


def test_a_number_of_an_array_that_is_not_there_is_told():
    with pytest.raises(FrameUnreadable, match="array 1 of 1"):
        Frame({}, [np.zeros(1)]).array(1)
    with pytest.raises(FrameUnreadable, match="array -1 of 1"):
        Frame({}, [np.zeros(1)]).array(-1)
