"""Tiny pipelines: folders as diffusers publishes them, of networks that are very small and random by a seed."""

import json
import logging

import torch

LETTERS = "abcdefghijklmnopqrstuvwxyz,"


def write_tiny_pipeline(folder, *, kind="StableDiffusionPipeline", seed=0):
    """A pipeline of that kind. The first paints 16 x 16 pixels; its tokenizer knows letters and commas, one a token."""
    logging.getLogger("transformers").setLevel(logging.ERROR)
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    torch.manual_seed(seed)
    MAKERS[kind](folder).save_pretrained(folder / "tiny")
    return folder / "tiny"


def _stable_diffusion(folder):
    from diffusers import DDIMScheduler, StableDiffusionPipeline
    from transformers import CLIPTextModel

    tokenizer = _clip_tokenizer(folder)
    return StableDiffusionPipeline(
        vae=_decoder(channels=4),
        text_encoder=_clip(CLIPTextModel, tokenizer),
        tokenizer=tokenizer,
        unet=_unet(cross_attention_dim=32),
        scheduler=DDIMScheduler(steps_offset=1, clip_sample=False),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def _stable_diffusion_xl(folder):
    from diffusers import EulerAncestralDiscreteScheduler, StableDiffusionXLPipeline
    from transformers import CLIPTextModel, CLIPTextModelWithProjection

    tokenizer = _clip_tokenizer(folder)
    sizes = {"addition_time_embed_dim": 8, "projection_class_embeddings_input_dim": 32 + 6 * 8}
    return StableDiffusionXLPipeline(
        vae=_decoder(channels=4),
        text_encoder=_clip(CLIPTextModel, tokenizer),
        text_encoder_2=_clip(CLIPTextModelWithProjection, tokenizer),
        tokenizer=tokenizer,
        tokenizer_2=tokenizer,
        unet=_unet(cross_attention_dim=64, addition_embed_type="text_time", **sizes),
        scheduler=EulerAncestralDiscreteScheduler(timestep_spacing="trailing"),
    )


def _flux(folder):
    from diffusers import FlowMatchEulerDiscreteScheduler, FluxPipeline, FluxTransformer2DModel
    from transformers import CLIPTextModel, T5Config, T5EncoderModel, T5Tokenizer

    tokenizer = _clip_tokenizer(folder)
    pieces = T5Tokenizer(vocab=[("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((each, -3.0) for each in LETTERS)])
    words = T5Config(d_model=32, d_kv=8, d_ff=32, num_layers=1, num_heads=4, vocab_size=200)
    return FluxPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=_decoder(channels=1, use_quant_conv=False, use_post_quant_conv=False, shift_factor=0.1),
        text_encoder=_clip(CLIPTextModel, tokenizer),
        tokenizer=tokenizer,
        text_encoder_2=T5EncoderModel(words),
        tokenizer_2=pieces,
        transformer=FluxTransformer2DModel(pooled_projection_dim=32, axes_dims_rope=[4, 4, 8], **_FLUX),
    )


def _flux_2_klein(_folder):
    from diffusers import (
        AutoencoderKLFlux2,
        FlowMatchEulerDiscreteScheduler,
        Flux2KleinPipeline,
        Flux2Transformer2DModel,
    )
    from transformers import Qwen3ForCausalLM

    decoder = AutoencoderKLFlux2(
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        block_out_channels=(4, 4),
        layers_per_block=1,
        latent_channels=1,
        norm_num_groups=1,
        use_quant_conv=False,
        use_post_quant_conv=False,
    )
    return Flux2KleinPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=decoder,
        text_encoder=_qwen(Qwen3ForCausalLM, layers=28),  # three of whose layers it reads, the last of them the 27th
        tokenizer=_qwen_tokenizer(),
        transformer=Flux2Transformer2DModel(axes_dims_rope=[4, 4, 4, 4], **_FLUX | {"joint_attention_dim": 96}),
        is_distilled=True,
    )


def _z_image(_folder):
    from diffusers import FlowMatchEulerDiscreteScheduler, ZImagePipeline, ZImageTransformer2DModel
    from transformers import Qwen3Model

    transformer = ZImageTransformer2DModel(
        in_channels=16, dim=32, n_layers=1, n_refiner_layers=1, n_heads=2, n_kv_heads=2, cap_feat_dim=32,
        axes_dims=[8, 4, 4], axes_lens=[64, 32, 32],
    )  # fmt: skip
    return ZImagePipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=_decoder(channels=16, shift_factor=0.1),
        text_encoder=_qwen(Qwen3Model, layers=2),
        tokenizer=_qwen_tokenizer(),
        transformer=transformer,
    )


MAKERS = {
    "StableDiffusionPipeline": _stable_diffusion,
    "StableDiffusionXLPipeline": _stable_diffusion_xl,
    "FluxPipeline": _flux,
    "Flux2KleinPipeline": _flux_2_klein,
    "ZImagePipeline": _z_image,
}
_FLUX = {"patch_size": 1, "in_channels": 4, "num_layers": 1, "num_single_layers": 1, "attention_head_dim": 16}
_FLUX |= {"num_attention_heads": 2, "joint_attention_dim": 32}


def write_safety_checker(folder):
    """One beside a tiny pipeline that withholds every picture, under the names of its first days."""
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from transformers import CLIPConfig, CLIPImageProcessor

    size = {"hidden_size": 16, "intermediate_size": 32, "num_attention_heads": 2, "num_hidden_layers": 1}
    vision = CLIPConfig(vision_config=size | {"image_size": 28, "patch_size": 14}, projection_dim=8)
    checker = StableDiffusionSafetyChecker(vision)
    checker.concept_embeds_weights.data.fill_(-2)
    checker.save_pretrained(folder / "safety_checker")
    CLIPImageProcessor(size={"shortest_edge": 28}, crop_size=28).save_pretrained(folder / "feature_extractor")
    index = json.loads((folder / "model_index.json").read_text())
    index["safety_checker"] = ["stable_diffusion", "StableDiffusionSafetyChecker"]
    index["feature_extractor"] = ["transformers", "CLIPFeatureExtractor"]
    (folder / "model_index.json").write_text(json.dumps(index))


def _unet(**options):
    from diffusers import UNet2DConditionModel

    return UNet2DConditionModel(
        sample_size=8,
        block_out_channels=(8,),
        layers_per_block=1,
        norm_num_groups=4,
        down_block_types=("CrossAttnDownBlock2D",),
        up_block_types=("CrossAttnUpBlock2D",),
        attention_head_dim=4,
        **options,
    )


def _decoder(*, channels, **options):
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        block_out_channels=(8, 8),
        norm_num_groups=4,
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        latent_channels=channels,
        **options,
    )


