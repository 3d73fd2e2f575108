"""Our own small network: one picture, or a few, to a closed surface on any laptop; its weights lie in the package."""
