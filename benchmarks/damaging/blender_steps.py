"""Run by Blender's Python: repair surfaces with Blender's own operators. Imports nothing of this repository.

    PYTHON blender_steps.py GIVEN.npz GOT.npz

GIVEN holds, for each number n, positions_n (P, 3), faces_n (F, 3) and uvs_n (F, 3, 2).
"""

import sys
import time

import bpy
import numpy as np

MERGE = 1e-5
"""Merge by distance, as a share of the diagonal."""

VOXELS = 192
"""Along the longest side: as many as our own field has cells."""


def made(positions, faces, uvs):
    mesh = bpy.data.meshes.new("m")
    mesh.from_pydata(positions.tolist(), [], faces.tolist())
    layer = mesh.uv_layers.new(name="uv")
    if len(mesh.loops) == len(faces) * 3:
        layer.data.foreach_set("uv", uvs.reshape(-1).astype(np.float32))
    thing = bpy.data.objects.new("m", mesh)
    bpy.context.collection.objects.link(thing)
    bpy.ops.object.select_all(action="DESELECT")
    bpy.context.view_layer.objects.active = thing
    thing.select_set(True)
    return thing


def filled():
    """Fill holes; what it leaves, loops that touch themselves, by triangles."""
    for fill in (lambda: bpy.ops.mesh.fill_holes(sides=0), bpy.ops.mesh.fill):
        bpy.ops.mesh.select_all(action="DESELECT")
        bpy.ops.mesh.select_non_manifold(
            use_wire=False, use_multi_face=False, use_non_contiguous=False, use_verts=False
        )
        if bpy.context.object.data.total_edge_sel:
            fill()


def cleaned(distance):
    """What Blender's manual and its print check do by hand, in the order that closed most in trials."""
    mesh = bpy.ops.mesh
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.context.tool_settings.mesh_select_mode = (True, False, False)
    mesh.reveal()
    mesh.select_all(action="SELECT")
    mesh.remove_doubles(threshold=distance)
    mesh.dissolve_degenerate(threshold=distance)
    mesh.select_all(action="SELECT")
    mesh.delete_loose(use_faces=False)
    mesh.select_all(action="DESELECT")
    mesh.select_interior_faces()
    mesh.delete(type="FACE")
    for _ in range(3):
        filled()
        mesh.select_all(action="DESELECT")
        mesh.select_non_manifold(use_boundary=False, use_non_contiguous=False)
        mesh.delete(type="VERT")
    filled()
    mesh.select_all(action="SELECT")
    mesh.delete_loose(use_faces=False)
    mesh.select_all(action="SELECT")
    mesh.normals_make_consistent(inside=False)
    mesh.quads_convert_to_tris()
    bpy.ops.object.mode_set(mode="OBJECT")


def remeshed(thing, size):
    thing.data.remesh_voxel_size = size
    thing.data.remesh_voxel_adaptivity = 0
    bpy.ops.object.voxel_remesh()
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.ops.mesh.select_all(action="SELECT")
    bpy.ops.mesh.quads_convert_to_tris()
    bpy.ops.object.mode_set(mode="OBJECT")


def read(thing):
    mesh = thing.data
    positions = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("co", positions)
    mesh.calc_loop_triangles()
    count = len(mesh.loop_triangles)
    faces, loops = np.empty(count * 3, np.int32), np.empty(count * 3, np.int32)
    mesh.loop_triangles.foreach_get("vertices", faces)
    mesh.loop_triangles.foreach_get("loops", loops)
    uvs = np.zeros((0, 2), np.float32)
    if mesh.uv_layers.active and len(mesh.loops):
        flat = np.empty(len(mesh.loops) * 2, np.float32)
        mesh.uv_layers.active.data.foreach_get("uv", flat)
        uvs = flat.reshape(-1, 2)[loops]
    return positions.reshape(-1, 3), faces.reshape(-1, 3), uvs.reshape(-1, 3, 2)


def main():
    given, out = np.load(sys.argv[1]), {}
    for n in range(sum(name.startswith("faces_") for name in given)):
        positions, faces, uvs = (given[f"{name}_{n}"] for name in ("positions", "faces", "uvs"))
        used = positions[faces.reshape(-1)]
        size = np.ptp(used, axis=0)
        thing = made(positions, faces, uvs)
        started = time.perf_counter()
        cleaned(MERGE * float(np.linalg.norm(size)))
        cleaning = time.perf_counter() - started
        first = read(thing)
        started = time.perf_counter()
        if len(thing.data.polygons):
            remeshed(thing, float(size.max()) / VOXELS)
        seconds = (cleaning, cleaning + time.perf_counter() - started)
        for way, (found, took) in enumerate(zip((first, read(thing)), seconds, strict=True)):
            for name, value in zip(("positions", "faces", "uvs"), found, strict=True):
                out[f"{name}_{n}_{way}"] = value
            out[f"seconds_{n}_{way}"] = took
        bpy.data.objects.remove(thing)
    np.savez(sys.argv[2], **out)


main()
