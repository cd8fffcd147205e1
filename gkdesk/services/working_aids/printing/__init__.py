"""Papers of working aids: blank for the round table, filled, for one contributor, returns."""
