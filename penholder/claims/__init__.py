"""Reports to claims: one extractor per ledger, each independent of the others; `extraction` calls them in order."""
