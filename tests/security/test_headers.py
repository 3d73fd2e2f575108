"""What every answer carries, refusals included; what each kind of page may load."""

import re

import httpx2 as httpx
import pytest

from orfeas.api import pages
from orfeas.api.app import create_app

INDEX = "<!doctype html><meta name='nonce' content='__CSP_NONCE__'><style nonce='__CSP_NONCE__'></style>"


@pytest.fixture
def client():
    transport = httpx.ASGITransport(app=create_app(), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:5000")


@pytest.fixture
def built(tmp_path, monkeypatch):
    (tmp_path / "static").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "index.html").write_text(INDEX)
    (tmp_path / "static" / "app-DEADBEEF.js").write_text("1")
    (tmp_path / "static" / "plain.js").write_text("1")
    (tmp_path / "favicon.svg").write_text("<svg/>")
    (tmp_path / "docs" / "redoc.standalone.js").write_text("1")
    (tmp_path.parent / "secret.txt").write_text("secret")
    monkeypatch.setattr(pages, "PAGES", tmp_path)
    return tmp_path


def policy_of(answer):
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: value.split() for name, _, value in parts}


@pytest.mark.parametrize("path", ["/api/openapi.json", "/api/v1/nothing", "/api/docs", "/", "/static/none.js"])
async def test_every_answer_carries_the_safe_headers(client, path):
    headers = (await client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert re.fullmatch(r"[0-9a-f]{32}", headers["x-trace-id"])
    assert "server" not in headers


async def test_a_refusal_at_the_door_carries_them_too(client):
    headers = (await client.get("/", headers={"Host": "evil.example"})).headers
    assert headers["x-content-type-options"] == "nosniff" and "x-trace-id" in headers


async def test_answers_of_the_interface_may_load_and_run_nothing(client):
    policy = policy_of(await client.get("/api/openapi.json"))
    assert policy["default-src"] == ["'none'"] and "sandbox" in policy and "script-src" not in policy


async def test_index_has_a_fresh_nonce_each_time_and_only_styles_use_it(client, built):
    first, second = [await client.get("/") for _ in range(2)]
    nonces = []
    for answer in (first, second):
        policy = policy_of(answer)
        (token,) = [value for value in policy["style-src"] if value.startswith("'nonce-")]
        nonces.append(token.removeprefix("'nonce-").removesuffix("'"))
        assert answer.text.count(nonces[-1]) == 2 and pages.NONCE_MARK not in answer.text
        assert policy["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
        assert policy["default-src"] == ["'none'"] and policy["frame-ancestors"] == ["'none'"]
        assert answer.headers["cache-control"] == "no-cache"
    assert nonces[0] != nonces[1]


async def test_hashed_files_are_kept_for_ever_and_plain_ones_asked_for_again(client, built):
    hashed, plain = [await client.get(f"/static/{name}") for name in ("app-DEADBEEF.js", "plain.js")]
    assert "immutable" in hashed.headers["cache-control"] and plain.headers["cache-control"] == "no-cache"
    assert hashed.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("path", ["/static/../../secret.txt", "/static/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt"])
async def test_no_address_leads_out_of_the_pages(client, built, path):
    answer = await client.get(httpx.URL("http://localhost:5000").copy_with(raw_path=path.encode()))
    assert answer.status_code == 404 and "secret" not in answer.text.replace("secret.txt", "")


async def test_addresses_inside_the_studio_are_its_own_for_a_browser(client, built):
    browser = {"Accept": "text/html,application/xhtml+xml"}
    assert (await client.get("/library/abc", headers=browser)).text.startswith("<!doctype html>")
    assert (await client.get("/favicon.svg")).headers["content-type"] == "image/svg+xml"
    assert (await client.get("/api/v1/nothing", headers=browser)).json()["code"] == "not_found"


async def test_without_built_pages_the_command_is_named(client, tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "PAGES", tmp_path)
    answer = await client.get("/")
    assert answer.status_code == 200 and "make pages" in answer.text


@pytest.mark.parametrize("path", ["/api/docs", "/api/redoc"])
async def test_the_documentation_runs_only_our_own_scripts(client, built, path):
    answer = await client.get(path)
    assert policy_of(answer)["script-src"] == ["'self'"]
    assert not re.search(r"<script(?![^>]*\bsrc=)", answer.text)
    assert (await client.get("/api/docs/files/redoc.standalone.js")).status_code == 200


async def test_an_unknown_method_is_a_problem_with_the_methods_there_are(client):
    answer = await client.request("PUT", "/api/v1/jobs")
    assert answer.status_code == 405 and answer.json()["code"] == "method_not_allowed"
    assert "GET" in answer.headers["allow"]
