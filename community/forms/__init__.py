"""What people send about themselves, and what moderators and operators answer."""

from community.forms.people import (
    ApproveForm,
    BanForm,
    DeclineRequestForm,
    FindMembersForm,
    InterestForm,
    JoinForm,
    LettersChoiceForm,
    NameForm,
    ReasonForm,
    RoleForm,
    SignupForm,
)

__all__ = [
    "ApproveForm",
    "BanForm",
    "DeclineRequestForm",
    "FindMembersForm",
    "InterestForm",
    "JoinForm",
    "LettersChoiceForm",
    "NameForm",
    "ReasonForm",
    "RoleForm",
    "SignupForm",
]
