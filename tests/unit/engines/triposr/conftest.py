"""One thread: small networks are quicker on one, beside other tests all the more."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    pytest.importorskip("torch").set_num_threads(1)
