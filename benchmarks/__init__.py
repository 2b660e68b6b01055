"""Speed, memory and scale, each side by side with what a user would pick instead."""
