"""Calls by schemathesis against a running API: `python -m tests.security.fuzz --calls 2000 [--url URL]`.

Every operation of the OpenAPI document gets its share of calls, half with data the document allows and half with
data it does not. Streams never end by themselves and have tests of their own; endpoints that take the bytes of a
picture cannot be sent a good one by a formula, so there nothing is demanded of allowed data but a clean refusal.

Half of the allowed calls name a job, an asset or a picture that is there, so that more than "not found" is answered.
"""

from __future__ import annotations

import argparse
import collections
import math
import sys
from collections.abc import Iterator

import httpx2 as httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks as openapi_checks

from orfeas.mesh.formats.stl import write_stl
from tests.makers import make_cube, make_picture_bytes

TAKE_BYTES = {"upload_file", "generate_3d", "stl_analyze", "stl_repair", "stl_optimize", "stl_simplify", "stl_relief"}
STREAMS = {"job_events"}
RECIPES = ("draft", "standard", "high")
BESIDE_A_PICTURE = ("seed", "name", "require_pass")
"""Fields of generate-3d that ask for nothing that is not here, and do not contradict each other."""
CHECKS = [
    schemathesis.checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.unsupported_method,
]
BY_MODE = {
    GenerationMode.POSITIVE: [],
    GenerationMode.NEGATIVE: [openapi_checks.negative_data_rejection],
}


def operations_of(url: str) -> Iterator[APIOperation]:
    schema = schemathesis.openapi.from_url(f"{url}/api/openapi.json")
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.definition.raw["operationId"] not in STREAMS:
            yield operation


def known_ids(url: str) -> dict[str, list[str]]:
    """What there is, by the name of the parameter: two pictures and a mesh that are sent, and two jobs that wait."""
    pictures = [make_picture_bytes("alpha", pixels=48 + number) for number in range(2)]
    uploads = [send(url, f"{number}.png", picture) for number, picture in enumerate(pictures)]
    jobs = []
    for upload in uploads:
        asked = {"upload_id": upload, "recipe": "draft"}
        jobs.append(httpx.post(f"{url}/api/v1/generate-3d", json=asked).raise_for_status().json()["id"])
    assets = httpx.get(f"{url}/api/v1/assets").raise_for_status().json()["items"]
    uploads.append(send(url, "cube.stl", write_stl(make_cube(0.02))))
    return {"upload_id": uploads, "job_id": jobs, "asset_id": [asset["id"] for asset in assets]}


def send(url: str, name: str, payload: bytes) -> str:
    answer = httpx.post(f"{url}/api/v1/uploads", files={"file": (name, payload)})
    return str(answer.raise_for_status().json()["id"])


def fuzz(url: str, *, calls: int, random_seed: int = 0) -> collections.Counter[str]:
    """Send at least `calls` requests; raise on the first answer that breaks the contract; count answers by status."""
    known = known_ids(url)
    operations = list(operations_of(url))
    share = math.ceil(calls / (2 * sum(can_be_wrong(operation) for operation in operations)))
    answers: collections.Counter[str] = collections.Counter()
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            fuzz_operation(operation, mode, url=url, calls=share, random_seed=random_seed, answers=answers, known=known)
    return answers


def fuzz_operation(
    operation: APIOperation,
    mode: GenerationMode,
    *,
    url: str,
    calls: int,
    random_seed: int,
    answers: collections.Counter[str],
    known: dict[str, list[str]],
) -> None:
    name = operation.definition.raw["operationId"]
    if mode is GenerationMode.NEGATIVE and not can_be_wrong(operation):
        return
    checks = CHECKS + ([] if name in TAKE_BYTES else BY_MODE[mode])

    @seed(random_seed)
    @settings(
        max_examples=calls,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), choice=strategies.integers(0, 7))
    def call(case, choice):
        if mode is GenerationMode.POSITIVE:
            name_known(case, known, choice)
        if mode is GenerationMode.POSITIVE and name == "generate_3d" and choice % 2 == 0:
            ask_plainly(case, known, choice)
        response = case.call(base_url=url, timeout=20)
        answers[f"{name} {response.status_code}"] += 1
        if is_not_installed(response):
            case.validate_response(response, checks=[each for each in checks if each is not CHECKS[0]])
        else:
            case.validate_response(response, checks=checks)

    call()


def is_not_installed(response) -> bool:
    """Whether the answer is that something large is not here, which nobody can help who asks over HTTP."""
    return response.status_code == 503 and response.json().get("code") in ("no_pipeline", "weights_not_installed")


def name_known(case, known: dict[str, list[str]], choice: int) -> None:
    """Put something that is there into a call, every second time."""
    for places in (case.path_parameters, case.body):
        for parameter in known if isinstance(places, dict) and choice % 2 else ():
            if parameter in places and known[parameter]:
                places[parameter] = known[parameter][choice % len(known[parameter])]
    if choice % 2 and "name" in (case.path_parameters or {}):
        case.path_parameters["name"] = ("asset.glb", "report.json", "cutout.png")[choice % 3]


def ask_plainly(case, known: dict[str, list[str]], choice: int) -> None:
    """Leave of a body that asks for an object what can be had here: too many fields can contradict each other."""
    if isinstance(case.body, dict) and case.media_type == "application/json":
        picture = known["upload_id"][choice // 2 % 2]
        plain = {field: value for field, value in case.body.items() if field in BESIDE_A_PICTURE}
        case.body = {**plain, "upload_id": picture, "recipe": RECIPES[choice % len(RECIPES)]}


def can_be_wrong(operation: APIOperation) -> bool:
    """Whether there is anything in this operation that could be sent wrongly."""
    return bool(
        list(operation.query) or list(operation.path_parameters) or list(operation.headers) or list(operation.body)
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--calls", type=int, default=2000)
    parser.add_argument("--url", help="a running API; without it one is started with an empty database")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if asked.url:
        answers = fuzz(asked.url, calls=asked.calls, random_seed=asked.seed)
    else:
        from tests.security.serving import serving_api

        with serving_api() as url:
            answers = fuzz(url, calls=asked.calls, random_seed=asked.seed)
    for line, count in sorted(answers.items()):
        print(f"{count:6d}  {line}")
    print(f"{sum(answers.values()):6d}  calls, no answer broke the contract")
    return 0


if __name__ == "__main__":
    sys.exit(main())
