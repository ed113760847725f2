"""Versions: one event told by other hands, one utterance in several wordings, and passages that are garbled.

Takes reports, related pairs, claims and brackets; gives retellings, quote families and suspicions. Never changes a
claim: what is doubted is marked, not mended.
"""
