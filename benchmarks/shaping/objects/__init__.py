"""The frozen objects: closed meshes by formula, independent of whatever makes training samples."""
