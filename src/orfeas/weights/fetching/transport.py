"""Transport: requests to a hub, whose token goes to the hub and nowhere else."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2 as httpx
from pydantic import SecretStr
from pydantic.dataclasses import dataclass

import orfeas
from orfeas.errors import Kind, OrfeasError

MOST_HOPS = 5
REDIRECTS = (301, 302, 303, 307, 308)
TIMEOUT = httpx.Timeout(60.0, connect=15.0)  # between two bytes, not for a whole file


class Offline(OrfeasError):
    """Nothing is fetched while ORFEAS_OFFLINE or HF_HUB_OFFLINE is set. Unset it, or bring the weights along: `orfeas models import FILE`, or `orfeas models register PATH`."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class TokenUnusable(OrfeasError):
    """HF_TOKEN holds something that no token has, such as a space. Copy it again from your account's page."""

    kind = Kind.INVALID


class ProxyUnusable(OrfeasError):
    """The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names cannot be used. Write it as http://host:port, or unset it."""  # noqa: E501

    kind = Kind.INVALID


class HubUnreachable(OrfeasError):
    """{host} cannot be reached: {problem}. Look at the line, at HF_ENDPOINT and at HTTPS_PROXY; what has arrived is kept, and the same command goes on from there."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class HubRefuses(OrfeasError):
    """{host} does not hand out {path} of {repository}: {problem}. {remedy}, and run the command again."""

    kind = Kind.FORBIDDEN


class NotOnTheHub(OrfeasError):
    """{host} has no {path} in {repository} at revision {revision}. Look at HF_ENDPOINT; if it is right, register a copy you have: `orfeas models register PATH`."""  # noqa: E501

    kind = Kind.MISSING


class HubBusy(OrfeasError):
    """{host} asks for a pause: too many requests. Run the same command again in some minutes; it goes on from there. With HF_TOKEN set, more are allowed."""  # noqa: E501

    kind = Kind.EXHAUSTED


class HubFails(OrfeasError):
    """{host} has trouble of its own (status {status}). Run the same command again later; it goes on from there."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Hub:
    """Where files are fetched from.

    Attributes:
        url: without a slash at its end.
        token: who asks; None for anybody.
        is_offline: nothing is to be fetched at all.
    """

    url: str = "https://huggingface.co"
    token: SecretStr | None = None
    is_offline: bool = False

    @property
    def host(self) -> str:
        """For people."""
        url = httpx.URL(self.url)
        return url.host if url.port is None else f"{url.host}:{url.port}"


class Line:
    """An open line to one hub."""

    def __init__(self, hub: Hub, client: httpx.Client) -> None:
        self.hub = hub
        self._client = client
        self._origin = _origin(httpx.URL(hub.url))
        token = hub.token.get_secret_value().strip() if hub.token else ""
        if not re.fullmatch("[!-~]*", token):
            raise TokenUnusable
        self._authorization = {"Authorization": f"Bearer {token}"} if token else {}

    def url_of(self, repository: str, revision: str, path: str) -> str:
        return f"{self.hub.url}/{repository}/resolve/{revision}/{path}"

    @contextmanager
    def ask(self, method: str, url: str, *, leaves_hub: bool, **headers: str) -> Iterator[httpx.Response]:
        """One answer, its body unread; redirections are followed.

        Args:
            leaves_hub: follow to other hosts too, where the token does not go; else the answer that sends there.

        Raises:
            HubUnreachable: no answer, or one that leads nowhere.
            httpx.TransportError: the line broke while the body was read.
        """
        at = httpx.URL(url)
        for _ in range(MOST_HOPS):
            response = self._send(method, at, headers)
            try:
                onward = _onward(response, self.hub.host)
                if onward is None or (not leaves_hub and _origin(onward) != self._origin):
                    yield response
                    return
                if at.scheme == "https" and onward.scheme != "https":
                    raise HubUnreachable(host=self.hub.host, problem="it sends on to an address without encryption")
                at = onward
            finally:
                response.close()
        raise HubUnreachable(host=self.hub.host, problem="it sends on and on")

    def _send(self, method: str, at: httpx.URL, headers: dict[str, str]) -> httpx.Response:
        own = self._authorization if _origin(at) == self._origin else {}
        wanted = {**headers, **own, "Accept-Encoding": "identity", "User-Agent": f"orfeas/{orfeas.__version__}"}
        try:
            return self._client.send(self._client.build_request(method, at, headers=wanted), stream=True)
        except httpx.HTTPError as error:
            problem = str(error) or type(error).__name__
            raise HubUnreachable(host=at.host or self.hub.host, problem=problem[:1].lower() + problem[1:]) from error


@contextmanager
def open_line(hub: Hub) -> Iterator[Line]:
    """A line to a hub, through the proxies that the usual variables name.

    Raises:
        Offline: nothing is to be fetched.
        TokenUnusable, ProxyUnusable: what was set for it is none.
    """
    if hub.is_offline:
        raise Offline
    for name in ("httpx2", "httpcore2"):  # they log addresses, and where a large file lies is signed for whoever has it
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        client = httpx.Client(timeout=TIMEOUT, follow_redirects=False)
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise ProxyUnusable from error
    with client:
        yield Line(hub, client)


def refuse(response: httpx.Response, line: Line, *, repository: str, revision: str, path: str) -> None:
    """Turn an answer that is none into its failure; a good one passes.

    Raises:
        HubRefuses, NotOnTheHub, HubBusy, HubFails: by its status.
    """
    host, status = line.hub.host, response.status_code
    if status < 400 or status == 416:
        return
    if status in (401, 403):
        raise _refusal(line, repository=repository, path=path)
    if status in (404, 410):
        raise NotOnTheHub(host=host, path=path, repository=repository, revision=revision)
    if status == 429:
        raise HubBusy(host=host)
    raise HubFails(host=host, status=status)


def _refusal(line: Line, *, repository: str, path: str) -> HubRefuses:
    page = f"{line.hub.url}/{repository}"
    if line.hub.token is None:
        problem = "it wants to know who asks"
        remedy = f"Sign in at {page}, accept the terms there if it asks, make a token and set HF_TOKEN to it"
    else:
        problem = "it does not accept your HF_TOKEN for it"
        remedy = f"Accept the terms at {page} with the token's account, or set HF_TOKEN to another"
    return HubRefuses(host=line.hub.host, path=path, repository=repository, problem=problem, remedy=remedy)


def _onward(response: httpx.Response, host: str) -> httpx.URL | None:
    location = response.headers.get("Location")
    if response.status_code not in REDIRECTS or location is None:
        return None
    try:
        return response.url.join(location)
    except httpx.InvalidURL as error:
        raise HubUnreachable(host=host, problem="it sends on to an address that is none") from error


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    usual = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, usual if url.port is None else url.port
