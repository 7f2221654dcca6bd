"""What other programs do with /graphql: the clients of frontend teams, and programs that look for faults."""
