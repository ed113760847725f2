"""Sentences as the families step compares them: those of `penholder.sentences`."""

from penholder.sentences import split_sentences

__all__ = ["split_sentences"]
