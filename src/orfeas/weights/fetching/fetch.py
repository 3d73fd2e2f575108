"""Fetch: one file of a repository, from where the last try ended, checked before it has its name."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import httpx2 as httpx

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.fetching.facts import FileFacts
from orfeas.weights.fetching.transport import HubBusy, HubFails, HubUnreachable, Line, refuse
from orfeas.weights.staging.digest import git_sha1_of, sha256_of
from orfeas.weights.staging.space import disk_failures

TRIES = 6
PROGRESS_WORTH_A_TRY = 1 << 20
LONGEST_PAUSE_SECONDS = 60.0

Report = Callable[[int, int], None]
"""Told how many bytes are there, and how many there will be."""


class LineCut(OrfeasError):
    """The line to {host} broke {tries} times in a row, last after {done:,} of {size:,} bytes of {path}. They are kept: run the same command again to go on from there."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class WrongBytes(OrfeasError):
    """What {host} sent is not {path}: {problem}. It was deleted, and nothing was installed. Run the command again; if it comes out the same, look at HF_ENDPOINT."""  # noqa: E501

    kind = Kind.INVALID


class _Cut(Exception):
    """The line broke; what has come is on the disk."""


def fetch(
    line: Line,
    facts: FileFacts,
    to: Path,
    *,
    report: Report = lambda _done, _size: None,
    checking: Report = lambda _done, _size: None,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Bring one file here. What a try leaves behind, killed or cut, is where the next one starts.

    Args:
        to: where it goes, in a folder that is there; until it is whole and right it is called NAME.part.
        report, checking: told the bytes that are there, and that are checked.
        wait: sleeps so many seconds between tries.

    Raises:
        LineCut: the line broke too often; what came is kept.
        WrongBytes: too many bytes, or others than were promised; they are deleted.
        OrfeasError: as `transport` and `space` have them.
    """
    part = to.with_name(to.name + ".part")
    with disk_failures(to.parent):
        if not _is_there(to, facts):
            _drop_another(part, facts)
            try:
                _fill(line, facts, part, report=report, wait=wait)
            except WrongBytes:
                part.unlink()
                raise
            part.replace(to)
            _note_of(part).unlink(missing_ok=True)
    report(facts.size, facts.size)
    _check(to, facts, host=line.hub.host, checking=checking)


def size_so_far(to: Path, facts: FileFacts) -> int:
    """Bytes of a file that a former try has brought already."""
    part = to.with_name(to.name + ".part")
    if _is_there(to, facts):
        return facts.size
    return part.stat().st_size if part.is_file() and _read_note(part) == _note(facts) else 0


def _is_there(to: Path, facts: FileFacts) -> bool:
    return to.is_file() and to.stat().st_size == facts.size


# --- what a try leaves for the next


def _note_of(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _note(facts: FileFacts) -> dict[str, object]:
    where = f"{facts.repository}/{facts.path}"
    return {"file": where, "revision": facts.revision, "hash": facts.hash, "size": facts.size}


def _read_note(part: Path) -> object:
    try:
        return json.loads(_note_of(part).read_bytes())
    except (OSError, ValueError):
        return None


def _drop_another(part: Path, facts: FileFacts) -> None:
    """What was begun of another file, or of nobody knows which, is no beginning of this one."""
    if _read_note(part) == _note(facts) and (not part.exists() or part.stat().st_size <= facts.size):
        return
    part.unlink(missing_ok=True)
    _note_of(part).write_text(json.dumps(_note(facts)))


# --- bytes


def _fill(line: Line, facts: FileFacts, part: Path, *, report: Report, wait: Callable[[float], None]) -> None:
    left = TRIES
    with part.open("ab", buffering=0) as file:
        while (done := file.tell()) < facts.size:
            try:
                _go_on(line, facts, file, report=report)
            except (_Cut, HubUnreachable, HubFails, HubBusy) as failure:
                left = TRIES - 1 if file.tell() - done >= PROGRESS_WORTH_A_TRY else left - 1
                if left <= 0:
                    raise _last(failure, line, facts, file.tell()) from failure
                wait(min(LONGEST_PAUSE_SECONDS, 2.0 ** (TRIES - 1 - left)) * random.uniform(0.5, 1.0))
        os.fsync(file.fileno())


def _last(failure: Exception, line: Line, facts: FileFacts, done: int) -> OrfeasError:
    if isinstance(failure, OrfeasError):
        return failure
    return LineCut(host=line.hub.host, tries=TRIES, done=done, size=facts.size, path=facts.path)


def _go_on(line: Line, facts: FileFacts, file: BinaryIO, *, report: Report) -> None:
    """One request for what is missing, until the last byte or the cut."""
    url = line.url_of(facts.repository, facts.revision, facts.path)
    done = file.tell()
    headers = {"Range": f"bytes={done}-"} if done else {}
    with line.ask("GET", url, leaves_hub=True, **headers) as response:
        refuse(response, line, repository=facts.repository, revision=facts.revision, path=facts.path)
        if response.status_code != 206:  # whoever knows no ranges, or none of this file, sends all of it
            file.truncate(0)
            file.seek(done := 0)
        elif _start_of(response) != (done, facts.size):
            raise _wrong(line, facts, "it answered with another part of the file than was asked for")
        if response.status_code == 416:
            raise _Cut
        report(done, facts.size)
        try:
            for piece in response.iter_raw():
                if done + len(piece) > facts.size:
                    raise _wrong(line, facts, f"it has more than {facts.size:,} bytes")
                file.write(piece)
                done += len(piece)
                report(done, facts.size)
        except httpx.TransportError as error:
            raise _Cut from error
    if done < facts.size:
        raise _Cut


def _start_of(response: httpx.Response) -> tuple[int, int] | None:
    """Where the bytes of an answer begin, and how many the whole file has."""
    found = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", response.headers.get("Content-Range", ""))
    return (int(found[1]), int(found[2])) if found else None


# --- checking


def _check(to: Path, facts: FileFacts, *, host: str, checking: Report) -> None:
    if facts.sha256:
        found, expected = sha256_of(to, checking), facts.sha256
    else:
        found, expected = git_sha1_of(to.read_bytes()), facts.git_sha1 or ""
    if found != expected:
        with contextlib.suppress(OSError):
            to.unlink()
        problem = f"its hash is {found[:12]}…, not {expected[:12]}…"
        raise WrongBytes(host=host, path=facts.path, problem=problem)


def _wrong(line: Line, facts: FileFacts, problem: str) -> WrongBytes:
    return WrongBytes(host=line.hub.host, path=facts.path, problem=problem)
