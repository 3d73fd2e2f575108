"""Paintings: pictures from words, by the text-to-image networks that lie here. One goes on to 3D as any other."""
