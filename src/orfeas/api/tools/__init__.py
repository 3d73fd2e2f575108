"""Tools over HTTP: finishing, films, STL tools and exports, each a job on an asset or on a mesh that was uploaded."""
