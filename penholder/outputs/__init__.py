"""Outputs: the brief as a page or Markdown, screens for the terminal, exports.

Takes a `Record` and its `Assessments`; gives texts, all through one set of views. Never imports a stage, reads a
clock or a setting, or prints a sentence that has neither evidence nor a document source.
"""
