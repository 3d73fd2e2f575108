"""Make the application: routers, middleware, what it holds while it runs; nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

from fastapi import APIRouter, FastAPI

from orfeas.api import assets, health, jobs, live, pages, presets, uploads
from orfeas.api.document.contract import describe
from orfeas.api.errors import install_handlers
from orfeas.api.generating import routes as generating_routes
from orfeas.api.guards.headers import SafeHeaders
from orfeas.api.guards.limits import BoundedBodies
from orfeas.api.guards.origins import OwnOriginsOnly
from orfeas.api.guards.tracing import LastWord, Traced
from orfeas.api.opening import open_house
from orfeas.api.paintings import routes as painting_routes
from orfeas.api.styles import routes as style_routes
from orfeas.api.tools import routes as tool_routes
from orfeas.api.trials import routes as trial_routes
from orfeas.api.weights import residency
from orfeas.api.weights import routes as weights_routes
from orfeas.settings import Settings

TAGS = [
    {"name": "service", "description": "How the studio is"},
    {"name": "input", "description": "Send a picture or a mesh, ask for an asset"},
    {"name": "jobs", "description": "Follow and stop what was asked for"},
    {"name": "assets", "description": "Look at, download and tidy what was made"},
    {"name": "tools", "description": "Measure, repair, simplify and ready meshes for printing"},
    {"name": "exports", "description": "Levels of detail, collision and navigation for an engine"},
    {"name": "models", "description": "Weights of networks: which there are, getting and removing them"},
    {"name": "trials", "description": "Recipes and engines compared on what you ask for anyway"},
    {"name": "styles", "description": "LoRAs kept by name: adding them, and having them at hand"},
    {"name": "presets", "description": "Materials, lights and cameras by name"},
]


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application. Nothing is opened before it starts: its OpenAPI document needs no database."""
    settings = settings or Settings()
    app = FastAPI(
        title="ORFEAS Studio",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        openapi_tags=TAGS,
        lifespan=_lifespan(settings),
        redirect_slashes=False,
    )
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    versioned = APIRouter(prefix="/api/v1")
    for router in (
        uploads.router,
        generating_routes.router,
        painting_routes.router,
        live.router,
        jobs.router,
        assets.router,
        tool_routes.router,
        presets.router,
        trial_routes.router,
        style_routes.router,
        residency.router,
        weights_routes.router,  # after all else below /models: its names may be anything
    ):
        versioned.include_router(router)
    app.include_router(health.router)
    app.include_router(versioned)
    for path, route in (
        ("generate-3d", generating_routes.generate_3d),
        ("text-to-image", painting_routes.text_to_image),
    ):
        app.add_api_route(f"/api/{path}", route, methods=["POST"], status_code=202, include_in_schema=False)
    app.include_router(pages.router)
    install_handlers(app)
    # Outermost last: every answer is traced and carries safe headers, refusals included.
    app.add_middleware(
        BoundedBodies,
        picture_bytes=settings.upload_max_bytes,
        mesh_bytes=settings.mesh_upload_max_bytes,
        style_bytes=settings.style_upload_max_bytes,
        stall_seconds=settings.upload_timeout_seconds,
    )
    app.add_middleware(OwnOriginsOnly)
    app.add_middleware(LastWord)
    app.add_middleware(SafeHeaders)
    app.add_middleware(Traced)
    return app


def _lifespan(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_house(settings) as house:
            app.state.house = house
            yield

    return lifespan
