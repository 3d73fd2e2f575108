"""Fixtures for every test that needs a real database; the server starts with the first that asks."""

import os
from unittest import mock

import pytest
from hypothesis import settings

from orfeas.database.session import open_database
from postgres_server import cloned_database, postgres_server, template_database

# New examples are looked for on people's machines; a landing must not hang on which ones turn up.
settings.register_profile("ci", derandomize=True, print_blob=True)
if os.environ.get("CI") == "true":
    settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def never_wait_for_the_disk():
    """No test cuts the power, and what processes see of files is the same: those that are killed are children."""
    with mock.patch.object(os, "fsync", lambda _handle: None):
        yield


@pytest.fixture(scope="session")
def server_url():
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def template(server_url):
    with template_database(server_url) as name:
        yield name


@pytest.fixture
def database_url(server_url, template):
    with cloned_database(server_url, template) as url:
        yield url


@pytest.fixture
async def database(database_url):
    opened = open_database(database_url, pool_size=4)
    yield opened
    await opened.close()
