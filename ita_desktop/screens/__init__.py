"""What the officer sees: one class per form of `ui/`, behaviour only."""
