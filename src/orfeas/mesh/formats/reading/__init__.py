"""Reading: what the readers of other people's files stand on; everything is bounded before it is allocated."""
