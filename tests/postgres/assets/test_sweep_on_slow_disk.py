"""The sweeper keeps everybody else away for as long as the disk takes."""

import time

from orfeas.assets.blobs.disk import Disk
from orfeas.assets.queries import take_sweeper
from orfeas.assets.sweep import sweep
from orfeas.database.session import open_database


async def test_sweeper_stays_alone_however_long_the_disk_takes(database_url, tmp_path):
    disk = Disk(tmp_path)
    sha256 = disk.place_file(b"nobody's")
    list_files = disk.file_hashes

    def list_slowly(*, older_than_seconds):
        time.sleep(0.6)
        return list_files(older_than_seconds=older_than_seconds)

    disk.file_hashes = list_slowly
    database = open_database(database_url, idle_seconds=0.2)
    swept = await sweep(database, disk, after_seconds=0.0)
    assert swept.num_files == 1 and not disk.file_path(sha256).exists()
    async with database.session() as session:
        assert await take_sweeper(session)
    await database.close()
