"""What is checked of the files that say where it runs."""
