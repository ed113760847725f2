"""Official files as sources: importers for published layouts, and what they say on a day.

Importing the package loads no importer, so that looking at a record does not wait for one; `layouts` knows them all.
"""
