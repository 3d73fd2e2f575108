"""3MF read without trust: units, components, bombs and loops."""

from __future__ import annotations

import io
import stat
import zipfile

import numpy as np
import pytest

from makers import make_sphere
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.reading import limits
from orfeas.mesh.formats.threemf import read_threemf
from orfeas.mesh.formats.threemf_writing import write_threemf
from orfeas.mesh.measure import measure
from orfeas.mesh.weld import weld

CORE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
PRODUCTION = "http://schemas.microsoft.com/3dmanufacturing/production/2015/06"
TETRAHEDRON = (
    '<mesh><vertices><vertex x="0" y="0" z="0"/><vertex x="1" y="0" z="0"/><vertex x="0" y="1" z="0"/>'
    '<vertex x="0" y="0" z="1"/></vertices><triangles><triangle v1="0" v2="2" v3="1"/><triangle v1="0" v2="1" v3="3"/>'
    '<triangle v1="1" v2="2" v3="3"/><triangle v1="0" v2="3" v3="2"/></triangles></mesh>'
)


def model(resources: str, build: str, *, more: str = "", head: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{head}<model xmlns="{CORE}" {more}><resources>{resources}</resources>'
        f"<build>{build}</build></model>"
    )


def packed(text: str | bytes, *, others: dict[str, str | bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("3D/3dmodel.model", text)
        for name, part in (others or {}).items():
            archive.writestr(name, part)
    return out.getvalue()


def refused(payload: bytes) -> tuple[str, str]:
    with pytest.raises(OrfeasError) as caught:
        read_threemf(payload)
    assert caught.value.kind in (Kind.INVALID, Kind.TOO_LARGE)
    return caught.value.code, caught.value.sentence


def test_a_closed_body_stays_closed_and_in_its_place() -> None:
    mesh = make_sphere(2, radius=0.02, center=(0.1, 0.2, 0.3))
    back, metres, notes = read_threemf(write_threemf(mesh))
    assert (metres, notes) == (0.001, ())
    assert np.allclose(back.bounds, mesh.bounds, atol=1e-7) and back.num_faces == mesh.num_faces
    before, after = measure(weld(mesh)), measure(weld(back))
    assert after.is_closed and after.volume == pytest.approx(before.volume, rel=1e-5)


@pytest.mark.parametrize(("unit", "metres"), [("micron", 1e-6), ("inch", 0.0254), ("meter", 1.0), ("foot", 0.3048)])
def test_units_are_those_of_the_file(unit: str, metres: float) -> None:
    text = model(f'<object id="1">{TETRAHEDRON}</object>', '<item objectid="1"/>', more=f'unit="{unit}"')
    mesh, metres_per_unit, _ = read_threemf(packed(text))
    assert metres_per_unit == metres and np.allclose(mesh.size, metres)


def test_components_and_items_are_placed_one_in_the_other() -> None:
    resources = (
        f'<object id="1">{TETRAHEDRON}</object><object id="2"><components>'
        '<component objectid="1"/><component objectid="1" transform="0 1 0 -1 0 0 0 0 1 10 0 0"/></components></object>'
    )
    text = model(resources, '<item objectid="2" transform="2 0 0 0 2 0 0 0 2 0 0 100"/>', more='unit="meter"')
    mesh, _, _ = read_threemf(packed(text))
    assert mesh.num_faces == 8
    x, y, z = mesh.positions[4:].T
    assert np.allclose(np.stack([x, -z, y], axis=1), [[20, 0, 100], [20, 2, 100], [18, 0, 100], [20, 0, 102]])


def test_a_mirrored_item_keeps_its_outside_outside() -> None:
    item = '<item objectid="1" transform="-1 0 0 0 1 0 0 0 1 0 0 0"/>'
    mesh, _, _ = read_threemf(packed(model(f'<object id="1">{TETRAHEDRON}</object>', item)))
    assert measure(weld(mesh)).volume > 0


def test_objects_in_other_parts_of_the_package_are_found() -> None:
    other = model(f'<object id="7">{TETRAHEDRON}</object>', "")
    component = '<component objectid="7" p:path="/3D/Objects/other.model"/>'
    text = model(
        f'<object id="1"><components>{component}</components></object>',
        '<item objectid="1"/>',
        more=f'xmlns:p="{PRODUCTION}" requiredextensions="p"',
    )
    mesh, _, _ = read_threemf(packed(text, others={"3D/Objects/other.model": other}))
    assert mesh.num_faces == 4
    assert "has no model part" in refused(packed(text))[1]


def test_supports_and_colours_are_left_out_aloud() -> None:
    support = f'<object id="2" type="support">{TETRAHEDRON}</object>'
    resources = f'<basematerials id="9"/><object id="1">{TETRAHEDRON}</object>{support}'
    mesh, _, notes = read_threemf(packed(model(resources, '<item objectid="1"/><item objectid="2"/>')))
    assert mesh.num_faces == 4 and notes == ("Its colours and materials are left out.", "Supports are left out.")


def test_components_in_a_loop_are_refused() -> None:
    resources = "".join(
        f'<object id="{k}"><components><component objectid="{3 - k}"/></components></object>' for k in (1, 2)
    )
    assert "form a loop" in refused(packed(model(resources, '<item objectid="1"/>')))[1]


def test_doubling_components_are_counted_before_they_are_made() -> None:
    twice = "<object id='%d'><components>" + "<component objectid='%d'/>" * 2 + "</components></object>"
    resources = f'<object id="0">{TETRAHEDRON}</object>' + "".join(twice % (k, k - 1, k - 1) for k in range(1, 41))
    assert refused(packed(model(resources, '<item objectid="40"/>')))[0] == "too_many_faces"
    empty = resources.replace(TETRAHEDRON, "<mesh><vertices/><triangles/></mesh>")
    assert refused(packed(model(empty, '<item objectid="40"/>')))[0] == "too_many_nodes"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_entities_are_refused(encoding: str) -> None:
    head = '<!DOCTYPE model [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    text = model(f'<object id="1" name="&b;">{TETRAHEDRON}</object>', '<item objectid="1"/>', head=head)
    assert "document type" in refused(packed(text.encode(encoding)))[1]
    head = '<!DOCTYPE model SYSTEM "file:///etc/passwd">'
    assert "document type" in refused(packed(model("", "", head=head).encode(encoding)))[1]


def test_a_bomb_is_refused_by_its_table_of_contents() -> None:
    code, sentence = refused(packed(" " * 20_000_000))
    assert code == "unpacks_too_large" and "100 times" in sentence
    many = {f"{k}.txt": "" for k in range(1001)}
    assert "1002 members" in refused(packed("", others=many))[1]
    heavy = packed("", others={"a": b"\0" * 100})
    at = heavy.index(b"PK\1\2")
    assert refused(heavy[: at + 24] + b"\xff\xff\xff\x7f" + heavy[at + 28 :])[0] == "unpacks_too_large"


@pytest.mark.parametrize("name", ["../evil.model", "/abs.model", "a\\b.model", "C:/x.model"])
def test_members_that_lead_outside_are_refused(name: str) -> None:
    assert "leads outside" in refused(packed("", others={name: "x"}))[1]


def test_links_encryption_and_twins_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("3D/3dmodel.model")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in refused(out.getvalue())[1]
    assert "two members" in refused(packed("", others={"3d/3DMODEL.model": ""}))[1]
    payload = bytearray(packed("x"))
    payload[payload.index(b"PK\1\2") + 8] |= 1
    assert "encrypted" in refused(bytes(payload))[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<model/>",
        model("", ""),
        model(f'<object id="1">{TETRAHEDRON}</object>', '<item objectid="2"/>'),
        model(f'<object id="1">{TETRAHEDRON}</object>' * 2, '<item objectid="1"/>'),
        model(f'<object id="1">{TETRAHEDRON}</object>', '<item objectid="1"/>', more='unit="cubit"'),
        model(f'<object id="1">{TETRAHEDRON}</object>', '<item objectid="1" transform="1 2 3"/>'),
        model(f'<object id="1">{TETRAHEDRON}</object>', '<item objectid="1" transform="nan 0 0 0 1 0 0 0 1 0 0 0"/>'),
        model(f'<object id="1">{TETRAHEDRON}</object>', '<item objectid="1" transform="0 0 0 0 1 0 0 0 1 0 0 0"/>'),
        model(f'<object id="1">{TETRAHEDRON.replace("v1=", "v9=")}</object>', '<item objectid="1"/>'),
        model(f'<object id="1">{TETRAHEDRON.replace("v3=" + chr(34) + "3", "v3=" + chr(34) + "4")}</object>',
              '<item objectid="1"/>'),
        model(f'<object id="1">{TETRAHEDRON.replace("v3=" + chr(34) + "3", "v3=" + chr(34) + "-1")}</object>',
              '<item objectid="1"/>'),
        model(f'<object id="1">{TETRAHEDRON.replace("x=" + chr(34) + "1", "x=" + chr(34) + "inf")}</object>',
              '<item objectid="1"/>'),
        model(TETRAHEDRON, ""),
        model("<a>" * 100 + "</a>" * 100, ""),
        model(f'<object id="1">{TETRAHEDRON}</object>', '<item objectid="1"/>')[:-20],
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_refused(text: str) -> None:
    code, sentence = refused(packed(text))
    assert code == "broken3mf" and sentence.endswith("Export it again from the program that made it.")


def test_required_extensions_that_are_not_read_are_named() -> None:
    lattice = "http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02"
    text = model("", "", more=f'xmlns:b="{lattice}" requiredextensions="b"')
    assert refused(packed(text)) == ("unsupported3mf", refused(packed(text))[1]) and lattice in refused(packed(text))[1]


def test_declared_faces_are_limited_while_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FACES", 60_000)
    triangles = '<triangle v1="0" v2="1" v3="2"/>' * 70_000
    text = model(f"<object id='1'><mesh><vertices/><triangles>{triangles}</triangles></mesh></object>", "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("3D/3dmodel.model", text)
    assert refused(out.getvalue())[0] == "too_many_faces"
