"""The ordeal: the program killed, starved of room and fed with broken files, and what became of the records."""
