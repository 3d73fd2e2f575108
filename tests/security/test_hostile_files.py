"""The corpus over real HTTP: every file gets its verdict, harms nothing, and leaves nothing behind."""

import io
import re
import zlib

import httpx2 as httpx
import pytest
from PIL import Image

from makers import make_picture_bytes
from orfeas.errors import OrfeasError
from orfeas.intake.decode import read_picture
from orfeas.sandbox import Limits, Sandbox, SandboxLimit
from postgres_server import cloned_database
from tests.security.hostile_files import ACCEPTED, CORPUS, PNG, Hostile, chunk, png, saved, shades
from tests.security.serving import serving

SENTENCE = re.compile(r"^[A-Z].*\. [A-Z].*\.$", re.DOTALL)
BORDER = "zzz7f3"
FIELD = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'


@pytest.fixture(scope="module")
def served(server_url, template):
    with cloned_database(server_url, template) as url, serving(url) as running:
        yield running


@pytest.fixture(scope="module")
def client(served):
    with httpx.Client(base_url=served.url, timeout=60) as opened:
        yield opened


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox(preload=("orfeas.intake.decode",), limits=Limits())
    yield made
    made.close()


@pytest.fixture(scope="module", autouse=True)
def the_server_is_unharmed(served, client):
    yield
    assert client.post("/api/v1/uploads", files={"file": ("owl.png", make_picture_bytes())}).status_code == 201
    assert served.process.poll() is None
    assert [path for path in served.stored() if "/tmp/" in path] == []
    lines = served.log_lines()
    assert [line for line in lines if line.get("status", 0) >= 500 or line["level"] in ("error", "critical")] == []


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_every_file_gets_its_verdict(served, client, sandbox, hostile: Hostile):
    payload, before = hostile.make(), served.stored()
    answer = client.post("/api/v1/uploads", files={"file": (hostile.name, payload)})
    found = answer.json()
    assert answer.status_code == hostile.status, found
    if hostile.code == ACCEPTED:
        assert (found["width"], found["height"]) == hostile.size
        kept = client.get(found["picture_url"]).content
        shown = Image.open(io.BytesIO(kept))
        assert shown.size == hostile.size and shown.info == {} and b"secret" not in kept
    else:
        assert (found["code"], found["status"]) == (hostile.code, hostile.status)
        assert SENTENCE.match(found["detail"]), "says what was wrong and what to do"
        assert served.stored() == before
    assert verdict_of(payload, sandbox) == hostile.code.replace("upload_too_large", "picture_too_heavy")


def verdict_of(payload: bytes, sandbox: Sandbox) -> str:
    """What the command line's reader makes of it."""
    try:
        read_picture(payload, sandbox=sandbox)
    except OrfeasError as failure:
        return failure.code
    return ACCEPTED


def test_the_corpus_is_large_enough_and_has_both_kinds():
    assert len(CORPUS) == len({hostile.name for hostile in CORPUS}) >= 60
    assert sum(hostile.code == ACCEPTED for hostile in CORPUS) >= 25


# names


def form_with(filename: bytes, payload: bytes, *, more: bytes = b"") -> dict[str, object]:
    """A form whose file name is exactly these bytes."""
    head = b'Content-Disposition: form-data; name="file"; filename="' + filename + b'"\r\n' + more
    border = BORDER.encode()
    body = b"--" + border + b"\r\n" + head + b"\r\n" + payload + b"\r\n--" + border + b"--\r\n"
    return {"content": body, "headers": {"Content-Type": f"multipart/form-data; boundary={BORDER}"}}


