"""Two hundred generated calls against an API with something in it; `make fuzz` sends two thousand."""

from finishing import finish_all
from postgres_server import cloned_database
from tests.security.fuzz import fuzz, known_ids
from tests.security.serving import serving


def test_three_hundred_calls_meet_the_contract(server_url, template):
    with cloned_database(server_url, template) as database_url, serving(database_url) as served:
        known_ids(served.url)
        assert finish_all(database_url, served.home) == 2
        answers = fuzz(served.url, calls=300)
        refused = [line for line in served.log_lines() if line["level"] in ("error", "critical")]
    assert sum(answers.values()) >= 300
    assert refused == []
    for reached in ("get_asset 200", "get_job 200", "get_upload 200", "generate_3d 202", "rename_asset 200"):
        assert answers[reached] > 0, sorted(answers)
