"""What people send about themselves, and what moderators and operators answer."""

from community.forms.people import (
    ApproveForm,
    JoinForm,
    NameForm,
    ReasonForm,
    RoleForm,
    SignupForm,
)

__all__ = ["ApproveForm", "JoinForm", "NameForm", "ReasonForm", "RoleForm", "SignupForm"]
