"""Turncast publishes podcasts from a folder of text files and recordings."""

__version__ = "0.1.0"
