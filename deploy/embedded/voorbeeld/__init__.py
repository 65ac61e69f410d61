"""Example input of the demo, written for this repository."""
