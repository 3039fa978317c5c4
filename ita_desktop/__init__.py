"""ITA Desktop: a district's integrity and transparency assessment, from records to signed papers."""

__version__ = "0.1.0"
