"""LoRAs at the command line: a file, or the name of a style, and perhaps how strongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.engines.weight_files import AdapterFile
    from orfeas.weights.styles.record import StyleRecord

LORA_HELP = "A LoRA's file, or the name of a style, as often as there are."
LORA_METAVAR = "FILE|STYLE[:WEIGHT]"


class LoraUnclear(OrfeasError):
    """--lora {given} is not a file or a style and a weight. Give FILE or STYLE, or with a weight such as FILE:0.8."""

    kind = Kind.INVALID


class NoSuchLora(OrfeasError):
    """There is no LoRA file {given}, and no style of that name. `orfeas styles list` shows the styles there are."""

    kind = Kind.MISSING


@dataclass(frozen=True)
class GivenLora:
    """What a `--lora` means; `style` is None for a file that is no style of ours."""

    adapter: AdapterFile
    style: StyleRecord | None

    @property
    def is_for_painters(self) -> bool:
        """Whether it is a style that some kind of painter takes."""
        from orfeas.engines.text_to_image.kinds import KINDS

        return self.style is not None and self.style.network in KINDS


def read_loras(given: Sequence[str], *, weights_home: Path) -> list[GivenLora]:
    """The LoRAs that were given.

    Raises:
        LoraUnclear: what stands behind a colon is no number.
        NoSuchLora: there is neither a file nor a style of that name.
        StyleTwice: one was given twice.
        AdapterWeightOutOfRange, StyleDamaged: it cannot be used.
    """
    from orfeas.weights.styles.choose import StyleTwice

    found = [_read(each, weights_home=weights_home) for each in given]
    identities = [each.adapter.identity for each in found]
    for each in found:
        if identities.count(each.adapter.identity) > 1:
            raise StyleTwice(name=each.adapter.name)
    return found


def _read(given: str, *, weights_home: Path) -> GivenLora:
    from orfeas.engines.lora.naming import check_weight
    from orfeas.engines.weight_files import AdapterFile
    from orfeas.weights.staging.digest import sha256_of
    from orfeas.weights.styles.choose import unchanged_file
    from orfeas.weights.styles.record import NoSuchStyle, find_style

    called, weight = _split(given)
    check_weight(weight, file=called)
    path = Path(called).expanduser()
    if path.is_file():
        return GivenLora(AdapterFile(path, weight, name=path.name, sha256=sha256_of(path)), None)
    try:
        style = find_style(called, weights_home=weights_home)
    except NoSuchStyle as failure:
        raise NoSuchLora(given=called) from failure
    adapter = AdapterFile(
        unchanged_file(style, weights_home=weights_home), weight, name=style.name, sha256=style.sha256
    )
    return GivenLora(replace(adapter, config_sha256=style.config_sha256), style)


def _split(given: str) -> tuple[str, float]:
    called, colon, weight = given.rpartition(":")
    if not colon or Path(given).exists():
        return given, 1.0
    try:
        return called, float(weight)
    except ValueError as failure:
        raise LoraUnclear(given=given) from failure
