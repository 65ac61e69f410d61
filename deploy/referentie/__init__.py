"""`docs/reference/`: written by the code, so that it cannot say anything else than the code does."""
