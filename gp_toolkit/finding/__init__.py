"""`Document` → `Reading`: the facts, each with its quote. Pure, standard library only."""
