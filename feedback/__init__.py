"""The queue of proposed changes to the model."""
