"""The trained reader of statements: which words of a paragraph are source, cue and content."""
