"""Drawings made on the server as SVG: the same for page, PDF and document. They know no domain."""
