"""What the commands print: each module turns records into one kind of picture."""
