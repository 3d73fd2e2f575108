"""Facts: what the hub says of a file before a byte of it is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx2 as httpx

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.fetching.transport import Line, refuse


class AnotherFile(OrfeasError):
    """{host} has another {path} than the one that was looked at here: {problem}. Look at HF_ENDPOINT; if it is right, the file was replaced and is not to be trusted."""  # noqa: E501

    kind = Kind.INVALID


class NothingToCheckBy(OrfeasError):
    """{host} does not say {what} of {path}, so what arrives could not be checked. Set HF_ENDPOINT to the hub itself, or register a copy you have: `orfeas models register PATH`."""  # noqa: E501

    kind = Kind.INVALID


@dataclass(frozen=True)
class FileFacts:
    """A file of a repository, and what to hold it against when it has arrived.

    Attributes:
        size: in bytes.
        sha256: of its bytes; None where the hub tells only `git_sha1`, as git reckons it.
        pinned: whether the hash is ours, and not only the hub's word.
    """

    repository: str
    revision: str
    path: str
    size: int
    sha256: str | None
    git_sha1: str | None
    pinned: bool

    @property
    def hash(self) -> str:
        """The one that is checked, named by its kind."""
        return f"sha256:{self.sha256}" if self.sha256 else f"git-sha1:{self.git_sha1}"


def ask_facts(
    line: Line, *, repository: str, revision: str, path: str, size: int | None = None, sha256: str | None = None
) -> FileFacts:
    """What the hub says of a file, held against what is known already.

    Args:
        size, sha256: as known here; None where only the hub can tell.

    Raises:
        AnotherFile: it has another size, hash or revision.
        NothingToCheckBy: it tells no size or no hash.
        OrfeasError: as `transport` has them.
    """
    url = line.url_of(repository, revision, path)
    with line.ask("HEAD", url, leaves_hub=False) as response:
        refuse(response, line, repository=repository, revision=revision, path=path)
        told_size, told_sha256, git_sha1 = _told(response)
        commit = response.headers.get("X-Repo-Commit", revision)
    for what, known, told in (("revision", revision, commit), ("size", size, told_size), ("hash", sha256, told_sha256)):
        if None not in (known, told) and known != told:
            raise AnotherFile(host=line.hub.host, path=path, problem=f"its {what} is {told}, not {known}")
    size, found = size or told_size, sha256 or told_sha256
    if not size:
        raise NothingToCheckBy(host=line.hub.host, path=path, what="the size")
    if not found and not git_sha1:
        raise NothingToCheckBy(host=line.hub.host, path=path, what="a hash")
    return FileFacts(repository, revision, path, size, found, None if found else git_sha1, pinned=sha256 is not None)


def _told(response: httpx.Response) -> tuple[int | None, str | None, str | None]:
    """Size, sha256 and git's hash: large files are stored apart and have the first, small ones git's."""
    headers = response.headers
    tag = headers.get("X-Linked-ETag") or headers.get("ETag") or ""
    found = tag.removeprefix("W/").strip('"').lower()
    size = headers.get("X-Linked-Size") or (headers.get("Content-Length") if response.status_code == 200 else None)
    return (
        int(size) if size and size.isdecimal() else None,
        found if re.fullmatch("[0-9a-f]{64}", found) else None,
        found if re.fullmatch("[0-9a-f]{40}", found) else None,
    )
