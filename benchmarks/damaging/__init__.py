"""The damage benchmark in steps: surfaces, their texture, damage, repairs by others, scores.

Not here: the order they run in and the page that is written (damage.py).
Called by: damage.py.
"""
