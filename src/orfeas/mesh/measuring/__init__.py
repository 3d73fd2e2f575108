"""What `measure` finds out only when a profile asks: rays, crossings, charts on the texture, the stand for a print.

Each file is one measure over plain arrays; the numbers it gives are a frozen dataclass. Called by `mesh/measure.py`.
"""
