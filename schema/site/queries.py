"""Queries about the site as a whole."""

import graphene

from executor import Singleton
from schema.site.types import Site


class SiteQueries(graphene.ObjectType):
    """The root field about the site."""

    site = Singleton(lambda: Site, description="The publication as a whole.")
