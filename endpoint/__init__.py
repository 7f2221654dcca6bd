"""GraphQL over HTTP without a web framework: a request in, a response out.

Follows the GraphQL-over-HTTP specification (graphql.github.io/graphql-over-http): media types, status
codes and what a request may look like.
"""

from endpoint.asker import Asker
from endpoint.endpoint import Endpoint, failure
from endpoint.front import Front, RequestReader
from endpoint.messages import HttpRequest, HttpResponse

__all__ = ["Asker", "Endpoint", "Front", "HttpRequest", "HttpResponse", "RequestReader", "failure"]
