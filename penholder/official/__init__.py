"""Official files as sources: importers for published layouts, and what they say on a day."""
