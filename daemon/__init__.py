"""What is done: wiring, state, the command line and everything that touches the world."""
