import io
import json
import struct

import numpy as np
import pytest
from PIL import Image

from makers import make_cube, make_material, make_textured_cube, split_corners
from orfeas.mesh.auditing.file import answer_for_audit, read_for_audit
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.reading.limits import MAX_BYTES, MeshFileTooHeavy
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


class InThisProcess:
    """Stands for the sandbox: the same function on the same bytes, without a child."""

    def call(self, function, payload, **arguments):
        assert function == "orfeas.mesh.auditing.file:answer_for_audit"
        return answer_for_audit(payload, **arguments)


def read(payload, suffix):
    return read_for_audit(payload, suffix=suffix, sandbox=InThisProcess())


def with_one_more_texture(glb, picture):
    """The GLB with another image at its end, which no material uses."""
    length = struct.unpack_from("<I", glb, 12)[0]
    document, body = json.loads(glb[20 : 20 + length]), glb[28 + length :]
    document["bufferViews"].append({"buffer": 0, "byteOffset": len(body), "byteLength": len(picture)})
    document["images"].append({"mimeType": "image/png", "bufferView": len(document["bufferViews"]) - 1})
    document["textures"].append({"source": len(document["images"]) - 1})
    body += picture + b"\0" * (-len(picture) % 4)
    document["buffers"][0]["byteLength"] = len(body)
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    head = struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(body))
    return head + struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(body), b"BIN\0") + body


def png(width, height):
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_every_texture_of_a_glb_is_known_by_its_stored_size():
    glb = write_glb(make_textured_cube(), make_material(64))
    assert read(glb, ".glb")[1] == ((64, 64),)
    assert read(with_one_more_texture(glb, png(300, 20)), ".glb")[1] == ((64, 64), (300, 20))


def test_a_damaged_texture_that_nothing_uses_is_passed_over():
    glb = with_one_more_texture(write_glb(make_textured_cube(), make_material(64)), b"no picture")
    found, sizes = read(glb, ".glb")
    assert (sizes, found.mesh.num_faces) == (((64, 64),), 12)


def test_other_formats_hold_no_textures():
    found, sizes = read(write_stl(make_cube(0.01)), ".stl")
    assert sizes is None
    assert measure(found.mesh).is_closed


def test_corners_of_stl_that_differ_by_rounding_meet():
    soup = split_corners(make_cube(0.01, divisions=4))
    noise = np.random.default_rng(0).choice([0, 1e-19, -1e-19], soup.positions.shape)
    rough = Mesh(np.where(np.abs(soup.positions) < 1e-9, noise, soup.positions), soup.faces)
    assert not measure(rough).is_closed
    assert measure(read(write_stl(rough), ".stl")[0].mesh).is_closed


def test_a_gap_that_single_precision_can_tell_stays_a_gap():
    soup = split_corners(make_cube(0.01))
    apart = soup.positions.copy()
    apart[0] += 1e-7
    assert not measure(read(write_stl(Mesh(apart, soup.faces)), ".stl")[0].mesh).is_closed


def test_more_than_is_read_is_refused_before_it_is_sent():
    with pytest.raises(MeshFileTooHeavy):
        read(bytes(MAX_BYTES + 1), ".stl")
