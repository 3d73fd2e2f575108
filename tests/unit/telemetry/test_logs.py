"""What a log line holds, and what it must never hold."""

import io
import json
import logging

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from orfeas.telemetry.logs import configure_logs


@pytest.fixture(autouse=True)
def _loggers_as_they_were():
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def lines_of(speak, *, level="INFO"):
    stream = io.StringIO()
    configure_logs(service="api", level=level, stream=stream)
    speak()
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_says_when_who_how_bad_what_and_for_which_trace():
    structlog.contextvars.bind_contextvars(trace_id="ab" * 16)
    (line,) = lines_of(lambda: structlog.get_logger("orfeas.api").info("request", status=200))
    moment = line.pop("@timestamp")
    assert moment.endswith("Z") and moment.startswith("20")
    assert line == {
        "message": "request",
        "service": "api",
        "logger": "orfeas.api",
        "level": "info",
        "trace_id": "ab" * 16,
        "status": 200,
    }


def test_what_a_library_logs_comes_out_the_same_way():
    structlog.contextvars.bind_contextvars(trace_id="cd" * 16)
    (line,) = lines_of(lambda: logging.getLogger("uvicorn.error").warning("started on %s", "here"))
    assert (line["message"], line["level"], line["logger"]) == ("started on here", "warning", "uvicorn.error")
    assert line["trace_id"] == "cd" * 16


def test_uvicorns_own_request_lines_are_left_out():
    assert lines_of(lambda: logging.getLogger("uvicorn.access").info("GET /")) == []


def test_lines_below_the_level_are_left_out():
    logger = structlog.get_logger("orfeas.api")

    def speak():
        logger.info("quiet")
        logger.warning("loud")

    assert [line["message"] for line in lines_of(speak, level="WARNING")] == ["loud"]


@given(st.text(max_size=200))
def test_no_text_makes_a_second_line_or_reaches_the_terminal_raw(text):
    stream = io.StringIO()
    configure_logs(service="api", stream=stream)
    structlog.get_logger("x").info("upload", name=text, **{"odd key": text})
    written = stream.getvalue()
    assert written.count("\n") == 1
    assert all(" " <= sign <= "~" for sign in written[:-1])
    assert json.loads(written)["name"] == text or "://" in text


@pytest.mark.parametrize("name", ["password", "Authorization", "api-key", "Set-Cookie", "token", "body"])
def test_secrets_and_bodies_are_taken_out_by_name_at_any_depth(name):
    (line,) = lines_of(lambda: structlog.get_logger("x").info("said", request={"headers": {name: "hush-hush"}}))
    assert line["request"] == {"headers": {name: "[removed]"}}


def test_passwords_are_taken_out_of_addresses():
    address = "postgresql://orfeas_app:5b250262@/orfeas?host=/run"
    (line,) = lines_of(lambda: logging.getLogger("sqlalchemy").error("cannot reach %s", address))
    assert line["message"] == "cannot reach postgresql://orfeas_app:[removed]@/orfeas?host=/run"


def test_a_traceback_is_kept_and_bytes_are_only_counted():
    def speak():
        try:
            raise ValueError("deep\ninside")
        except ValueError:
            structlog.get_logger("x").exception("failed", payload=b"12345")

    (line,) = lines_of(speak)
    assert line["exception"].startswith("Traceback") and "ValueError: deep\ninside" in line["exception"]
    assert line["payload"] == "[5 bytes]"


def test_a_very_long_text_is_cut_and_says_by_how_much():
    (line,) = lines_of(lambda: structlog.get_logger("x").info("long", name="a" * 5_000))
    assert line["name"] == "a" * 2_000 + " [3000 more characters]"
