"""What a tool makes of a mesh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orfeas.mesh.audit import AuditReport
    from orfeas.mesh.material import Material
    from orfeas.mesh.mesh import Mesh

Report = Callable[[str, float], None]
"""Told the stage under way and the fraction of the whole that is done; what it raises ends the work."""


@dataclass(frozen=True, eq=False)
class Made:
    """What a tool made of one mesh.

    Attributes:
        mesh: the result; None where only `files` are made.
        material: what goes with it.
        told: what was done, by name, as JSON values; `sentences` among them are for a person.
        files: further files, by the ending of their name (`-1.glb`).
        glb: the result as a GLB, where it was packed already.
        source: the surface at the size its unit makes it, where that is not the size it was read at.
        audit: the result against the profile asked for, where there is one.
        shown: the result as its picture shows it, where it is made to lie otherwise.
    """

    mesh: Mesh | None
    material: Material | None
    told: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)
    glb: bytes | None = None
    audit: AuditReport | None = None
    source: Mesh | None = None
    shown: Mesh | None = None
