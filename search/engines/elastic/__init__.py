"""Elasticsearch 8 or 9, or OpenSearch 3, as a search engine."""
