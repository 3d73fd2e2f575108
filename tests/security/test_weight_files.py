"""Weight files that are broken or hostile: each is refused by a typed failure, runs nothing and leaves nothing."""

import contextlib
import pickle
import random
import re

import pytest

from orfeas.errors import OrfeasError
from orfeas.weights import convert as converting
from orfeas.weights.checkpoint import CheckpointRunsCode
from orfeas.weights.convert import convert
from orfeas.weights.header import WeightsUnreadable, read_header
from orfeas.weights.rewrite import rewrite
from orfeas.weights.unpickle import Forbidden, Malformed, unpickle
from pickled import PROTO, SOUND, STOP, archive, called, named, text
from tests.security.hostile_weights import MARKER, corpus, flipped, safetensors

SENTENCE = re.compile(r"^The (weight file|checkpoint) hostile\.[a-z]+ [^\n]{10,400}\. [A-Z][^\n]{10,200}\.$")
CORPUS = corpus()


@pytest.fixture
def in_here(monkeypatch):
    """The child's work in this process: there are hundreds of files, and the machine that reads them runs nothing."""

    def run(source, part, options, *, report, complaints):
        rewrite(source, part, report=report, **options)

    monkeypatch.setattr(converting, "_run", run)


def refusal(path):
    """What comes of a file on its way to a network."""
    with pytest.raises((WeightsUnreadable, CheckpointRunsCode)) as caught:
        if path.suffix == ".safetensors":
            read_header(path)
        else:
            convert(path, path.with_name("made.safetensors"))
    return caught.value


def test_there_are_more_than_200_and_none_twice():
    assert len({(hostile.name, hostile.suffix) for hostile in CORPUS}) == len(CORPUS) > 200


@pytest.mark.usefixtures("in_here")
@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_every_file_is_refused_and_nothing_is_left(hostile, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"hostile{hostile.suffix}"
    path.write_bytes(hostile.make())
    failure = refusal(path)
    assert SENTENCE.match(failure.sentence), failure.sentence
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "name", ["wants-os system", "inst", "key-nested-100000-deep", "flip-", "cut-at-", "archive-bomb"]
)
def test_the_child_refuses_as_this_process_does(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hostile = next(each for each in CORPUS if each.name.startswith(name) and each.suffix == ".ckpt")
    path = tmp_path / "hostile.ckpt"
    path.write_bytes(hostile.make())
    assert SENTENCE.match(refusal(path).sentence)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_those_files_would_run_code_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pickle.loads(PROTO + called(named("os system"), text(f"touch {MARKER}")) + STOP)
    assert (tmp_path / MARKER).exists()


def test_they_differ_from_sound_ones_by_what_is_wrong_alone(tmp_path):
    checkpoint, direct = tmp_path / "sound.ckpt", tmp_path / "sound.safetensors"
    checkpoint.write_bytes(archive(SOUND))
    direct.write_bytes(safetensors())
    convert(checkpoint, tmp_path / "made.safetensors")
    made, expected = read_header(tmp_path / "made.safetensors"), read_header(direct)
    assert made.tensors == expected.tensors
    assert (tmp_path / "made.safetensors").read_bytes()[made.data_begin :] == direct.read_bytes()[expected.data_begin :]


def test_a_pickle_of_any_bytes_is_a_value_or_a_failure_of_two_kinds():
    draw = random.Random(4)
    outcomes = set()
    for _ in range(2000):
        mangled = flipped(SOUND, draw.randrange(len(SOUND)), draw.randrange(8))
        for _ in range(draw.randrange(4)):
            mangled = flipped(mangled, draw.randrange(len(SOUND)), draw.randrange(8))
        try:
            outcomes.add(type(unpickle(mangled)))
        except (Malformed, Forbidden) as failure:
            outcomes.add(type(failure))
    assert outcomes == {dict, Malformed, Forbidden}


def test_only_typed_failures_come_of_mangled_files(tmp_path, in_here):
    draw, path = random.Random(5), tmp_path / "hostile.ckpt"
    whole = archive(SOUND)
    for _ in range(150):
        path.write_bytes(flipped(whole, draw.randrange(len(whole)), draw.randrange(8)))
        with contextlib.suppress(OrfeasError):
            convert(path, tmp_path / "made.safetensors")
            read_header(tmp_path / "made.safetensors")
        assert not (tmp_path / "made.safetensors.part").exists()
