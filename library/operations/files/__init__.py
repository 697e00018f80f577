"""Files of actions as rows: JSON, CSV, XLSX and ODS give the same thing, read as a stream."""
