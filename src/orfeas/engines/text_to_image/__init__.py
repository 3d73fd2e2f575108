"""Text to image: a picture from words, by pipelines of diffusers that lie in a local folder."""
