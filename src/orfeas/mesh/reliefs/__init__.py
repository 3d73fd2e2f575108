"""Reliefs: height maps as closed plates for a printer; plaque.py and lithophane.py are the verbs."""
