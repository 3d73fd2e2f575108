"""Networks asked for by name: for cut-outs and depth, ONNX files; those that paint, folders of diffusers."""