@pytest.mark.parametrize(
    ("filename", "kept"),
    [
        (b"../../etc/passwd", "passwd"),
        (b"..\\..\\win.ini", "win"),
        (b"/etc/shadow.png", "shadow"),
        (b"a\x00b.png", "ab"),
        (b"x" * 300 + b".png", "x" * 120),
        ("\u202egnp.exe".encode(), "gnp"),
        ("Eule \U0001f989 n\u0303.png".encode(), "Eule \U0001f989 \u00f1"),
        (b"%2e%2e%2fowl.png", "%2e%2e%2fowl"),
        (b"..", "upload"),
        (b".png", "png"),
        (b"\xff\xfe.png", "\u00ff\u00fe"),
        (b"<script>alert(1)</script>.png", "script>"),
        (b"a\r\nSet-Cookie: b=c\r\n.png", None),
        (b"", None),
    ],
)  # fmt: skip
def test_a_name_is_only_ever_shown(served, client, filename, kept):
    before = len(served.stored())
    answer = client.post("/api/v1/uploads", **form_with(filename, saved(shades())))
    assert "set-cookie" not in answer.headers
    if kept is None:
        assert answer.status_code in (201, 400, 422)
    else:
        assert answer.json()["name"] == kept
        picture = client.get(answer.json()["picture_url"])
        assert picture.status_code == 200 and "\n" not in picture.headers["content-disposition"]
    assert len(served.stored()) <= before + 1
    assert all(re.fullmatch(r"blobs/files/[0-9a-f]{2}/[0-9a-f]{64}", path) for path in served.stored())


# forms


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--b\r\n\r\n--b--"),
        ("multipart/form-data; boundary=", b"--\r\n\r\n----"),
        ("multipart/form-data; boundary=b", b"no border here"),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\n" + b"X-Long: " + b"y" * 70_000 + b"\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\n" + b"X: y\r\n" * 2000 + b"\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=" + "b" * 5000, b"--" + b"b" * 5000 + b"--"),
        ("multipart/form-data; boundary=b; charset=utf-99", b"--b--"),
        ("multipart/form-data; boundary=b", (FIELD + b"1\r\n") * 40 + b"--b--"),
        ("multipart/form-data; boundary=b", FIELD + b"1" * 9000 + b"\r\n--b--"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/api/v1/uploads", "/api/v1/generate-3d"])
def test_a_form_that_is_none_is_a_problem(served, client, path, kind, body):
    before = served.stored()
    answer = client.post(path, content=body, headers={"Content-Type": kind})
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] in ("malformed_body", "no_picture", "unusable_request")
    assert served.stored() == before


def test_a_refused_picture_sent_along_makes_neither_job_nor_file(served, client):
    before = served.stored()
    answer = client.post("/api/v1/generate-3d", files={"image": ("x.png", b"text")}, data={"recipe": "draft"})
    assert (answer.status_code, answer.json()["code"]) == (422, "not_a_picture")
    assert client.get("/api/v1/jobs").json()["items"] == [] and served.stored() == before


# limits of the child


def test_a_picture_that_takes_too_long_ends_at_the_limit():
    """Hundreds of scans of a progressive JPEG, each of which touches every pixel."""
    whole = saved(Image.new("RGB", (4000, 4000), (9, 9, 9)), "JPEG", progressive=True)
    start = whole.index(b"\xff\xda", whole.index(b"\xff\xda") + 1)
    end = whole.index(b"\xff\xc4", start) if b"\xff\xc4" in whole[start:] else whole.index(b"\xff\xda", start + 2)
    slow = Sandbox(preload=("orfeas.intake.decode",), limits=Limits(cpu_seconds=1, wall_seconds=2.0))
    try:
        with pytest.raises(SandboxLimit, match="more time"):
            read_picture(whole[:start] + whole[start:end] * 2000 + whole[start:], sandbox=slow)
        assert read_picture(png(), sandbox=slow).width == 32
    finally:
        slow.close()


def test_a_picture_that_takes_too_much_memory_ends_at_the_limit():
    small = Sandbox(preload=("orfeas.intake.decode",), limits=Limits(memory_bytes=60_000_000))
    row = b"\0" + bytes(4 * 6000)
    header = chunk(b"IHDR", b"\0\0\x17\x70\0\0\x17\x70\x08\x06\0\0\0")
    packed = zlib.compress(row * 6000, 9)
    try:
        with pytest.raises(SandboxLimit, match="more memory"):
            read_picture(PNG + header + chunk(b"IDAT", packed) + chunk(b"IEND"), sandbox=small)
        assert read_picture(png(), sandbox=small).width == 32
    finally:
        small.close()
