"""The same chain in Blender: run by an interpreter that can `import bpy`; `python in_blender.py GIVEN.npz OUT.npz`.

Given: positions (V, 3), faces (F, 3), corner_uvs (F, 3, 2) with v up, color (H, W, 3), and what is asked for. Written:
the finished mesh, its maps, and seconds a stage. Every step is Blender's own operator with its defaults, where nothing
else is said.
"""

import json
import sys
import time

import bpy
import mathutils
import numpy as np

MERGE_SHARE = 1e-6
"""Of the diagonal: points nearer than that are merged, as our repair does."""
UNWRAP_SCALE = 16.0
"""Smart UV Project packs things of 30 m well and things of 2 m in a third of the texture."""


def main(given_path: str, out_path: str) -> None:
    given = np.load(given_path)
    asked = json.loads(str(given["asked"]))
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.render.threads_mode, scene.render.threads = "FIXED", asked["threads"]
    source = added(given["positions"], given["faces"], given["corner_uvs"])
    source.data.materials.append(textured(given["color"]))
    wall, processor = {}, {}
    started = time.perf_counter(), time.process_time()

    def done(stage: str) -> None:
        nonlocal started
        now = time.perf_counter(), time.process_time()
        wall[stage], processor[stage] = now[0] - started[0], now[1] - started[1]
        started = time.perf_counter(), time.process_time()

    repair(source, diagonal=float(np.linalg.norm(np.ptp(given["positions"], axis=0))))
    done("repair")
    target = source.copy()
    target.data = source.data.copy()
    bpy.context.collection.objects.link(target)
    decimate(target, faces=asked["faces"])
    done("simplify")
    unwrap(target, margin=4 / asked["texture_pixels"])
    done("unwrap")
    reach = 0.03 * float(np.ptp(given["positions"], axis=0).max())
    node = ready_to_bake(source, target, reach=reach)
    size, rays = asked["texture_pixels"], asked["rays"]
    maps = {"color": baked(node, "DIFFUSE", size, samples=1), "normal": baked(node, "NORMAL", size, samples=1)}
    done("colour and normal")
    maps["occlusion"] = baked(node, "AO", size, samples=rays)
    done("occlusion")
    baked(node, "AO", 512, samples=rays)
    done("occlusion at 512")
    for times in (wall, processor):
        times["bake"] = times["colour and normal"] + times["occlusion"]
    levels = [level(target, share) for share in asked["shares"]]
    done("levels")
    num_hull_faces = hull(target)
    done("hulls")
    np.savez(
        out_path, **taken(target), **maps,
        told=json.dumps(
            {"levels": levels, "hull_faces": num_hull_faces, "wall": wall, "processor": processor,
             "version": bpy.app.version_string}
        ),
    )  # fmt: skip


def added(positions: np.ndarray, faces: np.ndarray, corner_uvs: np.ndarray) -> "bpy.types.Object":
    mesh = bpy.data.meshes.new("surface")
    mesh.vertices.add(len(positions))
    mesh.vertices.foreach_set("co", np.ascontiguousarray(positions, np.float32).reshape(-1))
    mesh.loops.add(faces.size)
    mesh.loops.foreach_set("vertex_index", np.ascontiguousarray(faces, np.int32).reshape(-1))
    mesh.polygons.add(len(faces))
    mesh.polygons.foreach_set("loop_start", np.arange(0, faces.size, 3, dtype=np.int32))
    layer = mesh.uv_layers.new(name="source")
    mesh.update()
    layer.data.foreach_set("uv", np.ascontiguousarray(corner_uvs, np.float32).reshape(-1))
    mesh.polygons.foreach_set("use_smooth", np.ones(len(faces), dtype=bool))
    thing = bpy.data.objects.new("surface", mesh)
    bpy.context.collection.objects.link(thing)
    return thing


