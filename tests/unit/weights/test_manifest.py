"""Every manifest in the package, and the rules of territories."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from orfeas.engines.catalog import ENGINES
from orfeas.engines.hunyuan3d21.sizes import published_shapes, sizes_of
from orfeas.engines.text_to_image.catalog import PAINTERS
from orfeas.weights.manifest import MANIFESTS, Manifest, UnknownWeights, all_manifests, find_manifest
from orfeas.weights.recognize import fingerprint
from orfeas.weights.territory import EUROPEAN_UNION, OF_THE_UNION_TOO, TERRITORIES, by_iso, is_within, named


@pytest.mark.parametrize("manifest", all_manifests(), ids=lambda manifest: manifest.name)
def test_a_manifest_pins_what_it_can_and_says_who_says_so(manifest):
    assert (MANIFESTS / f"{manifest.name}.json").is_file()
    for file in manifest.files:
        assert (file.sha256 is None) == (file.sha256_source is None), file
        assert file.sha256 or file.size is None or file.size < 1_000_000, (
            f"nobody could tell whether {file.path} is right"
        )
    licence = manifest.licence
    is_pinned = manifest.revision in licence.url
    assert licence.allows and licence.forbids and (is_pinned or licence.source), "who says so?"
    assert all(by_iso(place) == place for place in licence.excludes)
    assert not licence.excludes or manifest.alternative in ENGINES
    memory = manifest.memory
    if memory is None:
        return
    assert memory.resident_bytes >= memory.staged_bytes >= memory.offloaded_bytes > 0


@pytest.mark.parametrize("manifest", all_manifests(), ids=lambda manifest: manifest.name)
def test_a_manifest_has_what_its_kind_is_run_by(manifest):
    assert (manifest.graph is not None) == (manifest.purpose in ("matting", "depth"))
    assert ([file.becomes for file in manifest.files] == ["pipeline"]) == (manifest.purpose == "painter")
    if manifest.purpose == "painter":
        painter = PAINTERS[manifest.name]
        assert (painter.repository, painter.revision) == (manifest.repository, manifest.revision)
        assert painter.license.lower() == manifest.licence.id
        assert painter.is_commercial or any("commercial" in each for each in manifest.licence.forbids)
    elif manifest.graph:
        (file,) = manifest.files
        assert file.sha256 and file.size and manifest.graph.source


def test_every_painter_of_the_catalog_can_be_fetched():
    assert PAINTERS.keys() == {each.name for each in all_manifests() if each.purpose == "painter"}


def test_the_shape_weights_are_those_whose_shapes_the_engine_wants():
    manifest = find_manifest("hunyuan3d-2.1-shape")
    assert manifest.base == fingerprint(None)
    bytes_wanted = sum(2 * _product(shape) for shape in published_shapes(sizes_of(None)).values())
    checkpoint = manifest.files[1]
    encoder_and_overhead = checkpoint.size - bytes_wanted  # what is left out of the VAE, and of zip
    assert 0.22e9 < encoder_and_overhead < 0.24e9


def _product(shape):
    found = 1
    for side in shape:
        found *= side
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"revision": "main"},
        {"repository": "../etc"},
        {"name": "../out"},
        {"files": []},
        {"files": [{"path": "../a", "size": 1, "sha256": None, "sha256_source": None, "becomes": "kept"}]},
        {"files": [{"path": "/a", "size": 1, "sha256": None, "sha256_source": None, "becomes": "kept"}]},
        {"files": [{"path": "a", "size": 1, "sha256": "A" * 64, "sha256_source": None, "becomes": "kept"}]},
        {"surprise": 1},
    ],
)
def test_a_manifest_that_leads_elsewhere_is_none(change):
    values = json.loads((MANIFESTS / "hunyuan3d-2.1-shape.json").read_bytes()) | change
    with pytest.raises(ValidationError):
        TypeAdapter(Manifest).validate_json(json.dumps(values))


def test_unknown_weights_are_refused_with_those_there_are():
    with pytest.raises(UnknownWeights, match=r"hunyuan3d-2\.1-shape"):
        find_manifest("hunyuan3d-9")


def test_territories_are_told_by_iso_however_they_are_written():
    assert len(TERRITORIES) == 249 and len(EUROPEAN_UNION) == 27
    assert TERRITORIES > EUROPEAN_UNION | OF_THE_UNION_TOO
    assert [by_iso(said) for said in ("gb", "UK", "el", "EU", "EN", "XX", "")] == [
        "GB",
        "GB",
        "GR",
        "EU",
        None,
        None,
        None,
    ]
    assert is_within("FR", "EU") and is_within("RE", "EU") and not is_within("CH", "EU") and not is_within("EU", "FR")
    assert named(["EU", "GB", "CH"]) == "the European Union, the United Kingdom or CH"
