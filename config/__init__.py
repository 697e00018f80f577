"""Settings, addresses and start-up checks: the top of the house; alone reads the environment."""
