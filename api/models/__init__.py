"""What writing by a program needs: tokens, counts of requests, and answers given once."""

from api.models.counts import RequestCount
from api.models.receipts import WriteReceipt
from api.models.tokens import ApiToken

__all__ = ["ApiToken", "RequestCount", "WriteReceipt"]
