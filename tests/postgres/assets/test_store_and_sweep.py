"""What is kept, and what is removed: nothing that is referred to, nothing that is in the making, all the rest."""

import asyncio
import os
import time
import uuid
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from finishing import finish, take_next
from makers import make_picture_bytes
from orfeas.accounts.access import LOCAL_OWNER, Caller, caller_for_local
from orfeas.assets import queries
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.fetch import NoSuchAsset, NoSuchUpload
from orfeas.assets.remove import remove_asset, restore_asset
from orfeas.assets.store import FileDamaged, place_sealed, publish_version, seal_folder, store_set
from orfeas.assets.sweep import Swept, Wanted, sweep
from orfeas.assets.tables import AssetRow, UploadRow
from orfeas.assets.uploads import check_upload, keep_upload, use_upload
from orfeas.assets.versions import list_versions
from orfeas.generations.paintings.pipelines import Pipelines
from orfeas.generations.queries import still_wanted
from orfeas.generations.request import request_generation
from orfeas.generations.wishes.wish import ViewWish, Wish
from orfeas.intake.views import View
from orfeas.sandbox import Sandbox

ME = caller_for_local()
STRANGER = Caller(uuid.UUID(int=99))


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox(preload=("orfeas.intake.decode",))
    yield made
    made.close()


@pytest.fixture
def disk(tmp_path):
    return Disk(tmp_path)


async def upload(database, disk, sandbox, *, seed=0, kind="alpha"):
    payload = make_picture_bytes(kind, pixels=48, seed=seed)
    checked = await asyncio.to_thread(check_upload, payload, sandbox=sandbox, max_bytes=10_000_000)
    async with database.session() as session:
        row = await keep_upload(session, checked, disk=disk, caller=ME, name="owl.png")
        await session.commit()
        return row


async def ask(database, row, **wish):
    async with database.session() as session:
        asked = Wish(upload_id=row.id, recipe="draft", **wish)
        job = await request_generation(
            session, asked, caller=ME, deadline_seconds=600, pipelines=Pipelines(Path("none"))
        )
        await session.commit()
        return job


async def make_asset(database, disk, sandbox, *, seed=0):
    """An asset as a finished job leaves it."""
    job = await ask(database, await upload(database, disk, sandbox), seed=seed)
    await finish(database, await take_next(database), home=disk.root.parent)
    async with database.session() as session:
        return (await session.scalars(select(AssetRow).where(AssetRow.job_id == job.id))).one()


def sweep_now(database, disk, *, keep_seconds=0.0, **options):
    wanted = partial(still_wanted, keep_seconds=keep_seconds)
    return sweep(database, disk, after_seconds=0.0, wanted=wanted, **options)


def sets_of(disk):
    return set(disk.set_digests(older_than_seconds=0))


def files_of(disk):
    return set(disk.file_hashes(older_than_seconds=0))


def write(folder, **files):
    folder.mkdir()
    paths = {}
    for name, payload in files.items():
        paths[name] = folder / name
        paths[name].write_bytes(payload)
    return paths


# storing


def test_a_set_is_whole_the_moment_it_has_its_name(disk, tmp_path):
    paths = write(tmp_path / "made", a=b"1", b=b"22")
    stored = store_set(disk, paths)
    place = disk.set_path(stored.digest)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == {"a": b"1", "b": b"22"}
    assert store_set(disk, paths).digest == stored.digest and sets_of(disk) == {stored.digest}
    assert list(disk.temporary.iterdir()) == []


@pytest.mark.parametrize(("name", "payload"), [("a", b""), ("asset.glb", b"glTF no more"), ("asset.glb", b"\0" * 40)])
def test_a_set_that_does_not_read_back_is_not_kept(disk, tmp_path, name, payload):
    with pytest.raises(FileDamaged, match=name):
        store_set(disk, write(tmp_path / "made", **{name: payload}))
    assert sets_of(disk) == set() and list(disk.temporary.iterdir()) == []


def test_what_changed_after_sealing_is_not_placed(disk):
    with disk.workspace() as workspace:
        write(workspace / "set", a=b"1")
        manifest = seal_folder(workspace / "set")
        (workspace / "set" / "a").write_bytes(b"12")
        with pytest.raises(FileDamaged, match="changed"):
            place_sealed(disk, workspace / "set", manifest)
    assert sets_of(disk) == set()


def test_placing_again_changes_nothing(disk):
    with disk.workspace() as workspace:
        write(workspace / "set", a=b"1")
        manifest = seal_folder(workspace / "set")
        first = place_sealed(disk, workspace / "set", manifest)
        assert place_sealed(disk, workspace / "set", manifest) == first


