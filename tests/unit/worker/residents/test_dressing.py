"""Styles beside live engines on a device that is simulated: a job's own, those at hand, and those that are gone."""

import pytest

from orfeas.engines.device import DeviceOutOfMemory
from orfeas.weights.styles.choose import ChosenStyle
from simulated_device import GB, STYLE_BYTES, SimDevice, SimStyledEngine, SimVisitor, TornStyle, make_household

CLAY, INK, GONE, TORN = (ChosenStyle(name, 0.5, sha256=name) for name in ("clay", "ink", "gone", "torn"))


@pytest.fixture
def device():
    return SimDevice(12 * GB)


@pytest.fixture
def opened():
    """Engines that were opened, the newest last."""
    return []


@pytest.fixture
def household(device, opened):
    def open_engine(_name, _weights):
        opened.append(SimStyledEngine(device, held=4 * GB, work=GB))
        return opened[-1]

    return make_household(device, open_engine=open_engine, estimate=GB)


def do(household, *styles):
    visitor = SimVisitor("shape", styles=styles)
    return household.generate(visitor.asked, report=visitor.report)


def carried(household):
    (held,) = household.to_json()["held"]
    return {each["name"]: each["weight"] for each in held["styles"]}


def test_a_job_has_its_own_styles_and_the_next_has_none_of_them(household, opened):
    for styles, expected in (((CLAY, INK), {"clay": 0.5, "ink": 0.5}), ((INK,), {"ink": 0.5}), ((), {})):
        do(household, *styles)
        assert carried(household) == expected
    assert household.num_loaded == 1 and opened[0].num_read == 2, "the network stays, and what it has on already"


def test_what_is_to_stay_at_hand_is_read_ahead_and_no_job_lets_go_of_it(household, opened, device):
    household.want_styles({"shape": [CLAY]})
    do(household)
    assert carried(household) == {"clay": 0.0}
    do(household, INK)
    do(household, CLAY)
    assert carried(household) == {"clay": 0.5} and opened[0].num_read == 2
    household.want_styles({"shape": [CLAY, INK]})
    assert carried(household) == {"clay": 0.0, "ink": 0.0} and device.used == 4 * GB + 2 * STYLE_BYTES
    household.want_styles({})
    assert carried(household) == {} and device.used == 4 * GB


def test_what_styles_take_of_the_device_counts(household, device):
    do(household, CLAY, INK)
    (held,) = household.residency.held
    assert held.num_bytes == 4 * GB + 2 * STYLE_BYTES == device.used
    do(household)
    (held,) = household.residency.held
    assert held.num_bytes == 4 * GB == device.used


@pytest.mark.parametrize(("style", "sentence"), [(GONE, "no style called gone"), (TORN, "no LoRA file torn")])
def test_what_cannot_stay_at_hand_is_told_and_jobs_go_on(household, style, sentence):
    household.want_styles({"shape": [style]})
    do(household, CLAY)
    assert carried(household) == {"clay": 0.5}
    assert sentence in household.to_json()["held"][0]["styles_problem"]
    household.want_styles({"shape": [INK]})
    (held,) = household.to_json()["held"]
    assert held["styles_problem"] is None and carried(household) == {"ink": 0.0}
    household.want_styles({"shape": [style]})
    (held,) = household.to_json()["held"]
    assert sentence in held["styles_problem"] and carried(household) == {}


def test_a_job_whose_style_cannot_be_read_fails_by_it_and_the_engine_stays(household):
    do(household)
    with pytest.raises(TornStyle):
        do(household, TORN)
    do(household, CLAY)
    assert household.num_loaded == 1 and carried(household) == {"clay": 0.5}


def test_styles_without_room_are_tried_once_more_then_fail_by_name(household, device, opened):
    do(household)
    opened.clear()  # the household alone holds it now
    device.total = 4 * GB
    with pytest.raises(DeviceOutOfMemory):
        do(household, CLAY)
    opened.clear()
    assert household.num_loaded == 2
    device.total = 12 * GB
    do(household, CLAY)
    assert carried(household) == {"clay": 0.5}


def test_what_is_wanted_at_hand_and_finds_no_room_is_told_and_lets_go_of_all(household, device):
    do(household)
    device.total = 4 * GB + STYLE_BYTES
    household.want_styles({"shape": [CLAY, INK]})
    (held,) = household.to_json()["held"]
    assert "ran out of memory while styles were loaded" in held["styles_problem"] and held["styles"] == []
    assert held["bytes"] == device.used == 4 * GB


def test_styles_at_hand_that_leave_a_job_no_room_are_given_up_for_its_second_try(device):
    household = make_household(
        device, open_engine=lambda *_: SimStyledEngine(device, held=4 * GB, work=GB), estimate=GB
    )
    device.total = 5 * GB + STYLE_BYTES
    household.want_styles({"shape": [CLAY, INK]})
    do(household, INK)
    assert carried(household) == {"ink": 0.5}
    assert "ran out of memory" in household.to_json()["held"][0]["styles_problem"]
    do(household)
    assert household.num_loaded == 2, "the next has nothing to try twice"
    household.want_styles({"shape": [CLAY]})
    (held,) = household.to_json()["held"]
    assert held["styles_problem"] is None and carried(household) == {"clay": 0.0}
