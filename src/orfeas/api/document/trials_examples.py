"""One example of every body about trials; the documentation shows them, and a test posts them."""

from __future__ import annotations

from orfeas.api.document.examples import Example

TRIAL_REQUEST: Example = {
    "name": "Does a finer field help?",
    "recipe": "standard",
    "measure": "kept",
    "share": 0.5,
    "arms": [{"name": "usual"}, {"name": "fine", "recipe": "high"}],
}
TRIAL: Example = {
    "id": "0193817b-5a62-7c54-8d0f-3f0e2a4b6c81",
    "name": "Does a finer field help?",
    "recipe": "standard",
    "measure": "kept",
    "share": 0.5,
    "state": "running",
    "created_at": "2026-12-01T12:00:00Z",
    "stopped_at": None,
    "hindrance": None,
    "notes": ["The results of usual come from different weights: an engine's were exchanged while the trial ran."],
    "arms": [
        {
            "name": "usual",
            "recipe": None,
            "engine": None,
            "steps": None,
            "guidance": None,
            "styles": [],
            "outcomes": {
                "pictures": 21,
                "results": 24,
                "under_way": 0,
                "succeeded": {"count": 21, "of": 21, "share": 1.0, "low": 0.845, "high": 1.0},
                "passed": {"count": 20, "of": 21, "share": 0.952, "low": 0.773, "high": 0.992},
                "kept": {"count": 9, "of": 15, "share": 0.6, "low": 0.357, "high": 0.802},
                "undecided": 6,
                "score": {"of": 21, "mean": 0.712, "low": 0.675, "high": 0.749},
                "seconds": {"of": 21, "mean": 6.4, "low": 5.9, "high": 6.9, "median": 6.2},
            },
        },
        {
            "name": "fine",
            "recipe": "high",
            "engine": None,
            "steps": None,
            "guidance": None,
            "styles": [],
            "outcomes": {
                "pictures": 19,
                "results": 19,
                "under_way": 1,
                "succeeded": {"count": 19, "of": 19, "share": 1.0, "low": 0.832, "high": 1.0},
                "passed": {"count": 19, "of": 19, "share": 1.0, "low": 0.832, "high": 1.0},
                "kept": {"count": 10, "of": 12, "share": 0.833, "low": 0.552, "high": 0.953},
                "undecided": 7,
                "score": {"of": 19, "mean": 0.734, "low": 0.698, "high": 0.77},
                "seconds": {"of": 19, "mean": 14.8, "low": 13.9, "high": 15.7, "median": 14.6},
            },
        },
    ],
    "verdict": {
        "winner": None,
        "sentence": "No winner yet: 12 of 30 kept or discarded on fine.",
        "reached": 12,
        "needed": 30,
        "differences": [{"arm": "usual", "other": "fine", "value": -0.233, "low": -0.636, "high": 0.311}],
    },
}
TRIAL_PAGE: Example = {"items": [TRIAL], "next_cursor": None}
KEPT: Example = {"kept": True}
