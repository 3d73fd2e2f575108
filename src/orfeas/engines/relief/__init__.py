"""Relief: silhouette inflation and shading to a closed, coloured surface; no weights, no randomness but its seed."""