async def test_versions_are_numbered_and_the_newest_is_shown(database, disk, sandbox, tmp_path):
    asset = await make_asset(database, disk, sandbox)
    stored = store_set(disk, write(tmp_path / "second", a=b"1"))
    async with database.session() as session:
        version = await publish_version(session, await session.get_one(AssetRow, asset.id), stored)
        await session.commit()
    async with database.session() as session:
        view = await queries.get_asset(session, caller=ME, asset_id=asset.id)
        versions = await list_versions(session, caller=ME, asset_id=asset.id)
        with pytest.raises(NoSuchAsset):
            await list_versions(session, caller=STRANGER, asset_id=asset.id)
    assert (version.number, view.version.id) == (2, version.id)
    assert [each.number for each in versions] == [1, 2]


async def test_nobody_else_sees_renames_deletes_or_restores_what_is_mine(database, disk, sandbox):
    asset = await make_asset(database, disk, sandbox)
    row = await upload(database, disk, sandbox)
    async with database.session() as session:
        for verb in (queries.get_asset, remove_asset, restore_asset, partial(queries.rename_asset, name="x")):
            with pytest.raises(NoSuchAsset):
                await verb(session, caller=STRANGER, asset_id=asset.id)
        for verb in (queries.get_upload, partial(use_upload, kind="picture")):
            with pytest.raises(NoSuchUpload):
                await verb(session, caller=STRANGER, upload_id=row.id)
        assert await queries.list_assets(session, caller=STRANGER, limit=9) == []
        assert await queries.count_bytes(session, caller=STRANGER) == 0
        other = await queries.find_asset_by_fingerprint(
            session, owner_id=STRANGER.owner_id, fingerprint=asset.fingerprint
        )
        assert other is None


# sweeping


async def test_what_is_referred_to_stays_and_what_is_not_goes(database, disk, sandbox, tmp_path):
    await make_asset(database, disk, sandbox)
    await sweep_now(database, disk, keep_seconds=3600.0)  # the cut-out shown while it ran lies in the asset now
    kept_sets, kept_files = sets_of(disk), files_of(disk)
    loose = store_set(disk, write(tmp_path / "loose", a=b"1"))
    lonely = disk.place_file(b"nobody asked for this")
    swept = await sweep_now(database, disk, keep_seconds=3600.0)
    assert (swept.num_sets, swept.num_files, swept.num_assets) == (1, 1, 0)
    assert sets_of(disk) == kept_sets and files_of(disk) == kept_files
    assert loose.digest not in sets_of(disk) and lonely not in files_of(disk)
    assert await sweep_now(database, disk, keep_seconds=3600.0) == Swept()


async def test_the_young_are_left_alone(database, disk, tmp_path):
    store_set(disk, write(tmp_path / "young", a=b"1"))
    disk.place_file(b"young")
    assert await sweep(database, disk, after_seconds=60.0) == Swept()
    assert len(sets_of(disk)) == len(files_of(disk)) == 1


async def test_unused_pictures_go_and_those_of_waiting_jobs_stay(database, disk, sandbox):
    unused = await upload(database, disk, sandbox, kind="noise", seed=1)
    mask = await upload(database, disk, sandbox, kind="noise", seed=2)
    used = await upload(database, disk, sandbox, kind="noise", seed=3)
    await ask(database, used, mask_upload_id=mask.id)
    swept = await sweep_now(database, disk)
    assert (swept.num_uploads, swept.num_files) == (1, 1)
    assert files_of(disk) == {mask.sha256, used.sha256} and unused.sha256 not in files_of(disk)


async def test_pictures_of_other_views_stay_while_their_job_waits_and_with_the_asset_made_of_them(
    database, disk, sandbox
):
    kept = [await upload(database, disk, sandbox, seed=seed) for seed in range(10, 13)]
    kept += [await upload(database, disk, sandbox, seed=seed, kind="noise") for seed in (13, 14)]
    front, left, back, mask, unused = kept
    views = {View.LEFT: ViewWish(left.id, mask.id), View.BACK: ViewWish(back.id)}
    job = await ask(database, front, views=views)
    assert (await sweep_now(database, disk)).num_uploads == 1
    assert unused.sha256 not in files_of(disk)
    await finish(database, await take_next(database), home=disk.root.parent)
    assert (await sweep_now(database, disk)).num_uploads == 0
    async with database.session() as session:
        asset = (await session.scalars(select(AssetRow).where(AssetRow.job_id == job.id))).one()
        await session.delete(asset)
        await session.commit()
    assert (await sweep_now(database, disk)).num_uploads == 4
    assert files_of(disk) == set()


