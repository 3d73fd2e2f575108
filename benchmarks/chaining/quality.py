"""What came out of a chain, measured the same way for both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.chaining.ours import Chained
from benchmarks.chaining.surfaces import Given
from orfeas.mesh.levelling.deviation import deviation_of
from orfeas.mesh.measure import measure
from orfeas.render.compare import compare


@dataclass(frozen=True)
class Quality:
    """Numbers of a finished mesh.

    Attributes:
        num_faces: triangles.
        is_closed: closed, manifold and turned one way.
        num_charts: pieces of the texture.
        thin_share: of the charts, those under 8 texels.
        overlap_share: of the covered texels.
        coverage: share of the texture that is used.
        error: of the surface against the truth, mean square root, share of the diagonal.
        mean_psnr, worst_psnr: dB, of eight views beside the truth with its own texture.
        silhouette_iou: of the worst view.
    """

    num_faces: int
    is_closed: bool
    num_charts: int
    thin_share: float
    overlap_share: float | None
    coverage: float
    error: float
    mean_psnr: float
    worst_psnr: float
    silhouette_iou: float


def quality_of(made: Chained, given: Given) -> Quality:
    """Measure what a chain made of an input."""
    numbers = measure(made.mesh, made.material, extras=frozenset({"charts"}))
    assert numbers.charts is not None and numbers.num_charts is not None and numbers.uv_coverage is not None
    looks = compare(made.mesh, made.material, reference=given.truth, reference_material=given.material)
    diagonal = float(np.linalg.norm(given.truth.size))
    return Quality(
        num_faces=numbers.num_faces,
        is_closed=numbers.is_closed and numbers.is_manifold and numbers.is_oriented,
        num_charts=numbers.num_charts,
        thin_share=numbers.charts.thin_chart_share,
        overlap_share=numbers.charts.overlap_share,
        coverage=numbers.uv_coverage,
        error=deviation_of(made.mesh, reference=given.truth).mean / diagonal,
        mean_psnr=float(np.mean([view.psnr for view in looks.views])),
        worst_psnr=looks.psnr,
        silhouette_iou=looks.silhouette_iou,
    )
