"""Making the small network that ships with the product: shapes by formula, pictures of them, training, export.

It imports orfeas; orfeas never imports it. Needs torch, numba and safetensors besides (`pip install '.[training]'`).
"""