async def test_a_picture_two_uploads_share_stays_while_one_is_wanted(database, disk, sandbox):
    first, second = [await upload(database, disk, sandbox, seed=4) for _ in range(2)]
    await ask(database, second)
    swept = await sweep_now(database, disk)
    assert (swept.num_uploads, swept.num_files) == (1, 0)
    assert files_of(disk) == {first.sha256}


async def test_a_deleted_asset_goes_with_its_files_when_its_day_is_over(database, disk, sandbox):
    asset = await make_asset(database, disk, sandbox)
    async with database.session() as session:
        await remove_asset(session, caller=ME, asset_id=asset.id)
        await session.commit()
    assert (await sweep_now(database, disk)).num_assets == 0
    async with database.session() as session:
        past = text("clock_timestamp() - interval '25 hours'")
        await session.execute(update(AssetRow).where(AssetRow.id == asset.id).values(deleted_at=past))
        await session.commit()
    async with database.session() as session:
        with pytest.raises(NoSuchAsset):
            await restore_asset(session, caller=ME, asset_id=asset.id)
    swept = await sweep_now(database, disk)
    assert swept.num_assets == 1 and swept.num_uploads == 1
    assert sets_of(disk) == files_of(disk) == set()
    async with database.session() as session:
        assert (await session.scalars(select(UploadRow))).all() == []


async def test_the_cutout_of_a_failed_job_is_shown_for_its_time_and_then_goes(database, disk, sandbox):
    await ask(database, await upload(database, disk, sandbox), require_pass=True)
    await finish(database, await take_next(database), home=disk.root.parent, is_fit=False)
    assert len(sets_of(disk)) == 2
    await sweep_now(database, disk, keep_seconds=3600.0)
    assert len(sets_of(disk)) == 1, "files kept for a day, the first cut-out shown no more"
    await sweep_now(database, disk, keep_seconds=0.0)
    assert sets_of(disk) == set()


async def test_what_dead_writers_left_goes_and_living_ones_are_not_disturbed(database, disk):
    dead = disk.temporary / "dead"
    write(dead, half=b"1")
    with disk.workspace() as living:
        (living / "half").write_bytes(b"1")
        old = time.time() - 60
        for folder in (dead, living):
            os.utime(folder, (old, old))
        assert (await sweep_now(database, disk)).num_abandoned == 1
        assert not dead.exists() and (living / "half").exists()


async def test_nothing_is_swept_while_somebody_publishes(database, disk, tmp_path):
    async with database.session() as publisher:
        await queries.hold_sweeper(publisher)
        stored = store_set(disk, write(tmp_path / "fresh", a=b"1"))
        assert await sweep_now(database, disk) == Swept()
        assert stored.digest in sets_of(disk)
        await publisher.rollback()
    assert (await sweep_now(database, disk)).num_sets == 1


async def test_nobody_publishes_while_it_is_decided_what_goes(database, disk, tmp_path):
    stored = store_set(disk, write(tmp_path / "fresh", a=b"1"))
    order = []

    async def slowly(_session):
        order.append("deciding")
        await asyncio.sleep(0.15)
        order.append("decided")
        return Wanted(digests={stored.digest})

    async def publish():
        while not order:
            await asyncio.sleep(0.005)
        async with database.session() as session:
            await queries.hold_sweeper(session)
            order.append("publishing")
            await session.rollback()

    publishing = asyncio.create_task(publish())
    await sweep(database, disk, after_seconds=0.0, wanted=slowly)
    await publishing
    assert order.index("publishing") > order.index("decided")
    assert "publishing" not in order[order.index("deciding") : order.index("decided")]
    assert sets_of(disk) == {stored.digest}


async def test_two_sweepers_are_one(database, disk, tmp_path):
    store_set(disk, write(tmp_path / "loose", a=b"1"))
    swept = await asyncio.gather(*(sweep_now(database, disk) for _ in range(3)))
    assert sum(each.num_sets for each in swept) == 1


async def test_publications_and_sweeps_side_by_side_lose_nothing(database, disk, sandbox):
    """Every asset that is listed has every file of it, however often the sweeper ran meanwhile."""
    row = await upload(database, disk, sandbox)
    for seed in range(6):
        await ask(database, row, seed=seed)
    done = asyncio.Event()

    async def sweep_on():
        while not done.is_set():
            await sweep_now(database, disk, keep_seconds=3600.0)

    sweeping = asyncio.create_task(sweep_on())
    while (attempt := await take_next(database)) is not None:
        await finish(database, attempt, home=disk.root.parent)
    done.set()
    await sweeping
    async with database.session() as session:
        views = await queries.list_assets(session, caller=ME, limit=50)
    assert len(views) == 6 and {view.asset.owner_id for view in views} == {LOCAL_OWNER}
    for view in views:
        for file in view.files:
            assert (disk.set_path(view.version.digest) / file.name).stat().st_size == file.size
