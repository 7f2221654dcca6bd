"""Tells a load balancer whether this process can serve."""

from flask import Response, jsonify
from flask.typing import ResponseReturnValue
from flask.views import MethodView
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from views.current import current_gazette


class HealthView(MethodView):
    """`{"status": "ok"}` when the database answers, else 503."""

    def get(self) -> ResponseReturnValue:
        """Ask the database for nothing."""
        try:
            with current_gazette().database.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return _answer("unavailable", "unreachable"), 503
        return _answer("ok", "ok")


def _answer(status: str, database: str) -> Response:
    response = jsonify(status=status, database=database)
    # A kept answer would tell about another time.
    response.cache_control.no_store = True
    return response
