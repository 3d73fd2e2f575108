"""Every knob, grouped by room; read once, by the edges. Nothing else reads the environment."""

from __future__ import annotations

import os
import re
from functools import cached_property
from pathlib import Path

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from orfeas.errors import Kind, OrfeasError

SYSTEM_DATA_DIR = Path("/var/lib/orfeas")


class WrongSetting(OrfeasError):
    """The setting {name} is not usable: {problem}. Correct it in the environment and start again."""

    kind = Kind.INVALID


class Settings(BaseSettings):
    """Read from ORFEAS_* variables, and the hub's own HF_*; docs/reference/settings.md lists them all."""

    model_config = SettingsConfigDict(
        env_prefix="ORFEAS_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        validate_by_name=True,
        hide_input_in_errors=True,
    )

    # database
    database_url: str | None = Field(default=None, description="PostgreSQL 15+; unset: the embedded one")
    data_dir: Path | None = Field(default=None, description="where everything kept lies")
    database_pool_size: int = Field(default=8, ge=1, le=100, description="connections a process may hold")

    # jobs, worker
    lease_seconds: float = Field(default=15.0, gt=0, le=600, description="silence after which a worker counts as dead")
    poll_seconds: float = Field(default=1.0, gt=0, le=60, description="how often a worker looks without being woken")
    job_deadline_seconds: float = Field(default=600.0, gt=0, le=86400, description="a job older than this fails")
    max_attempts: int = Field(default=3, ge=1, le=20, description="claims after which a job counts as poison")
    worker_memory_bytes: int = Field(default=8 << 30, ge=1 << 30, description="address space of the pipeline child")

    # intake
    upload_max_bytes: int = Field(default=25_000_000, ge=1, description="largest picture")
    mesh_upload_max_bytes: int = Field(default=100_000_000, ge=1, le=100_000_000, description="largest mesh")
    upload_timeout_seconds: float = Field(default=30.0, gt=0, description="longest silence inside a request body")

    # assets
    min_free_bytes: int = Field(default=1 << 30, ge=0, description="below this much free space new work is refused")
    sweep_after_seconds: float = Field(default=86400.0, ge=0, description="age at which unreferenced files go")

    # weights
    weights_dir: Path | None = Field(default=None, description="where weights lie; unset: `weights` in the data folder")
    style_upload_max_bytes: int = Field(default=1_000_000_000, ge=1, le=2 << 30, description="largest style")
    territory: str | None = Field(
        default=None, description="where weights are used: two letters of ISO 3166, or EU; never guessed"
    )
    offline: bool = Field(
        default=False,
        validation_alias=AliasChoices("ORFEAS_OFFLINE", "HF_HUB_OFFLINE"),
        description="fetch nothing from anywhere",
    )
    hub_url: str = Field(
        default="https://huggingface.co",
        validation_alias="HF_ENDPOINT",
        description="the hub, or a mirror of it",
    )
    hub_token: SecretStr | None = Field(
        default=None, validation_alias="HF_TOKEN", description="who you are to the hub; goes nowhere else"
    )

    # engines
    device: str | None = Field(
        default=None,
        pattern=r"^(cpu|mps|cuda(:\d+)?)$",
        description="where networks with weights of their own run: cuda, cuda:1, mps or cpu; unset: a GPU, for "
        "want of one the processor where an engine runs there unasked, which is triposr",
    )
    precision: str | None = Field(
        default=None,
        pattern="^(float32|float16|bfloat16|int8)$",
        description="what they compute in; unset: single on a processor and for triposr, else half; int8 "
        "(experimental): weights of eight bits where an engine can, which is hunyuan3d21",
    )
    compile: str = Field(
        default="no",
        pattern="^(no|yes|if-possible)$",
        description="whether a network that can be (hunyuan3d21) is compiled; if-possible: or else runs as it is",
    )
    text_to_image: str | None = Field(
        default=None,
        description="the network that paints: the name of a folder in `text-to-image` of the weights, or another "
        "folder's path; unset: the first there",
    )
    engine_memory_bytes: int | None = Field(
        default=None, ge=1 << 28, description="what they may take of it, all together; unset: what is free"
    )

    # generations
    blender: Path | None = Field(
        default=None, description="Blender, or a Python that can import bpy; unset: `blender` in the path, if any"
    )

    # api
    host: str = Field(default="127.0.0.1", description="address to serve at; loopback only")
    port: int = Field(default=5000, ge=0, le=65535, description="port to serve at")
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="least severe log line")

    @field_validator("territory")
    @classmethod
    def _is_two_letters(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch("[A-Za-z]{2}", value):
            raise ValueError("it should be two letters of ISO 3166, such as US or JP, or EU")
        return value and value.upper()

    @field_validator("hub_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#@]*)?", value):
            raise ValueError("it should be an address, such as https://hub.example, without a user or a password")
        return value.rstrip("/")

    @cached_property
    def home(self) -> Path:
        """The folder everything kept lies in."""
        if self.data_dir is not None:
            return self.data_dir.expanduser().absolute()
        if os.geteuid() == 0:
            return SYSTEM_DATA_DIR
        return Path(platformdirs.user_data_dir("orfeas", appauthor=False))

    @cached_property
    def weights_home(self) -> Path:
        """The folder weights lie in, one folder each."""
        return self.home / "weights" if self.weights_dir is None else self.weights_dir.expanduser().absolute()


def read_settings(**overrides: object) -> Settings:
    """The settings of this process.

    Raises:
        WrongSetting: a variable has a value that cannot be used; names it.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        said = str(first["msg"]).removeprefix("Value error, ")
        raise WrongSetting(name=_variable(str(first["loc"][0])), problem=said[:1].lower() + said[1:]) from error


def _variable(told: str) -> str:
    """The variable of a setting that was wrong, as it was set; pydantic tells the field, or the first of its names."""
    for field in Settings.model_fields.values():
        alias = field.validation_alias
        names = [str(name) for name in alias.choices] if isinstance(alias, AliasChoices) else [str(alias)]
        if told in names:
            return next((name for name in names if name in os.environ), told)
    return f"ORFEAS_{told.upper()}"
