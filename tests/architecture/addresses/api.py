"""Who gets what at the addresses of the API, and of tokens for it.

A cookie is nothing there: everybody reads the same, and nobody writes without a token.
"""

READING = """
GET   /api/v1/                                          200x10
GET   /api/v1/openapi.json                              200x10
GET   /api/v1/docs                                      200x10
GET   /api/v1/actions                                   200x10
GET   /api/v1/actions?q=write&sort=newest               200x10
GET   /api/v1/actions/{listed}                          200x10
GET   /api/v1/actions/{retired}                         200x10
GET   /api/v1/tags                                      200x10
GET   /api/v1/releases                                  200x10
GET   /api/v1/dimensions                                200x10
GET   /api/v1/dimensions/data                           200x10
GET   /api/v1/proposals                                 200x10
GET   /api/v1/proposals/{received_number}               200x10
POST  /api/v1/tags                                      405x10
GET   /api/v1/tags/                                     308x10
"""

WRITING = """
POST  /api/v1/actions                                   401x10
POST  /api/v1/actions/{listed}/vote                     405x10
POST  /api/v1/proposals/{received_number}/vote          405x10
"""

# A member's own; nobody else's exist.
TOKENS = """
GET   /accounts/tokens/                                 302x2 200x8
POST  /accounts/tokens/                                 302x2 422x8
POST  /accounts/tokens/  name=a&scopes=vote&days=30     302x2 200x8
POST  /accounts/tokens/{no_uid}/revoke/                 302 404x9
GET   /accounts/tokens/{no_uid}/revoke/                 405x10
"""

TABLES = {"reading": READING, "writing": WRITING, "tokens": TOKENS}
