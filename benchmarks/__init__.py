"""Speed and quality, measured beside a peer or a floor in the same run."""
