"""Trains the statement model: see README.md in this folder."""
