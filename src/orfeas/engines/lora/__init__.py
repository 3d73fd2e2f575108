"""LoRA: small additions to a network's weights, read from safetensors and run beside it (Hu et al. 2021, arXiv:2106.09685)."""  # noqa: E501
