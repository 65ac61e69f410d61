"""A real Kafka broker on this machine: one node, KRaft, for tests and for trying the distributed way of running."""
