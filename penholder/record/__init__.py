"""Claims to what is known: identities, matters, verdicts, origins, history; `assembly` puts them together."""
