"""Votes held in the past, counted: agreement between members, abstentions and vetoes, unanimity."""
