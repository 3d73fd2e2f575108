"""Document: the OpenAPI description of the interface and its examples."""
