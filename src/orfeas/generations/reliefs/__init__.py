"""Reliefs and lithophanes of pictures: options.py what can be asked for, make.py the verb."""
