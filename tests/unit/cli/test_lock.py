"""One studio for one home."""

import os

import pytest

from orfeas.cli.lock import AlreadyRunning, HomeClosed, find_address, only_one


def test_a_second_studio_is_told_where_the_first_serves(tmp_path):
    with only_one(tmp_path / "home") as note_address:
        note_address("http://127.0.0.1:5007")
        with pytest.raises(AlreadyRunning) as caught, only_one(tmp_path / "home"):
            pytest.fail("two at once")
        assert caught.value.details["url"] == "http://127.0.0.1:5007"
        assert caught.value.details["pid"] == os.getpid()
        assert find_address(tmp_path / "home") == "http://127.0.0.1:5007"


def test_once_it_has_ended_nothing_of_it_is_in_the_way(tmp_path):
    with only_one(tmp_path) as note_address:
        note_address("http://127.0.0.1:5007")
    assert find_address(tmp_path) is None
    with only_one(tmp_path) as note_address:
        note_address("http://127.0.0.1:5008")
        assert find_address(tmp_path) == "http://127.0.0.1:5008"


def test_two_homes_are_two_studios(tmp_path):
    with only_one(tmp_path / "a"), only_one(tmp_path / "b"):
        assert find_address(tmp_path / "c") is None


def test_a_home_that_cannot_be_a_folder_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeClosed, match="Choose another with ORFEAS_DATA_DIR"), only_one(tmp_path / "file" / "home"):
        pytest.fail("a file was entered")
