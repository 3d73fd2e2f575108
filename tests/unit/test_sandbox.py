"""The sandbox: what a call may use, and that nothing it does harms the next."""

import threading
from pathlib import Path

import pytest

import sandboxed
from orfeas.sandbox import Limits, Sandbox, SandboxDied, SandboxLimit


@pytest.fixture(scope="module", autouse=True)
def child_finds_the_tests():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(sandboxed.__file__).parent))
        yield


@pytest.fixture(scope="module")
def sandbox():
    limits = Limits(memory_bytes=200_000_000, cpu_seconds=2, wall_seconds=1.0, output_bytes=5_000_000)
    made = Sandbox(preload=("sandboxed",), limits=limits)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def the_next_call_is_unharmed(sandbox):
    yield
    assert sandbox.call("sandboxed:echo", b"again", times=2).blobs == {"echo": b"againagain"}


def test_values_and_bytes_come_back(sandbox):
    reply = sandbox.call("sandboxed:echo", b"\x00\xff", times=3)
    assert reply.blobs == {"echo": b"\x00\xff" * 3}
    assert reply.values == {"length": 6}


def test_typed_failure_crosses_the_border(sandbox):
    with pytest.raises(sandboxed.TooManyBeans, match="12 beans") as caught:
        sandbox.call("sandboxed:refuse", b"", beans=12)
    assert caught.value.details == {"beans": 12}


@pytest.mark.parametrize(
    ("deed", "failure", "says"),
    [
        ("eat_memory", SandboxLimit, "more memory"),
        ("never_end", SandboxLimit, "more time"),
        ("sleep_long", SandboxLimit, "more time"),
        ("flood", SandboxLimit, "more space"),
        ("crash", SandboxDied, "damaged"),
        ("leave", SandboxDied, "damaged"),
        ("raise_anything", SandboxDied, "damaged"),
    ],
)
def test_every_misdeed_ends_as_one_typed_failure(sandbox, deed, failure, says):
    with pytest.raises(failure, match=says):
        sandbox.call(f"sandboxed:{deed}", b"")


def test_threads_share_one_sandbox(sandbox):
    replies = {}

    def ask(number):
        replies[number] = sandbox.call("sandboxed:echo", str(number).encode(), times=1).blobs["echo"]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert replies == {number: str(number).encode() for number in range(8)}


def test_sandbox_comes_back_after_its_zygote_is_killed(sandbox):
    sandbox.call("sandboxed:echo", b"warm", times=1)
    sandbox._zygote.kill()
    sandbox._zygote.wait()
    assert sandbox.call("sandboxed:echo", b"x", times=1).blobs["echo"] == b"x"


def test_child_sees_nothing_of_our_environment(sandbox, monkeypatch):
    monkeypatch.setenv("ORFEAS_SECRET", "hush")
    fresh = Sandbox(preload=("sandboxed",))
    names = fresh.call("sandboxed:environment", b"").values["names"]
    fresh.close()
    assert not [name for name in names if "SECRET" in name or "TOKEN" in name]
