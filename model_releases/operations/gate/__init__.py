"""The gate before a release: everything wrong with the working copy, each with where to mend it."""

from model_releases.operations.gate.judging import Draft, GateError, draft_of, faults_of
from model_releases.signals import GateFault

__all__ = ["Draft", "GateError", "GateFault", "draft_of", "faults_of"]
