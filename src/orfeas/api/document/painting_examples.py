"""One example of every body of text to image; the documentation shows them and a test posts them."""

from __future__ import annotations

from orfeas.api.document.examples import Example

PAINT: Example = {
    "prompt": "a red mug with a wide handle",
    "style": "clay",
    "seed": 7,
    "steps": 2,
    "width": 64,
    "height": 64,
}
PAINTERS: Example = {
    "pipelines": [
        {
            "name": "z-image-turbo",
            "kind": "ZImagePipeline",
            "license": "Apache-2.0",
            "warning": None,
            "multiple": 16,
            "takes_negative": True,
            "problem": None,
        }
    ],
    "default": "z-image-turbo",
    "missing": None,
    "styles": [{"name": "clay", "sentence": "Modelled by hand in clay."}],
}
