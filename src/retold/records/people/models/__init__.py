"""The people compartment."""

from retold.records.people.models.appointment import Appointment
from retold.records.people.models.invitation import Invitation
from retold.records.people.models.keys import OrganisationKey, PersonKey
from retold.records.people.models.membership import Membership
from retold.records.people.models.organisation import Organisation
from retold.records.people.models.person import Person

__all__ = ["Appointment", "Invitation", "Membership", "Organisation", "OrganisationKey", "Person", "PersonKey"]
