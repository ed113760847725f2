"""Vocabularies: TOML files, each entry with source and date."""
