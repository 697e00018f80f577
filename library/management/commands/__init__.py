"""One file a command; the file is the command's name."""
