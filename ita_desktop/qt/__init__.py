"""What we add to Qt; knows nothing of the subject."""
