# Copyright (C) 2026 the authors of ORFEAS Studio
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Blender does for ORFEAS Studio: one task, told by a JSON file, answered by files beside it.

    blender --background --factory-startup --python-exit-code 1 --python program.py -- TASK.json
    python program.py TASK.json            (a Python that can import bpy)

The task names what to do and its arguments; paths in it are relative to its folder. See README.md.
"""

import json
import sys
from pathlib import Path

import bpy
import numpy as np


def remesh(folder, *, surface, faces, seed=0):
    """Lay about so many quads over a closed surface (QuadriFlow).

    `surface` is an .npz with `positions` (V, 3) and `faces` (F, 3). The answer, `made.npz`, holds `positions`, and
    `faces` (N, 4) whose last corner is -1 where a face is a triangle.
    """
    bpy.ops.wm.read_factory_settings(use_empty=True)
    with np.load(folder / surface) as given:
        thing = _thing(given["positions"], given["faces"])
    done = bpy.ops.object.quadriflow_remesh(
        mode="FACES", target_faces=faces, seed=seed, use_preserve_sharp=True, use_mesh_symmetry=False
    )
    if "FINISHED" not in done:
        return {"why": "QuadriFlow gave up"}
    positions, made = _read(thing)
    np.savez(folder / "made.npz", positions=positions, faces=made)
    return {"num_faces": len(made)}


def _thing(positions, faces):
    data = bpy.data.meshes.new("surface")
    data.vertices.add(len(positions))
    data.vertices.foreach_set("co", np.ascontiguousarray(positions, dtype=np.float32).reshape(-1))
    data.loops.add(faces.size)
    data.loops.foreach_set("vertex_index", np.ascontiguousarray(faces, dtype=np.int32).reshape(-1))
    data.polygons.add(len(faces))
    data.polygons.foreach_set("loop_start", np.arange(0, faces.size, 3, dtype=np.int32))
    data.update(calc_edges=True)
    thing = bpy.data.objects.new("surface", data)
    bpy.context.collection.objects.link(thing)
    bpy.context.view_layer.objects.active = thing
    thing.select_set(True)
    return thing


def _read(thing):
    data = thing.data
    positions = np.empty(3 * len(data.vertices), dtype=np.float32)
    data.vertices.foreach_get("co", positions)
    faces = np.full((len(data.polygons), 4), -1, dtype=np.int32)
    for number, face in enumerate(data.polygons):
        corners = face.vertices[:4]
        faces[number, : len(corners)] = corners
    return positions.reshape(-1, 3), faces


TASKS = {"remesh": remesh}


def main():
    path = Path(sys.argv[-1])
    asked = json.loads(path.read_text())
    answer = TASKS[asked.pop("task")](path.parent, **asked)
    (path.parent / "answer.json").write_text(json.dumps(answer))


if __name__ == "__main__":
    main()
