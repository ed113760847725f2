"""Tests of what resolution texts set."""
