"""Levelling: the steps of making levels of detail."""
