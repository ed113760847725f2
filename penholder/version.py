"""Penholder's version, in a module of its own so that every part may name it.

Takes nothing; gives one string. Never imports a part.
"""

__version__ = "0.1.0"
