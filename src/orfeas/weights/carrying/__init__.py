"""Carrying: installed weights as one file, for machines without a line."""
