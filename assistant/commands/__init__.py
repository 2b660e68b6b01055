"""What can be typed after `python -m assistant`: one file a command."""
