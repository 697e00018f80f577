"""People: members, councils and their memberships, votes, discussion and the audit trail."""