def textured(color: np.ndarray) -> "bpy.types.Material":
    height, width = color.shape[:2]
    image = bpy.data.images.new("given", width, height, alpha=False)
    rgba = np.ones((height, width, 4), np.float32)
    rgba[..., :3] = color[::-1] / np.float32(255)
    image.pixels.foreach_set(rgba.reshape(-1))
    material = bpy.data.materials.new("given")
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    texture = nodes.new("ShaderNodeTexImage")
    texture.image = image
    links.new(texture.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return material


def chosen(thing: "bpy.types.Object", *others: "bpy.types.Object") -> None:
    bpy.ops.object.select_all(action="DESELECT")
    for each in (thing, *others):
        each.select_set(True)
    bpy.context.view_layer.objects.active = thing


def edited(thing: "bpy.types.Object") -> None:
    chosen(thing)
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.ops.mesh.select_all(action="SELECT")


def repair(thing: "bpy.types.Object", *, diagonal: float) -> None:
    edited(thing)
    bpy.ops.mesh.remove_doubles(threshold=MERGE_SHARE * diagonal)
    bpy.ops.mesh.dissolve_degenerate()
    bpy.ops.mesh.delete_loose()
    bpy.ops.mesh.select_all(action="SELECT")
    bpy.ops.mesh.fill_holes(sides=0)
    bpy.ops.mesh.select_all(action="SELECT")
    bpy.ops.mesh.quads_convert_to_tris()
    bpy.ops.mesh.normals_make_consistent(inside=False)
    bpy.ops.object.mode_set(mode="OBJECT")


def decimate(thing: "bpy.types.Object", *, faces: int) -> None:
    chosen(thing)
    modifier = thing.modifiers.new("fewer", "DECIMATE")
    modifier.ratio = min(1.0, faces / len(thing.data.polygons))
    modifier.use_collapse_triangulate = True
    bpy.ops.object.modifier_apply(modifier=modifier.name)


def unwrap(thing: "bpy.types.Object", *, margin: float) -> None:
    while thing.data.uv_layers:
        thing.data.uv_layers.remove(thing.data.uv_layers[0])
    thing.data.uv_layers.new(name="laid")
    thing.data.transform(mathutils.Matrix.Scale(UNWRAP_SCALE, 4))
    edited(thing)
    bpy.ops.uv.smart_project(island_margin=margin)
    bpy.ops.object.mode_set(mode="OBJECT")
    thing.data.transform(mathutils.Matrix.Scale(1 / UNWRAP_SCALE, 4))


def ready_to_bake(source: "bpy.types.Object", target: "bpy.types.Object", *, reach: float) -> "bpy.types.Node":
    """The node whose image is baked into."""
    if bpy.context.scene.world is None:
        bpy.context.scene.world = bpy.data.worlds.new("sky")
    material = bpy.data.materials.new("baked")
    material.use_nodes = True
    node = material.node_tree.nodes.new("ShaderNodeTexImage")
    material.node_tree.nodes.active = node
    target.data.materials.clear()
    target.data.materials.append(material)
    chosen(target, source)
    settings = bpy.context.scene.render.bake
    settings.use_selected_to_active, settings.margin = True, 16
    settings.cage_extrusion, settings.max_ray_distance = reach, 2 * reach
    settings.use_pass_direct = settings.use_pass_indirect = False
    return node


def baked(node: "bpy.types.Node", kind: str, size: int, *, samples: int) -> np.ndarray:
    """(size, size, 3) uint8, row 0 at the top."""
    image = bpy.data.images.new(kind, size, size, alpha=False)
    image.colorspace_settings.name = "sRGB" if kind == "DIFFUSE" else "Non-Color"
    node.image = image
    bpy.context.scene.cycles.samples = samples
    bpy.context.scene.cycles.use_denoising = False
    bpy.ops.object.bake(type=kind)
    pixels = np.empty(size * size * 4, np.float32)
    image.pixels.foreach_get(pixels)
    flat = pixels.reshape(size, size, 4)[::-1, :, :3]
    return np.clip(flat * 255 + 0.5, 0, 255).astype(np.uint8)


def level(target: "bpy.types.Object", share: float) -> int:
    copy = target.copy()
    copy.data = target.data.copy()
    bpy.context.collection.objects.link(copy)
    decimate(copy, faces=round(share * len(target.data.polygons)))
    return len(copy.data.polygons)


def hull(target: "bpy.types.Object") -> int:
    copy = target.copy()
    copy.data = target.data.copy()
    bpy.context.collection.objects.link(copy)
    edited(copy)
    bpy.ops.mesh.convex_hull()
    bpy.ops.object.mode_set(mode="OBJECT")
    return len(copy.data.polygons)


def taken(thing: "bpy.types.Object") -> dict:
    mesh = thing.data
    mesh.calc_loop_triangles()
    positions = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("co", positions)
    loops = np.empty(len(mesh.loop_triangles) * 3, np.int32)
    mesh.loop_triangles.foreach_get("loops", loops)
    vertex = np.empty(len(mesh.loops), np.int32)
    mesh.loops.foreach_get("vertex_index", vertex)
    uvs = np.empty(len(mesh.loops) * 2, np.float32)
    mesh.uv_layers.active.data.foreach_get("uv", uvs)
    return {
        "positions": positions.reshape(-1, 3),
        "faces": vertex[loops].reshape(-1, 3),
        "corner_uvs": uvs.reshape(-1, 2)[loops].reshape(-1, 3, 2),
    }


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
