"""What is thought: pure functions from messages to messages. No I/O, no clock, no Faust."""
