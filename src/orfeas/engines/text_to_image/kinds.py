"""Kinds: which pipelines are run, and of which classes they may be made. What is not in these tables is not loaded.

Names are those that a folder's model_index.json and diffusers use. Importing this loads neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Role = Literal["network", "tokenizer", "scheduler", "processor"]


class PartClass(NamedTuple):
    """A class that a part of a pipeline may have.

    Attributes:
        library: as model_index.json says it.
        module, name: where Python has it.
        role: how it is loaded.
    """

    library: str
    module: str
    name: str
    role: Role


def _classes(library: str, role: Role, *names: str) -> dict[str, PartClass]:
    return {name: PartClass(library, library, name, role) for name in names}


_SAFETY = "StableDiffusionSafetyChecker"

CLASSES: dict[str, PartClass] = {
    **_classes("diffusers", "network", "AutoencoderKL", "AutoencoderKLFlux2", "UNet2DConditionModel"),
    **_classes("diffusers", "network", "FluxTransformer2DModel", "Flux2Transformer2DModel", "ZImageTransformer2DModel"),
    **_classes("transformers", "network", "CLIPTextModel", "CLIPTextModelWithProjection", "T5EncoderModel"),
    **_classes("transformers", "network", "Qwen3Model", "Qwen3ForCausalLM"),
    **_classes("transformers", "tokenizer", "CLIPTokenizer", "T5Tokenizer", "Qwen2Tokenizer"),
    **_classes("transformers", "tokenizer", "CLIPTokenizerFast", "T5TokenizerFast", "Qwen2TokenizerFast"),
    **_classes("transformers", "processor", "CLIPImageProcessor"),
    "CLIPFeatureExtractor": PartClass(
        "transformers", "transformers", "CLIPImageProcessor", "processor"
    ),  # its old name
    _SAFETY: PartClass("stable_diffusion", "diffusers.pipelines.stable_diffusion.safety_checker", _SAFETY, "network"),
    **_classes("diffusers", "scheduler", "DDIMScheduler", "PNDMScheduler", "LCMScheduler", "TCDScheduler"),
    **_classes("diffusers", "scheduler", "EulerDiscreteScheduler", "EulerAncestralDiscreteScheduler"),
    **_classes("diffusers", "scheduler", "DPMSolverMultistepScheduler", "UniPCMultistepScheduler"),
    **_classes("diffusers", "scheduler", "LMSDiscreteScheduler", "HeunDiscreteScheduler"),
    **_classes("diffusers", "scheduler", "FlowMatchEulerDiscreteScheduler"),
}

_DIFFUSION = tuple(name for name, each in CLASSES.items() if each.role == "scheduler" and "Flow" not in name)
_FLOW = ("FlowMatchEulerDiscreteScheduler",)
_CLIP, _T5 = ("CLIPTokenizer", "CLIPTokenizerFast"), ("T5Tokenizer", "T5TokenizerFast")
_QWEN = ("Qwen2Tokenizer", "Qwen2TokenizerFast")


@dataclass(frozen=True)
class PipelineKind:
    """A pipeline that is run here.

    Attributes:
        name: of its class in diffusers.
        parts: by name, and of which classes each may be.
        optional: parts that a folder may lack.
        multiple: of which both sides of a picture are.
        guided_above: a negative prompt counts where guidance is larger; None where the pipeline takes none.
        reader: the part that cuts the prompt.
        num_tokens: how many it reads; None for as many as its own files say.
        num_own: of these, for what the pipeline puts around a prompt.
    """

    name: str
    parts: Mapping[str, tuple[str, ...]]
    optional: tuple[str, ...] = ()
    multiple: int = 8
    guided_above: float | None = 1.0
    reader: str = "tokenizer"
    num_tokens: int | None = None
    num_own: int = 0


KINDS: dict[str, PipelineKind] = {
    kind.name: kind
    for kind in (
        PipelineKind(
            "StableDiffusionPipeline",
            parts={
                "vae": ("AutoencoderKL",),
                "text_encoder": ("CLIPTextModel",),
                "tokenizer": _CLIP,
                "unet": ("UNet2DConditionModel",),
                "scheduler": _DIFFUSION,
                "safety_checker": (_SAFETY,),
                "feature_extractor": ("CLIPImageProcessor", "CLIPFeatureExtractor"),
            },
            optional=("safety_checker", "feature_extractor"),
        ),
        PipelineKind(
            "StableDiffusionXLPipeline",
            parts={
                "vae": ("AutoencoderKL",),
                "text_encoder": ("CLIPTextModel",),
                "text_encoder_2": ("CLIPTextModelWithProjection",),
                "tokenizer": _CLIP,
                "tokenizer_2": _CLIP,
                "unet": ("UNet2DConditionModel",),
                "scheduler": _DIFFUSION,
            },
        ),
        PipelineKind(
            "FluxPipeline",
            parts={
                "scheduler": _FLOW,
                "vae": ("AutoencoderKL",),
                "text_encoder": ("CLIPTextModel",),
                "tokenizer": _CLIP,
                "text_encoder_2": ("T5EncoderModel",),
                "tokenizer_2": _T5,
                "transformer": ("FluxTransformer2DModel",),
            },
            multiple=16,
            guided_above=None,
            reader="tokenizer_2",
            num_tokens=256,
        ),
        PipelineKind(
            "Flux2KleinPipeline",
            parts={
                "scheduler": _FLOW,
                "vae": ("AutoencoderKLFlux2",),
                "text_encoder": ("Qwen3ForCausalLM",),
                "tokenizer": _QWEN,
                "transformer": ("Flux2Transformer2DModel",),
            },
            multiple=16,
            guided_above=None,
            num_tokens=512,
            num_own=32,
        ),
        PipelineKind(
            "ZImagePipeline",
            parts={
                "scheduler": _FLOW,
                "vae": ("AutoencoderKL",),
                "text_encoder": ("Qwen3Model", "Qwen3ForCausalLM"),
                "tokenizer": _QWEN,
                "transformer": ("ZImageTransformer2DModel",),
            },
            multiple=16,
            guided_above=0.0,
            num_tokens=512,
            num_own=32,
        ),
    )
}
