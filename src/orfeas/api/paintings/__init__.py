"""Text to image over HTTP: pictures from words, each a job whose picture becomes an upload."""
