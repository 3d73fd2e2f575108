"""Ranges, ETags and names of files over HTTP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orfeas.api.errors import HttpFailure
from orfeas.api.files import disposition, matches, parse_range


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", (0, 0)),
        ("bytes=10-", (10, 99)),
        ("bytes=-5", (95, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=90-500", (90, 99)),
        (None, None),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("items=0-1", None),
    ],
)
def test_a_range_is_read_as_rfc_9110_says(header, span):
    assert parse_range(header, 100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_is_416_with_the_size(header):
    with pytest.raises(HttpFailure) as failure:
        parse_range(header, 100)
    assert failure.value.status == 416
    assert failure.value.headers["Content-Range"] == "bytes */100"


@given(st.integers(1, 10_000), st.text(max_size=40))
def test_a_range_never_leaves_the_file(size, text):
    try:
        span = parse_range(f"bytes={text}", size)
    except HttpFailure:
        return
    assert span is None or 0 <= span[0] <= span[1] < size


@given(st.text(max_size=60))
def test_any_name_makes_a_header_of_plain_ascii_without_a_line_break(name):
    header = disposition(name, is_attachment=True)
    assert header.isascii() and "\n" not in header and "\r" not in header
    assert header.startswith('attachment; filename="')
    assert header.count('"') == 2


def test_a_name_with_umlauts_survives_encoded():
    assert "filename*=UTF-8''Eule%20%C3%BC.glb" in disposition("Eule ü.glb", is_attachment=False)


def test_an_etag_matches_weak_listed_and_star():
    assert matches('W/"a", "b"', '"a"') and matches('"x", "b"', '"b"') and matches("*", '"a"')
    assert not matches('"c"', '"a"') and not matches(None, '"a"')
