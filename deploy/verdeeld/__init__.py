"""The distributed way of running: one api and one worker per app, as many as needed. Only settings differ from the embedded region."""
