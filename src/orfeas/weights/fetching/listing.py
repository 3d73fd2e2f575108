"""Listing: which files a repository has at a revision, as its hub tells, and those of them that a pipeline takes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import httpx2 as httpx
from pydantic import TypeAdapter, ValidationError

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.fetching.facts import FileFacts
from orfeas.weights.fetching.transport import HubUnreachable, Line, refuse
from orfeas.weights.manifest import FilePath, Sha256

LARGEST_ANSWER, MOST_FILES = 8 << 20, 4_000
CARD = "README.md"
DESCRIPTIONS = (".jinja", ".json", ".model", ".txt")
_WEIGHTS = re.compile(
    r"(?:model|diffusion_pytorch_model)"
    r"(?P<half>\.fp16)?(?:-\d{5}-of-\d{5})?(?P<half_at_end>\.fp16)?\.safetensors(?:\.index(?P<half_list>\.fp16)?\.json)?"
)
_PATH, _SHA256 = TypeAdapter(FilePath), TypeAdapter(Sha256)


class ListingUnusable(OrfeasError):
    """What {host} tells of the files of {repository} cannot be used: {problem}. Look at HF_ENDPOINT; if it is right, register a copy you have: `orfeas models register PATH`."""  # noqa: E501

    kind = Kind.INVALID


def list_files(line: Line, *, repository: str, revision: str) -> list[FileFacts]:
    """All files of a repository, with what to hold each against.

    Raises:
        ListingUnusable: the answer is no such list, or one of another revision.
        OrfeasError: as `transport` has them.
    """
    url = f"{line.hub.url}/api/models/{repository}/revision/{revision}?blobs=true"
    with line.ask("GET", url, leaves_hub=False) as response:
        refuse(response, line, repository=repository, revision=revision, path="list of files")
        content = _whole(response, line, repository)
    try:
        told = json.loads(content)
        if told["sha"] != revision:
            raise _unusable(line, repository, f"it is that of revision {str(told['sha'])[:40]}, not {revision}")
        if len(told["siblings"]) > MOST_FILES:
            raise _unusable(line, repository, f"there are more than {MOST_FILES:,} of them")
        return [_facts(each, repository, revision) for each in told["siblings"] if _is_plain(each["rfilename"])]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unusable(line, repository, "it is no such list") from error


def files_of_pipeline(listed: Sequence[FileFacts], index: Mapping[str, Any]) -> list[FileFacts]:
    """Those that a pipeline takes: descriptions of its parts, their weights in half precision where there are such, and
    its card, which says its licence.

    Args:
        listed: all there are.
        index: its description, model_index.json.
    """
    parts = {name for name, value in index.items() if isinstance(value, list) and value != [None, None]}
    halves = {_folder(each) for each in listed if _is_half(each)}
    return [
        each
        for each in listed
        if each.path == CARD or (_folder(each) in parts and _is_taken(each, has_half=_folder(each) in halves))
    ]


def _is_taken(facts: FileFacts, *, has_half: bool) -> bool:
    name = facts.path.rpartition("/")[2]
    found = _WEIGHTS.fullmatch(name)
    if found is not None:
        return any(found.groupdict().values()) == has_half
    return name.endswith(DESCRIPTIONS) and ".index." not in name


def _is_half(facts: FileFacts) -> bool:
    found = _WEIGHTS.fullmatch(facts.path.rpartition("/")[2])
    return found is not None and any(found.groupdict().values())


def _folder(facts: FileFacts) -> str:
    return facts.path.rpartition("/")[0]


def _whole(response: httpx.Response, line: Line, repository: str) -> bytes:
    content = b""
    try:
        for piece in response.iter_raw():
            content += piece
            if len(content) > LARGEST_ANSWER:
                raise _unusable(line, repository, "it is too long")
    except httpx.TransportError as error:
        raise HubUnreachable(host=line.hub.host, problem="the line broke") from error
    return content


def _is_plain(path: object) -> bool:
    try:
        return _PATH.validate_python(path) == path
    except ValidationError:
        return False


def _facts(told: Mapping[str, Any], repository: str, revision: str) -> FileFacts:
    """Large files are stored apart and told by sha256, small ones by git's hash."""
    large = told.get("lfs")
    size = large["size"] if large else told["size"]
    git_sha1 = None if large else told["blobId"]
    sha256 = _SHA256.validate_python(large["sha256"]) if large else None
    if not isinstance(size, int) or size < 0 or (git_sha1 and not re.fullmatch("[0-9a-f]{40}", git_sha1)):
        raise ValueError("no size or no hash")
    return FileFacts(repository, revision, told["rfilename"], size, sha256, git_sha1, pinned=False)


def _unusable(line: Line, repository: str, problem: str) -> ListingUnusable:
    return ListingUnusable(host=line.hub.host, repository=repository, problem=problem)
