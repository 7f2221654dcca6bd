"""What lists of users can be asked by."""

import models
from executor import Filter, Orders
from schema.orderings import BY_USERNAME, NEWEST, OLDEST

USER_ORDERS = Orders("UserOrder", "What comes first in a list of users.", (NEWEST, OLDEST, BY_USERNAME))


class UserFilter(Filter):
    """Which users. All that is given must be fulfilled."""

    class Meta:
        model = models.User
        attributes = ("username", "display_name", "created_at")
