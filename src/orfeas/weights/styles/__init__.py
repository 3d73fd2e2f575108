"""Styles: LoRAs that are kept here by name, with a picture, the words that call them, and what they are for."""
