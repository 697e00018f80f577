"""The engine inside the process: tantivy, its index in one folder that all processes share."""
