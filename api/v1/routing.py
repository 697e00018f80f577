"""The one router: what reads and what writes share addresses."""

from ninja import Router

router = Router()
