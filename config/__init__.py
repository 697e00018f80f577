"""Settings, addresses and start-up checks: the top of the house, and the only reader of the environment."""
