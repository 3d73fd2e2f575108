"""Hunyuan3D-2.1's shape network, from plain PyTorch and the published file's names."""
