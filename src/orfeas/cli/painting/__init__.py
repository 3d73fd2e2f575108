"""`orfeas paint`, and the picture that `orfeas generate --prompt` paints first."""
