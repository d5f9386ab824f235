"""What can be typed after `tocsin`: a module a group of commands."""
