"""Live engines on a device that is simulated: kept, let go, tried again, and measured."""

import gc

import pytest

from orfeas.engines.device import DeviceBroken, DeviceOutOfMemory
from orfeas.errors import Kind, OrfeasError
from orfeas.worker.residents.peaks import Peaks, Work
from orfeas.worker.residents.turns import Abandoned, Turns
from simulated_device import GB, STEPS, SURFACE, SimDevice, SimVisitor, make_household

SIZES = {"large": (7 * GB, 3 * GB), "other": (6 * GB, 2 * GB), "little": (1 * GB, 1 * GB)}


@pytest.fixture
def device():
    return SimDevice(12 * GB)


@pytest.fixture
def household(device):
    return make_household(device, SIZES, estimate=2 * GB)


def do(household, *args, **options):
    visitor = SimVisitor(*args, **options)
    return visitor, household.generate(visitor.asked, report=visitor.report)


def names(household):
    return sorted(each.key.engine for each in household.residency.held)


def test_an_engine_is_loaded_once_for_all_jobs_that_ask_for_it(household, device):
    for _ in range(3):
        visitor, surface = do(household, "large")
        assert surface is SURFACE and visitor.told == [1 / 3, 2 / 3, 1.0]
    assert household.num_loaded == 1 and device.used == 7 * GB
    (held,) = household.residency.held
    assert (held.num_bytes, held.load_seconds, held.used_at) == (7 * GB, 3.5, device.now)


def test_what_is_held_is_told_with_what_it_does_and_since_when(household, device):
    assert household.to_json()["held"] == []
    do(household, "little")
    idle_since, seen = device.now, []
    household.generate(SimVisitor("large").asked, report=lambda _fraction: seen.append(household.to_json()))
    told, after = seen[-1], household.to_json()
    assert (told["device"], told["total"]) == ("Sim 1", 12 * GB)
    by_name = {each["engine"]: each for each in told["held"]}
    assert (by_name["little"]["running_since"], by_name["little"]["used_at"]) == (None, idle_since)
    assert by_name["large"]["running_since"] == idle_since, "loading it counts"
    assert [each["running_since"] for each in after["held"]] == [None, None]


def test_other_weights_are_another_engine(household):
    for weights in ("one", "two", "one"):
        do(household, "little", weights=weights)
    assert household.num_loaded == 2 and names(household) == ["little", "little"]


def test_what_was_measured_decides_the_next_time_and_an_estimate_until_then(household, device):
    do(household, "other"), do(household, "little")
    assert household.peaks.measured == {Work("other", 128, None): 8 * GB, Work("little", 128, None): 2 * GB}
    do(household, "little", cells=256)
    assert household.peaks.measured[Work("little", 256, None)] == 3 * GB
    assert household.need_of(SimVisitor("other").asked).num_bytes == 8.8 * GB
    assert household.need_of(SimVisitor("large").asked).num_bytes == 2.2 * GB, "an estimate, and too low"


def test_memory_that_runs_out_is_answered_by_letting_others_go_and_one_more_try(household, device):
    do(household, "other")
    _visitor, surface = do(household, "large")
    assert surface is SURFACE and names(household) == ["large"] and device.used == 7 * GB
    assert household.peaks.measured[Work("large", 128, None)] == 10 * GB


def test_one_that_was_alone_is_loaded_anew_for_its_second_try(household, device):
    do(household, "large")
    device.faults = ["oom"]
    _visitor, surface = do(household, "large")
    assert surface is SURFACE and household.num_loaded == 2 and device.used == 7 * GB


def test_what_fits_nowhere_fails_by_a_sentence_and_the_household_lives(household, device):
    do(household, "little")
    with pytest.raises(DeviceOutOfMemory, match="sim ran out of memory at work") as failure:
        do(household, "large", cells=512)
    assert failure.value.kind is Kind.UNAVAILABLE
    assert household.residency.running is None
    del failure
    assert device.used == sum(each.num_bytes for each in household.residency.held)
    assert do(household, "little")[1] is SURFACE


def test_no_block_is_kept_alive_by_the_traceback_of_a_failure(household, device):
    gc.disable()
    try:
        with pytest.raises(DeviceOutOfMemory) as failure:
            do(household, "large", cells=4096)
        assert device.used == 7 * GB, "the weights, and none of the work"
        household.let_go(tuple(each.key for each in household.residency.held))
        assert device.used == 0 and failure
    finally:
        gc.enable()


def test_a_job_that_was_left_stops_within_a_step_and_its_engine_stays(household, device):
    visitor = SimVisitor("large", leaves_after=1)
    with pytest.raises(Abandoned):
        household.generate(visitor.asked, report=visitor.report)
    assert visitor.told == [1 / 3] and device.now == pytest.approx(3.5 + 2 * (5 + 1 / 3))
    assert names(household) == ["large"] and device.used == 7 * GB
    assert household.peaks.measured == {}, "half a job tells nothing"


def test_a_broken_device_is_told_and_ends_the_turns(household, device):
    turns, first, second = Turns(household), SimVisitor("large"), SimVisitor("large")
    turns.admit(first), turns.admit(second)
    device.faults = ["sticky"]
    assert turns.do_next() is False
    assert isinstance(first.failure, DeviceBroken) and first.is_over and not second.is_over


class NoWeights(OrfeasError):
    """There are none."""

    kind = Kind.UNAVAILABLE


def test_a_job_without_weights_is_refused_at_once_and_a_mistake_ends_one_job_only(household, device, monkeypatch):
    def find_none(name, sha256):
        raise NoWeights

    turns, visitor = Turns(household), SimVisitor("little")
    with monkeypatch.context() as patch:
        patch.setattr(household, "_find_weights", find_none)
        turns.admit(visitor)
    assert visitor.is_over and isinstance(visitor.failure, NoWeights) and not turns
    mistaken, well = SimVisitor("little", on_report=lambda: 1 / 0), SimVisitor("little")
    turns.admit(mistaken), turns.admit(well)
    assert turns.do_next() and turns.do_next() and not turns
    assert mistaken.failure.code == "defect" and well.surface is SURFACE and len(well.told) == 1 + STEPS


def test_the_table_of_peaks_outlives_its_process():
    table = Peaks().with_measured(Work("a", 128, None), 5).with_measured(Work("a", 128, None), 3)
    table = table.with_measured(Work("a", 192, "float16"), 10 * GB)
    assert Peaks.from_json(table.to_json()) == table
    assert table.expect(Work("a", 128, None), estimate=99) == 6
    assert table.expect(Work("a", 256, None), estimate=100) == 110
