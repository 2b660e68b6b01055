"""A message -> help card, refusal or neither, by rules alone: before anything else."""
