"""Who stays on a device, who leaves, and whose turn it is: the rules by themselves."""

import pytest

from orfeas.worker.residency import (
    MOST_PASSED,
    Held,
    Key,
    Need,
    Residency,
    Waiting,
    make_room,
    relief,
    superseded,
    take_next,
)

A, B, C, D = (Key(name, "w") for name in "abcd")


def held(key, num_bytes, *, seconds=1.0, used_at=0.0):
    return Held(key, num_bytes, seconds, used_at)


def test_nobody_leaves_while_there_is_room():
    residency = Residency(10, (held(A, 4), held(B, 3)))
    assert make_room(residency, Need(C, 3), now=5) == ()
    assert make_room(residency, Need(A, 7), now=5) == (), "its own bytes are its own"


def test_what_is_worth_least_leaves_first_by_bytes_times_seconds_and_age():
    dear = held(A, 4, seconds=9.0)
    assert make_room(Residency(8, (dear, held(B, 4, seconds=2.0))), Need(C, 4), now=5) == (B,)
    assert make_room(Residency(8, (dear, held(B, 4, seconds=2.0, used_at=99.0))), Need(C, 4), now=100) == (A,)


def test_no_more_leave_than_it_takes():
    residency = Residency(10, (held(A, 1), held(B, 2), held(C, 7)))
    assert make_room(residency, Need(D, 6), now=5) == (C,), "the small ones may stay, since the large one leaves"
    assert make_room(residency, Need(D, 10), now=5) == (A, B, C)


def test_what_needs_all_there_is_or_more_is_alone():
    residency = Residency(10, (held(A, 1), held(B, 2), held(D, 3)))
    assert set(make_room(residency, Need(D, 99), now=5)) == {A, B}
    assert residency.without((A, B)).begun(Need(D, 99)).reserved == 10


def test_what_the_next_job_needs_leaves_last():
    residency = Residency(8, (held(A, 4), held(B, 4, seconds=9.0)))
    assert make_room(residency, Need(C, 4), now=5) == (A,)
    assert make_room(residency, Need(C, 4), now=5, upcoming=A) == (B,)
    assert set(make_room(residency, Need(C, 8), now=5, upcoming=A)) == {A, B}, "but it does leave"


def test_a_running_job_has_all_it_may_need_reserved():
    residency = Residency(10, (held(A, 3), held(B, 2))).begun(Need(A, 6))
    assert residency.reserved == 8 and Residency(10, (held(A, 3), held(B, 2))).reserved == 5
    assert residency.ended(now=7.0).find(A).used_at == 7.0 and residency.ended(now=7.0).running is None


def test_out_of_memory_lets_all_others_go_and_itself_where_it_was_alone():
    both = Residency(10, (held(A, 3), held(B, 2))).begun(Need(A, 6))
    assert relief(both) == (B,)
    assert relief(both.without([B])) == (A,)


def test_a_job_whose_engine_is_there_goes_first_but_nobody_waits_for_ever():
    residency = Residency(10, (held(B, 2),))
    cold, warm = Waiting(0, Need(A, 9)), [Waiting(number, Need(B, 3)) for number in range(1, 8)]
    waiting, order = (cold, *warm), []
    while waiting:
        chosen, waiting = take_next(residency, waiting)
        order.append(chosen.ticket)
    assert order == [1, 2, 3, 4, 0, 5, 6, 7] and MOST_PASSED == 4


def test_those_that_came_first_go_first_where_no_engine_is_there():
    waiting = [Waiting(number, Need(key, 1)) for number, key in enumerate((A, B, A))]
    chosen, rest = take_next(Residency(10), waiting)
    assert chosen.ticket == 0 and [(each.ticket, each.num_passed) for each in rest] == [(1, 0), (2, 0)]


def test_other_weights_than_are_wanted_are_superseded_unless_they_run():
    new, old = Key("a", "new"), Key("a", "old")
    residency = Residency(10, (held(old, 1), held(new, 1), held(B, 1)))
    assert superseded(residency, {"a": "new"}) == (old,)
    assert superseded(residency.begun(Need(old, 1)), {"a": "new"}) == ()


def test_two_jobs_never_run_at_once():
    with pytest.raises(AssertionError):
        Residency(10).begun(Need(A, 1)).begun(Need(B, 1))
