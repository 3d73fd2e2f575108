"""Deeds for the sandbox's tests: run in its child, by name."""

import os
import signal
import time

from orfeas.errors import Kind, OrfeasError
from orfeas.sandbox import Reply


class TooManyBeans(OrfeasError):
    """There are {beans} beans. Take some out."""

    kind = Kind.INVALID


def echo(payload, *, times):
    return Reply(values={"length": len(payload) * times}, blobs={"echo": payload * times})


def refuse(_payload, *, beans):
    raise TooManyBeans(beans=beans)


def eat_memory(_payload):
    return Reply(blobs={"all": bytes(2_000_000_000)})


def never_end(_payload):
    while True:
        pass


def sleep_long(_payload):
    time.sleep(60)


def crash(_payload):
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(_payload):
    os._exit(7)


def flood(_payload):
    return Reply(blobs={"flood": bytes(20_000_000)})


def raise_anything(_payload):
    raise RuntimeError("surprise")


def environment(_payload):
    return Reply(values={"names": sorted(os.environ)})
