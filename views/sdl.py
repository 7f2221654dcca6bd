"""The address /schema.graphql: the schema as a file, for code generators, linters and editors."""

from functools import cache

from flask import Response, request
from flask.views import MethodView
from werkzeug.exceptions import NotFound

from schema import print_sdl
from views.current import current_gazette

# No media type is registered for GraphQL's own language: this one is widely used.
MEDIA_TYPE = "application/graphql; charset=utf-8"


class SdlView(MethodView):
    """Serves the schema in GraphQL's schema definition language."""

    def get(self) -> Response:
        """Send the schema, or say that what the client has is still it."""
        if not current_gazette().settings.graphql.introspection:
            raise NotFound
        response = Response(_sdl(), content_type=MEDIA_TYPE)
        response.add_etag()
        # Everybody may keep it, but a tool that asks after an upgrade wants the new one.
        response.cache_control.public = True
        response.cache_control.no_cache = True
        response.make_conditional(request)
        return response


@cache
def _sdl() -> bytes:
    return print_sdl().encode()
