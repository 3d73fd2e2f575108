"""A small slice of benchmarks/chain.py: a damaged, textured surface repaired, simplified, unwrapped and baked."""

from benchmarks.chaining.ours import STAGES, Chained, Clock, finished
from benchmarks.chaining.quality import quality_of
from benchmarks.chaining.surfaces import Given, make_wavy, with_mild_damage


def test_a_damaged_surface_comes_out_closed_laid_out_and_alike():
    truth, material = make_wavy(12, texture_pixels=128)
    given, clock = Given("a small wavy ball", with_mild_damage(truth), material, truth), Clock()
    mesh, look, way = finished(given, clock, faces=900, texture_pixels=128)
    found = quality_of(Chained(mesh, look, (), 0, clock.wall, clock.processor), given)
    assert way == "kept" and tuple(clock.wall) == STAGES[:4]
    assert found.is_closed and found.num_faces <= 900
    assert found.thin_share == 0 and found.overlap_share < 0.001
    assert found.worst_psnr > 22 and found.silhouette_iou > 0.985
