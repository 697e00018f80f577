"""Pages: joining, one's own account, and the desk where people are let in."""
