"""Finds the account behind each name in an export, and makes the missing ones."""

import hashlib

from importers.wordpress.context import Import
from importers.wordpress.export import Export
from importers.wordpress.records import AuthorRecord, CommentRecord
from importers.wordpress.text import plain_line
from models import User
from services.importing import ImportedUser, find_user_with_email, import_user
from services.slugs import slugify
from services.validation import Validation, fold

_ENTITY = "user"


class Authors:
    """The accounts of an export's authors. Nobody can log in as a new one until it has a password."""

    def __init__(self, context: Import) -> None:
        """Import the authors that the export lists."""
        self._context = context
        self._by_login: dict[str, int] = {}
        self._by_wordpress_id: dict[str, int] = {}
        self._by_email: dict[str, int] = {}
        for author in context.export.authors:
            user_id = self._import(author)
            if author.wordpress_id:
                self._by_wordpress_id[author.wordpress_id] = user_id
            if author.email:
                self._by_email[fold(author.email)] = user_id

    def of(self, creator: str) -> int:
        """Return who wrote an item; somebody the export doesn't list gets an account too."""
        login = _login(creator)
        if login not in self._by_login:
            self._context.report.changes["authors made from their names (the export doesn't list them)"] += 1
            self._import(_unlisted(creator, self._context.export))
        return self._by_login[login]

    def of_comment(self, comment: CommentRecord) -> int | None:
        """Return the author who wrote a comment while logged in; None for a guest.

        Exports before WordPress 4 don't give the authors' ids: then the e-mail address tells, which counts
        only with a user id, since any guest may have typed it.
        """
        if not comment.user_id:
            return None
        by_id = self._by_wordpress_id.get(comment.user_id)
        return by_id if by_id is not None else self._by_email.get(fold(comment.email))

    def _import(self, author: AuthorRecord) -> int:
        login = _login(author.login)
        if login not in self._by_login:
            self._by_login[login] = self._find(login, author) or self._make(login, author)
        return self._by_login[login]

    def _find(self, login: str, author: AuthorRecord) -> int | None:
        context = self._context
        logged = context.log.find(_ENTITY, login)
        user = context.session.get(User, logged) if logged is not None else None
        user = user or find_user_with_email(context.session, self._email(login, author))
        if user is None:
            return None
        context.report.known["authors"] += 1
        if logged is None:
            context.log.record(_ENTITY, login, user.id)
        return user.id

    def _make(self, login: str, author: AuthorRecord) -> int:
        context = self._context
        email = self._email(login, author)
        if email != author.email:
            context.report.changes["authors without a usable e-mail address (it ends in .invalid now)"] += 1
        user = import_user(
            context.session,
            context.actor,
            ImportedUser(
                username=login,
                email=email,
                display_name=plain_line(author.display_name) or author.login,
                name=plain_line(author.first_name),
                surname=plain_line(author.last_name),
            ),
        )
        context.report.imported["authors"] += 1
        if context.log.find(_ENTITY, login) is None:
            context.log.record(_ENTITY, login, user.id)
        return user.id

    def _email(self, login: str, author: AuthorRecord) -> str:
        check = Validation()
        email = check.email("email", author.email)
        return _placeholder(login, self._context.export.host) if check.problems else email


def _login(name: str) -> str:
    # WordPress allows neither case differences nor angle brackets; files edited by hand have both.
    return fold(name.replace("<", "").replace(">", "").strip())


def _unlisted(creator: str, export: Export) -> AuthorRecord:
    name = creator.strip("<> ") or export.title or export.host
    return AuthorRecord(
        login=creator, wordpress_id="", email="", display_name=name, first_name="", last_name=""
    )


def _placeholder(login: str, host: str) -> str:
    # Unique for the site and the login, the same in each run, and never delivered: RFC 2606 keeps .invalid.
    digest = hashlib.sha256(login.encode()).hexdigest()[:8]
    return f"{slugify(login, fallback='author')[:40]}-{digest}@{host[:180]}.invalid"
