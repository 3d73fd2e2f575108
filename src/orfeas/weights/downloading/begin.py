"""Begin a download: what can be refused is refused here and now, the rest is for a process of its own."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.downloading.asked import ASKED, Asked
from orfeas.weights.downloading.progress import Progress, forget_progress, read_progress, write_progress
from orfeas.weights.downloading.stop import forget_wish
from orfeas.weights.downloading.under_way import PAUSE_SECONDS, TRIES, hold
from orfeas.weights.fetching.transport import Hub, Offline
from orfeas.weights.install import refuse_if_installed
from orfeas.weights.licence import LicenceNotAccepted, check_territory
from orfeas.weights.manifest import Manifest
from orfeas.weights.record import now
from orfeas.weights.staging.claim import InUse, claimed
from orfeas.weights.staging.space import disk_failures

OURS = ("ORFEAS_", "HF_")
"""Variables the process does not need: it is told all that is in them, and passwords are among them."""

_log = logging.getLogger("orfeas.weights")


class DownloadUnderWay(OrfeasError):
    """The weights {name} are being downloaded already. Look how far that is, or stop it first."""

    kind = Kind.CONFLICT


class DownloadNotStarted(OrfeasError):
    """The download of {name} could not be started: {problem}. Free some memory and try again."""

    kind = Kind.UNAVAILABLE


def check_terms(manifest: Manifest, *, hub: Hub, territory: str | None) -> str | None:
    """The declared territory, where weights may be downloaded at all.

    Raises:
        OrfeasError: what `check_territory` raises.
        Offline: nothing is to be fetched.
    """
    declared = check_territory(manifest, territory)
    if hub.is_offline:
        raise Offline
    return declared


def begin(manifest: Manifest, *, folder: Path, hub: Hub, territory: str | None, accepted: str) -> Progress:
    """Start a process that installs weights, as `install` does; `look` tells how far it is.

    Args:
        folder: of all weights.
        territory: as the owner declared it; None where nobody has.
        accepted: the id of the licence that was accepted.

    Raises:
        OrfeasError: what `check_terms` raises.
        AlreadyInstalled, DownloadUnderWay, InUse: not now.
        LicenceNotAccepted: it was another.
        DownloadNotStarted: there is no room for another process.
    """
    name, licence = manifest.name, manifest.licence
    declared = check_terms(manifest, hub=hub, territory=territory)
    refuse_if_installed(folder, name)
    if accepted != licence.id:
        raise LicenceNotAccepted(name=name, title=licence.title, url=licence.url, id=licence.id)
    lock = hold(folder, name)
    if lock is None:
        raise DownloadUnderWay(name=name)
    try:
        _refuse_if_taken(folder, name)
        at = now()
        first = Progress(name, hub.host, "asking", None, done=0, total=0, rate=None, begun_at=at, told_at=at)
        token = hub.token.get_secret_value() if hub.token else None
        with disk_failures(folder):
            forget_wish(folder, name)
            write_progress(first, folder)
        _start(Asked(manifest, folder, hub.url, declared, accepted, first, token), lock)
    finally:
        os.close(lock)
    return first


def _refuse_if_taken(folder: Path, name: str) -> None:
    """Another command may be at work; a download that was killed may still be letting go."""
    for left in reversed(range(TRIES)):
        try:
            with claimed(folder, name):
                refuse_if_installed(folder, name)
            return
        except InUse:
            if not left:
                raise
            time.sleep(PAUSE_SECONDS)


def _start(asked: Asked, lock: int) -> None:
    """The process has a session of its own, so that what ends ours by Ctrl-C or by group does not end it."""
    name = asked.manifest.name
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "orfeas.weights.downloading.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=(lock,),
            start_new_session=True,
            env={each: value for each, value in os.environ.items() if not each.startswith(OURS)},
        )
    except OSError as error:
        forget_progress(asked.folder, name)
        raise DownloadNotStarted(name=name, problem=(error.strerror or str(error)).lower()) from error
    assert child.stdin is not None
    with contextlib.suppress(BrokenPipeError), child.stdin:  # it died at once: `look` finds that out
        child.stdin.write(ASKED.dump_json(asked))
    threading.Thread(target=_await_end, args=(child, asked.folder, name), daemon=True).start()


def _await_end(child: subprocess.Popen[bytes], folder: Path, name: str) -> None:
    if status := child.wait():
        progress = read_progress(folder, name)
        failure = progress.failure if progress else None
        problem = failure["sentence"] if failure else f"its process ended with {status}"
        _log.warning("the download of %s failed: %s", name, problem)
