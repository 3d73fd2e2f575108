"""Read assets back: the row, its newest version, and the files of that version."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.assets.blobs.disk import Disk, StoredFile, manifest_from_json
from orfeas.assets.tables import AssetRow, AssetVersionRow
from orfeas.errors import Kind, OrfeasError


class NoSuchAsset(OrfeasError):
    """There is no asset {asset_id}. It may have been deleted; look at the library."""

    kind = Kind.MISSING


class NoSuchUpload(OrfeasError):
    """There is no upload {upload_id}. Unused ones are removed after a day; send the file again."""

    kind = Kind.MISSING


class NoSuchAssetFile(OrfeasError):
    """The asset has no file {name}. It has: {known}."""

    kind = Kind.MISSING


@dataclass(frozen=True)
class AssetView:
    """An asset with the version that is shown."""

    asset: AssetRow
    version: AssetVersionRow

    @property
    def files(self) -> list[StoredFile]:
        return list(manifest_from_json(self.version.manifest).files)

    def find_file(self, name: str) -> StoredFile:
        """One file by name.

        Raises:
            NoSuchAssetFile: none of that name; lists those there are.
        """
        for file in self.files:
            if file.name == name:
                return file
        raise NoSuchAssetFile(name=name, known=", ".join(file.name for file in self.files))


def read_report(disk: Disk, view: AssetView) -> bytes:
    """The report that was stored with the asset. Blocks."""
    file = view.find_file("report.json")
    return (disk.set_path(view.version.digest) / file.name).read_bytes()
