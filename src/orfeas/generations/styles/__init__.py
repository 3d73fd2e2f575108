"""Styles with a request: held against what is to run with them."""
