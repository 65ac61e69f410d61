"""Linters of what no Python linter knows."""
