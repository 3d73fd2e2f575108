"""Settings come from the environment by their own names, and a wrong one is told without its value."""

from pathlib import Path

import pytest

from orfeas.settings import WrongSetting, read_settings

SECRET = "hf_" + "sesame" * 5


@pytest.fixture
def environment(monkeypatch):
    def put(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    for name in (
        "HF_TOKEN",
        "HF_ENDPOINT",
        "HF_HUB_OFFLINE",
        "ORFEAS_OFFLINE",
        "ORFEAS_TERRITORY",
        "ORFEAS_WEIGHTS_DIR",
    ):
        monkeypatch.delenv(name, raising=False)
    put(ORFEAS_DATA_DIR="/data")
    return put


def test_the_hub_is_set_by_the_names_that_everybody_uses(environment):
    assert (read_settings().hub_url, read_settings().hub_token) == ("https://huggingface.co", None)
    environment(HF_ENDPOINT="https://mirror.example/hub/", HF_TOKEN=SECRET, HF_HUB_OFFLINE="1")
    settings = read_settings()
    assert settings.hub_url == "https://mirror.example/hub" and settings.offline
    assert settings.hub_token.get_secret_value() == SECRET and SECRET not in repr(settings)
    environment(ORFEAS_OFFLINE="no", HF_TOKEN="")
    assert not read_settings().offline and read_settings().hub_token is None


def test_weights_lie_in_the_data_folder_or_where_they_are_told_to(environment):
    assert read_settings().weights_home == Path("/data/weights")
    environment(ORFEAS_WEIGHTS_DIR="~/large")
    assert read_settings().weights_home == Path.home() / "large"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HF_ENDPOINT", f"https://me:{SECRET}@hub.example"),
        ("HF_ENDPOINT", "somewhere"),
        ("HF_HUB_OFFLINE", "perhaps"),
        ("ORFEAS_TERRITORY", "Japan"),
        ("ORFEAS_PORT", "many"),
    ],
)
def test_a_wrong_one_stops_the_start_with_its_name_and_not_its_value(environment, name, value):
    environment(**{name: value})
    with pytest.raises(WrongSetting, match=f"The setting {name} is not usable") as caught:
        read_settings()
    assert value not in caught.value.sentence + str(caught.value.__cause__)
