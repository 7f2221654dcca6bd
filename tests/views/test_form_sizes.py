"""How large a form may be: a long post is taken, and nothing of that size anywhere else."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from services.comments import LONGEST_BODY as LONGEST_COMMENT
from services.posts import LONGEST_BODY
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.factories import PostFactory, UserFactory
from tests.support.visitor import Visitor
from views.form_sizes import SMALL_FORM_BYTES

pytestmark = ON_SQLITE_ALONE

# A character beyond the first plane is sent as twelve.
WIDE = "😀"


@pytest.mark.parametrize("path", ["/login", "/register", "/logout", "/profile", "/posts/p", "/comments/1"])
def test_form_of_the_size_of_a_post_is_refused_elsewhere(client: FlaskClient, path: str) -> None:
    junk = {"login": "x" * SMALL_FORM_BYTES}
    assert client.post(path, data=junk).status_code == 413


def test_longest_comment_is_taken(session: Session, visitor: Visitor) -> None:
    PostFactory(slug="p")
    visitor.have_login(UserFactory())
    visitor.fill("/posts/p", body=WIDE * LONGEST_COMMENT).submit(status=303)


def test_longest_post_is_taken(session: Session, visitor: Visitor) -> None:
    visitor.have_login(UserFactory())
    visitor.fill("/write", title="Long", body=WIDE * LONGEST_BODY).submit(status=303)
