"""Networks as they are asked for: by name those for cut-outs, depth and pictures, and what engines are opened with."""
