"""What the assistant's numbers are fitted on, and how; not needed to run it."""
