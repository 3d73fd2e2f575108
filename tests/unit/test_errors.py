"""The tree of failures: sentences, codes, and the way across a process border."""

import pickle

from orfeas.errors import Kind, OrfeasError, from_wire, to_wire


class JarTooFull(OrfeasError):
    """The jar holds {held} beans; at most {limit} fit. Take some out."""

    kind = Kind.TOO_LARGE


def test_docstring_is_the_sentence_with_its_details():
    error = JarTooFull(held=12, limit=10)
    assert str(error) == "The jar holds 12 beans; at most 10 fit. Take some out."
    assert error.code == "jar_too_full"
    assert error.details == {"held": 12, "limit": 10}


def test_known_failure_crosses_a_border_unchanged():
    error = from_wire(to_wire(JarTooFull(held=12, limit=10)))
    assert isinstance(error, JarTooFull)
    assert error.details == {"held": 12, "limit": 10}


def test_unknown_failure_keeps_code_kind_and_sentence():
    error = from_wire({"code": "from_elsewhere", "kind": "missing", "sentence": "It is {gone}.", "details": {}})
    assert (error.code, error.kind, error.sentence) == ("from_elsewhere", Kind.MISSING, "It is {gone}.")


def test_failure_survives_pickling():
    error = pickle.loads(pickle.dumps(JarTooFull(held=1, limit=0)))
    assert str(error) == "The jar holds 1 beans; at most 0 fit. Take some out."
