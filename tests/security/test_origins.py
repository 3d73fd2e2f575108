"""Any web page can reach a loopback port: only our own pages and plain clients may change anything."""

import httpx2 as httpx
import pytest

from orfeas.api.app import create_app

READS = ["/api/openapi.json", "/api/docs", "/"]
WRITES = [("POST", "/api/v1/generate-3d"), ("POST", "/api/v1/uploads"), ("DELETE", "/api/v1/assets/x")]


@pytest.fixture
def client():
    transport = httpx.ASGITransport(app=create_app(), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:5000")


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("host", ["evil.example", "evil.example:5000", "localhost:5001", "10.0.0.7:5000"])
async def test_a_foreign_host_reads_nothing(client, path, host):
    answer = await client.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "foreign_host"


async def test_a_second_host_or_origin_does_not_hide_behind_the_first(client):
    hosts = await client.get("/api/openapi.json", headers=[("Host", "localhost:5000"), ("Host", "evil.example")])
    assert hosts.status_code == 421
    origins = [("Origin", "http://localhost:5000"), ("Origin", "http://evil.example")]
    assert (await client.post("/api/v1/generate-3d", headers=origins)).status_code == 403


@pytest.mark.parametrize(("method", "path"), WRITES)
@pytest.mark.parametrize("origin", ["null", "http://evil.example", "http://localhost:3000", "https://127.0.0.1"])
async def test_a_foreign_or_null_origin_writes_nothing(client, method, path, origin):
    answer = await client.request(method, path, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.json()["code"] == "foreign_origin"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_browser_that_says_the_request_came_from_elsewhere_is_believed(client, site):
    answer = await client.post("/api/v1/generate-3d", headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403


async def test_no_answer_lets_another_origin_read_it(client):
    for method in ("GET", "OPTIONS"):
        answer = await client.request(
            method,
            "/api/openapi.json",
            headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"},
        )
        assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("origin", ["null", "http://evil.example", "http://localhost:3000"])
async def test_a_websocket_of_a_foreign_origin_is_closed_before_it_opens(origin):
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "websocket", "path": "/api/v1/live", "raw_path": b"/api/v1/live", "query_string": b"", "scheme": "ws",
        "headers": [(b"host", b"localhost:5000"), (b"origin", origin.encode())], "server": ("127.0.0.1", 5000),
        "subprotocols": [],
    }  # fmt: skip
    await create_app()(scope, receive, send)
    assert [message["type"] for message in sent] == ["websocket.close"]
