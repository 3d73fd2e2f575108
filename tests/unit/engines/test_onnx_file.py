"""What an ONNX file says is looked at before any runtime sees it, and none of its numbers is believed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

import onnx
from onnx import TensorProto, helper

from orfeas.engines.onnx_card import OtherGraph, check_graph
from orfeas.engines.onnx_file import NotAGraph, WeightsElsewhere, read_onnx
from unit.engines.graph_makers import PLAIN, write_graph

GIANT = 1 << 40


def changed(tmp_path: Path, change) -> Path:
    """A whole file, and then otherwise."""
    path = write_graph(tmp_path / "a.onnx")
    model = onnx.load(path)
    change(model)
    path.write_bytes(model.SerializeToString())
    return path


def test_a_file_tells_its_inputs_and_outputs(tmp_path: Path) -> None:
    found = read_onnx(write_graph(tmp_path / "a.onnx", shape=(1, 3, "height", 32), num_outputs=2))
    assert found.opset == 17 and [each.told for each in found.inputs] == ["float 1 x 3 x any x 32"]
    assert [each.name for each in found.outputs] == ["map0", "map1"]


def test_inputs_that_the_file_brings_values_for_are_none(tmp_path: Path) -> None:
    def list_weights_too(model) -> None:
        model.graph.input.append(helper.make_tensor_value_info("weights", TensorProto.FLOAT, (1, 3, 1, 1)))

    assert [each.name for each in read_onnx(changed(tmp_path, list_weights_too)).inputs] == ["picture0"]


def test_a_file_that_is_cut_anywhere_is_refused_or_does_not_fit(tmp_path: Path) -> None:
    whole = write_graph(tmp_path / "a.onnx").read_bytes()
    for end in range(0, len(whole), 7):
        (tmp_path / "cut.onnx").write_bytes(whole[:end])
        with pytest.raises((NotAGraph, OtherGraph)) as caught:
            check_graph(tmp_path / "cut.onnx", card=PLAIN)
        assert "\n" not in caught.value.sentence


def test_random_bytes_are_refused(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    for _ in range(50):
        (tmp_path / "noise.onnx").write_bytes(rng.bytes(200))
        with pytest.raises(NotAGraph):
            read_onnx(tmp_path / "noise.onnx")


def sides(*wanted: int):
    def change(model) -> None:
        tensor = model.graph.initializer[0]
        del tensor.dims[:]
        tensor.dims.extend(wanted)

    return change


def without_values(model) -> None:
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.dims[0] = GIANT


def listed(model) -> None:
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.float_data.extend([0.1] * 3)
    tensor.dims[0] = GIANT


def in_a_constant(model) -> None:
    giant = helper.make_tensor("giant", TensorProto.FLOAT, (1,), [0.0])
    giant.dims[0] = GIANT
    model.graph.node.append(helper.make_node("Constant", [], ["giant"], value=giant))


@pytest.mark.parametrize(
    "change",
    [sides(GIANT), sides(1, 3, 1, 2), sides(*[2] * 40), sides(-1), sides(0), without_values, listed, in_a_constant],
)
def test_a_tensor_without_the_values_that_it_declares_is_refused(tmp_path: Path, change) -> None:
    with pytest.raises(NotAGraph, match=r"a tensor in it|cut off"):
        read_onnx(changed(tmp_path, change))


def test_values_one_by_one_are_values_too(tmp_path: Path) -> None:
    def list_them(model) -> None:
        tensor = model.graph.initializer[0]
        tensor.float_data.extend(np.frombuffer(tensor.raw_data, np.float32))
        tensor.ClearField("raw_data")

    assert read_onnx(changed(tmp_path, list_them)).inputs


@pytest.mark.parametrize("version", [0, 3, 4_000])
def test_operators_that_no_runtime_knows_are_refused(tmp_path: Path, version: int) -> None:
    def change(model) -> None:
        model.opset_import[0].version = version

    with pytest.raises(NotAGraph, match="operator set"):
        read_onnx(changed(tmp_path, change))


def to_a_file_outside(tensor) -> None:
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="../../../etc/passwd")


def in_the_graph(model) -> None:
    to_a_file_outside(model.graph.initializer[0])


def in_a_branch(model) -> None:
    tensor = helper.make_tensor("hidden", TensorProto.FLOAT, (1,), [0.0])
    to_a_file_outside(tensor)
    branch = helper.make_graph([], "branch", [], [], [tensor])
    model.graph.node.append(helper.make_node("If", ["map0"], ["out"], then_branch=branch, else_branch=branch))


@pytest.mark.parametrize("change", [in_the_graph, in_a_branch])
def test_weights_that_a_file_says_are_elsewhere_are_not_looked_for(tmp_path: Path, change) -> None:
    with pytest.raises(WeightsElsewhere, match="as one ONNX file"):
        read_onnx(changed(tmp_path, change))


def test_a_folder_and_a_file_of_nothing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.onnx").touch()
    for path in (tmp_path, tmp_path / "empty.onnx"):
        with pytest.raises(NotAGraph):
            read_onnx(path)


def test_what_a_file_calls_things_is_fit_for_a_sentence(tmp_path: Path) -> None:
    def rename(model) -> None:
        model.graph.output[0].name = "a\nb\x1b[31m" + "c" * 500

    with pytest.raises(OtherGraph, match=r"but a\?b\?\[31mccc") as caught:
        check_graph(changed(tmp_path, rename), card=replace(PLAIN, output=4))
    assert "\n" not in caught.value.sentence and len(caught.value.sentence) < 400


def test_where_values_are_is_no_message(tmp_path: Path) -> None:
    whole = write_graph(tmp_path / "a.onnx").read_bytes()
    tensor = b"\x0a\x06\x2a\x04\x08\x01\x72\x00"  # a graph whose last tensor says nothing of where its values are
    (tmp_path / "b.onnx").write_bytes(whole + b"\x3a\x08" + tensor)
    with pytest.raises(NotAGraph):
        read_onnx(tmp_path / "b.onnx")
