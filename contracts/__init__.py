"""The published language: the data of every event, one module per publisher."""
