"""What is said: the messages on the wire, and nothing else."""
