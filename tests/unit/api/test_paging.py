"""Cursors are opaque to clients and exact to us."""

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orfeas.api.paging import UnknownCursor, decode_cursor, encode_cursor


@given(st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC)), st.uuids())
def test_a_cursor_comes_back_as_the_place_it_was_made_of(created_at, row_id):
    assert decode_cursor(encode_cursor(created_at, row_id)) == (created_at, row_id)


def test_no_cursor_is_the_beginning():
    assert decode_cursor(None) is None


@given(st.text(max_size=60))
def test_a_foreign_cursor_is_refused_and_never_crashes(text):
    with pytest.raises(UnknownCursor):
        decode_cursor(text)


def test_a_cursor_without_a_time_zone_is_refused():
    with pytest.raises(UnknownCursor):
        decode_cursor(encode_cursor(datetime(2026, 1, 1), uuid.uuid4()))
