"""The service itself: how it is, what it says of itself, and that every refusal is a problem document."""

import json
import re
import socket
import uuid

import httpx2 as httpx
import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from makers import make_cube
from orfeas.api.app import create_app
from orfeas.api.document.examples import ASSET_ID, MESH_UPLOAD_ID, UPLOAD_ID, VIEW_UPLOAD_ID
from orfeas.api.guards import limits
from orfeas.mesh.formats.stl import write_stl
from orfeas.settings import Settings
from tests.postgres.api.conftest import assert_problem, picture, serving_here

SOME_ID = uuid.UUID(int=7)


def say(port, text, *, half_close=False):
    """Raw bytes to the server; everything it answers until it closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(text)
        if half_close:
            wire.shutdown(socket.SHUT_WR)
        parts = []
        while part := wire.recv(65536):
            parts.append(part)
        return b"".join(parts)


def test_health_tells_of_database_worker_and_disk(client):
    found = client.get("/api/health").json()
    assert found["status"] == "degraded" and found["worker"] == {"alive": False, "last_beat_seconds": None}
    assert found["database"] == "ok" and found["disk_free_bytes"] > 0
    assert client.get("/api/health/live").json() == {"status": "ok"}
    assert client.get("/api/health/ready").json() == {"status": "ok"}


def test_without_a_database_probes_and_work_say_so(tmp_path):
    with serving_here(f"postgresql://nobody@/none?host={tmp_path}", tmp_path / "home") as api:
        assert api.client.get("/api/health").json()["database"] == "down"
        assert api.client.get("/api/health/live").status_code == 200
        assert api.client.get("/metrics").status_code == 200
        ready = api.client.get("/api/health/ready")
        assert_problem(ready, 503, "database_down")
        assert ready.headers["retry-after"].isdigit()
        assert_problem(api.client.get("/api/v1/jobs"), 503, "database_down")
        sent = api.client.post("/api/v1/uploads", files={"file": ("a.png", picture())})
        assert_problem(sent, 503, "database_down")
        assert api.stored() == []


def test_metrics_count_requests_by_route_not_by_id(client):
    for _ in range(2):
        client.get(f"/api/v1/jobs/{SOME_ID}")
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert re.search(r'duration_seconds_count\{method="GET",route="[^"]*\{job_id\}",status="4xx"\} [2-9]', answer.text)
    assert str(SOME_ID) not in answer.text
    assert "orfeas_queue_jobs " in answer.text


# problems everywhere


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v2/jobs", "/api", "/api/v1/jobs/", "/static/none.js"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_address_is_404_for_every_method(client, method, path):
    answer = client.request(method, path)
    if path.startswith("/static") and method != "GET":
        assert_problem(answer, 405, "method_not_allowed")
    else:
        assert_problem(answer, 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", f"/api/v1/assets/{SOME_ID}", "GET, PATCH, DELETE"),
        ("POST", "/api/v1/jobs", "GET"),
        ("DELETE", "/api/v1/uploads", "POST"),
        ("PATCH", "/api/generate-3d", "POST"),
        ("POST", f"/api/v1/assets/{SOME_ID}/files/asset.glb", "GET, HEAD"),
        ("POST", "/api/health", "GET"),
    ],
)
def test_a_wrong_method_is_405_with_all_the_methods_there_are(client, method, path, allowed):
    answer = client.request(method, path)
    assert_problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == allowed


@pytest.mark.parametrize("path", ["/api/v1/generate-3d", "/api/generate-3d", "/api/v1/uploads"])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "image/png", ""])
def test_a_body_of_another_type_is_415(client, path, kind):
    answer = client.post(path, content=b"{}", headers={"Content-Type": kind})
    assert_problem(answer, 415, "unsupported_media_type")


def test_json_that_is_no_rename_is_refused_field_by_field(client):
    address = f"/api/v1/assets/{SOME_ID}"
    found = assert_problem(client.patch(address, json={"name": "", "colour": 1}), 422, "unusable_request")
    assert [error["field"] for error in found["errors"]] == ["name", "colour"]
    broken = client.patch(address, content=b"{", headers={"Content-Type": "application/json"})
    assert_problem(broken, 422, "unusable_request")
    text = client.patch(address, content=b'{"name": "x"}', headers={"Content-Type": "text/plain"})
    assert_problem(text, 415, "unsupported_media_type")


@pytest.mark.parametrize(
    "path, most",
    [("trials", limits.MAX_JSON_BYTES), ("generate-3d", limits.MAX_TEXT_BYTES)],
    ids=["64_kb", "words_1_mb"],
)
def test_a_larger_json_body_is_413_and_the_connection_goes_on(client, path, most):
    for length in ({}, {"Transfer-Encoding": "chunked"}):
        body = b'{"upload_id": "' + b"x" * most + b'"}'
        content = iter([body]) if length else body
        answer = client.post(f"/api/v1/{path}", content=content, headers={"Content-Type": "application/json"})
        assert_problem(answer, 413, "body_too_large")
    assert client.get("/api/health/live").status_code == 200


def test_a_body_that_stops_arriving_is_408_within_its_time(database_url, tmp_path):
    with serving_here(database_url, tmp_path, upload_timeout_seconds=0.4) as api:
        head = f"POST /api/v1/uploads HTTP/1.1\r\nHost: localhost:{api.port}\r\nConnection: close\r\n"
        for more in ("Content-Length: 1000\r\n", "Transfer-Encoding: chunked\r\n"):
            kind = "Content-Type: multipart/form-data; boundary=b\r\n"
            answer = say(
                api.port, f"{head}{kind}{more}\r\n".encode() + (b"--b" if "Length" in more else b"3\r\n--b\r\n")
            )
            assert answer.startswith(b"HTTP/1.1 408") and b"body_too_slow" in answer
        assert api.client.get("/api/health/live").status_code == 200


@pytest.mark.parametrize("text", [b"HELO there\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /\x80 HTTP/1.1\r\n\r\n"])
def test_what_is_no_http_is_a_problem_too(api, text):
    head, _, body = say(api.port, text).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400") and b"application/problem+json" in head
    assert json.loads(body)["code"] == "malformed_request"


def test_a_contradictory_length_is_refused(api):
    head = f"POST /api/v1/uploads HTTP/1.1\r\nHost: localhost:{api.port}\r\n"
    for lengths in ("Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: -1\r\n", "Content-Length: 5x\r\n"):
        assert say(api.port, f"{head}{lengths}\r\nhello".encode()).startswith(b"HTTP/1.1 400")


def test_a_foreign_host_or_origin_is_refused_at_the_real_port(api, client):
    assert_problem(client.get("/api/v1/jobs", headers={"Host": "studio.example"}), 421, "foreign_host")
    for origin in ("null", "http://studio.example", f"http://localhost:{api.port + 1}"):
        refused = client.post("/api/v1/generate-3d", json={}, headers={"Origin": origin})
        assert_problem(refused, 403, "foreign_origin")
    own = client.post("/api/v1/generate-3d", json={}, headers={"Origin": f"http://localhost:{api.port}"})
    assert_problem(own, 422, "picture_or_prompt")


def test_a_defect_is_a_problem_with_its_trace_and_says_nothing_of_its_cause(client, monkeypatch):
    def break_down(*_arguments, **_options):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("orfeas.generations.queries.list_jobs", break_down)
    answer = client.get("/api/v1/jobs")
    assert_problem(answer, 500, "defect")
    assert "secret" not in answer.text and "ZeroDivision" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_trace_begun_by_the_client_is_carried_on(client):
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    answer = client.get(f"/api/v1/jobs/{SOME_ID}", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert answer.json()["trace_id"] == answer.headers["x-trace-id"] == trace


@pytest.mark.parametrize("group", ["jobs", "assets", "uploads"])
def test_what_is_not_there_is_404_and_what_is_no_id_422(client, group):
    singular = group.rstrip("s")
    found = assert_problem(client.get(f"/api/v1/{group}/{SOME_ID}"), 404, f"no_such_{singular}")
    assert str(SOME_ID) in found["detail"]
    for wrong in ("abc", "..%5c..%5cwin.ini", "%00", "1'%20OR%20'1"):
        assert_problem(client.get(f"/api/v1/{group}/{wrong}"), 422, "unusable_request")


# the OpenAPI document


@pytest.fixture(scope="module")
def document():
    return json.loads(json.dumps(create_app().openapi()))


def operations_of(document):
    return [
        (path, method, operation) for path, found in document["paths"].items() for method, operation in found.items()
    ]


def test_the_document_is_valid_openapi_3_1_and_every_schema_of_it_is_a_schema(document):
    assert document["openapi"].startswith("3.1")
    assert [error.message for error in OPENAPI_31_VALIDATOR.iter_errors(document)] == []
    for schema in document["components"]["schemas"].values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def test_the_document_is_the_same_each_time_and_over_http(client, document):
    assert json.dumps(create_app(Settings(port=1)).openapi()) == json.dumps(document)
    assert client.get("/api/openapi.json").json() == document


def test_every_operation_has_an_id_a_sentence_a_known_tag_and_problems(document):
    known = {tag["name"] for tag in document["tags"]}
    ids = [operation["operationId"] for _, _, operation in operations_of(document)]
    assert len(ids) == len(set(ids))
    for _path, _method, operation in operations_of(document):
        assert operation["description"].endswith(".") or operation["description"].endswith("`).")
        assert set(operation["tags"]) <= known
        assert {"500", "503"} <= set(operation["responses"])


def examples_in(document):
    """Every schema an operation takes or gives as JSON or form, with its example."""
    for path, method, operation in operations_of(document):
        contents = [("request", operation.get("requestBody", {}).get("content", {}))]
        contents += [(status, answer.get("content", {})) for status, answer in operation["responses"].items()]
        for where, content in contents:
            for described in content.values():
                schema = described.get("schema", {})
                if "$ref" in schema:
                    name = schema["$ref"].rpartition("/")[2]
                    shape = document["components"]["schemas"][name]
                    yield f"{method} {path} {where}", name, described.get("example", shape.get("example"))


def test_every_body_of_every_operation_has_an_example_that_fits(document):
    seen = list(examples_in(document))
    assert len(seen) > 60
    for where, name, example in seen:
        assert example is not None, f"{where}: {name} has no example"
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        assert jsonschema_rs.is_valid(schema, example), f"{where}: the example of {name} does not fit"


ELSEWHERE = {
    "download_weights",
    "swap_weights",
    "text_to_image",
    "add_style",
    "load_styles",
    "start_trial",
    "keep_asset",
}
"""Sent where there is what they need, in tests of their own: of weights, residency, paintings, styles, trials."""


def payload_for(name):
    return write_stl(make_cube()) if name.endswith(".stl") else picture(seed=79)


def with_ids(example, ids):
    """The same with other ids, however deep they lie."""
    if isinstance(example, dict):
        return {key: with_ids(value, ids) for key, value in example.items()}
    return ids.get(example, example) if isinstance(example, str) else example


def test_every_example_of_a_request_is_taken(api, client, document):
    asset = api.make(seed=77)["asset_id"]
    pictures = {UPLOAD_ID: api.upload(seed=78)["id"], VIEW_UPLOAD_ID: api.upload(seed=80)["id"]}
    uploads = {**pictures, MESH_UPLOAD_ID: api.upload_mesh()["id"], ASSET_ID: asset}
    posted = set()
    for path, method, operation in operations_of(document):
        if operation["operationId"] in ELSEWHERE:
            continue
        for media_type, described in operation.get("requestBody", {}).get("content", {}).items():
            name = described["schema"]["$ref"].rpartition("/")[2]
            example = document["components"]["schemas"][name]["example"]
            address = path.format(asset_id=asset)
            if media_type == "multipart/form-data":
                names = [field for field in example if field in ("image", "back", "file")]
                fields = {key: str(value) for key, value in example.items() if key not in names}
                files = {name: (example[name], payload_for(example[name])) for name in names}
                options = {"files": files, "data": fields}
            else:
                options = {"json": with_ids(example, uploads)}
            answer = client.request(method, address, **options)
            assert answer.status_code in (200, 201, 202), answer.text
            posted.add(operation["operationId"])
    exports = {"export_lods", "export_collision_mesh", "export_navmesh"}
    stl = {"stl_analyze", "stl_repair", "stl_optimize", "stl_simplify", "stl_relief"}
    assets = {"rename_asset", "finish_upload", "finish_asset", "film_asset"}
    assert posted == {"upload_file", "generate_3d", "clear_cache"} | assets | stl | exports


def test_documentation_is_served_with_its_own_policy(client):
    for path in ("/api/docs", "/api/redoc"):
        answer = client.get(path)
        assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
        for address in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
            assert address.startswith("/api/docs/") or address == "/icon.svg"


def test_no_answer_names_its_server_or_lets_others_read(client):
    answer = client.get("/api/v1/jobs", headers={"Origin": "http://studio.example"})
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.startswith("access-control-") or name == "server"]
    assert isinstance(answer, httpx.Response)
