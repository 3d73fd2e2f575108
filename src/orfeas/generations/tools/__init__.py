"""Tools: what is done to a mesh that is there already, each a function from values to values, and the jobs that do it.

The command line calls the functions with a file that was read; a job calls them with an asset or an upload.
"""
