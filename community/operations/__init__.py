"""What is done to people: joining, roles, bans, accounts, councils. One verb, one transaction."""
