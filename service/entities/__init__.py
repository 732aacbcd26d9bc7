"""One entity for a reader: its facts with evidence, its neighbours counted before they are shown, its history."""