def _clip(network, tokenizer):
    from transformers import CLIPTextConfig

    size = {"hidden_size": 32, "intermediate_size": 32, "num_attention_heads": 2, "num_hidden_layers": 2}
    ends = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id}
    ends |= {"pad_token_id": tokenizer.eos_token_id, "vocab_size": len(tokenizer)}
    return network(CLIPTextConfig(projection_dim=32, **size, **ends))


def _clip_tokenizer(folder):
    from transformers import CLIPTokenizer

    tokens = [*LETTERS, *(f"{letter}</w>" for letter in LETTERS), "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({token: number for number, token in enumerate(tokens)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    return CLIPTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=77)


def _qwen(network, *, layers):
    from transformers import Qwen3Config

    heads = {"num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 8}
    size = {"vocab_size": 300, "hidden_size": 32, "intermediate_size": 32, "num_hidden_layers": layers}
    return network(Qwen3Config(**size, **heads))


def _qwen_tokenizer():
    from tokenizers.pre_tokenizers import ByteLevel
    from transformers import Qwen2Tokenizer

    tokens = [*ByteLevel.alphabet(), "<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    tokenizer = Qwen2Tokenizer(vocab={token: number for number, token in enumerate(tokens)}, merges=[])
    tokenizer.pad_token = "<|endoftext|>"
    tokenizer.chat_template = "{% for each in messages %}<|im_start|>{{ each.content }}<|im_end|>{% endfor %}"
    return tokenizer
