"""Requests to a hub: where they lead, and what they take along."""

import httpx2 as httpx
import pytest
from pydantic import SecretStr

from orfeas.weights.fetching.transport import (
    Hub,
    HubUnreachable,
    Line,
    ProxyUnusable,
    TokenUnusable,
    open_line,
)

HUB = "https://hub.example"


def line_to(answer, *, token=None):
    """A line whose other end is a function, and the requests it got."""
    seen = []

    def answered(request):
        seen.append(request)
        return answer(request)

    client = httpx.Client(transport=httpx.MockTransport(answered))
    return Line(Hub(HUB, token=token and SecretStr(token)), client), seen


def sent_on(**places):
    def answer(request):
        place = places.get(request.url.path.strip("/"))
        return httpx.Response(302, headers={"Location": place}) if place else httpx.Response(200, text="here")

    return answer


def asked(line, *, leaves_hub=True):
    with line.ask("GET", f"{HUB}/start", leaves_hub=leaves_hub) as response:
        return response.read().decode()


def test_the_token_stays_with_the_hub_by_scheme_host_and_port():
    line, seen = line_to(sent_on(start="/next", next="https://hub.example:8443/far"), token="sesame")
    assert asked(line) == "here"
    assert [request.headers.get("Authorization") for request in seen] == ["Bearer sesame", "Bearer sesame", None]


def test_encryption_is_not_left():
    line, seen = line_to(sent_on(start="http://hub.example/plain"), token="sesame")
    with pytest.raises(HubUnreachable, match="without encryption"):
        asked(line)
    assert len(seen) == 1


@pytest.mark.parametrize("place", ["/start", "https://[::1/"])
def test_a_way_that_leads_nowhere_ends(place):
    line, seen = line_to(sent_on(start=place))
    with pytest.raises(HubUnreachable):
        asked(line)
    assert len(seen) <= 5


def test_only_a_download_leaves_the_hub():
    line, seen = line_to(sent_on(start="https://elsewhere.example/file"))
    assert asked(line, leaves_hub=False) == "" and len(seen) == 1


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "café"])
def test_a_token_that_is_none_is_refused_without_being_shown(token):
    with pytest.raises(TokenUnusable) as caught, open_line(Hub(HUB, token=SecretStr(token))):
        pytest.fail("it was taken")
    assert token not in caught.value.sentence


def test_a_token_copied_with_its_line_end_is_taken():
    line, seen = line_to(sent_on(), token="sesame\n")
    asked(line)
    assert seen[0].headers["Authorization"] == "Bearer sesame"


def test_a_proxy_that_is_none_is_told_without_its_password(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "gopher://me:hush@proxy:1")
    with pytest.raises(ProxyUnusable) as caught, open_line(Hub(HUB)):
        pytest.fail("it was taken")
    assert "hush" not in caught.value.sentence


def test_a_proxy_is_asked_instead_of_the_hub(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with (
        open_line(Hub("http://hub.invalid")) as line,
        pytest.raises(HubUnreachable, match="refused"),
        line.ask("GET", "http://hub.invalid/x", leaves_hub=True),
    ):
        pytest.fail("somebody answered")
