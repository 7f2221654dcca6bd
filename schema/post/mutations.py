"""The mutations of posts, each in a module of its own name."""

import graphene

from schema.post.archive_post import ArchivePost
from schema.post.create_post import CreatePost
from schema.post.delete_post import DeletePost
from schema.post.publish_post import PublishPost
from schema.post.restore_post import RestorePost
from schema.post.revert_post import RevertPost
from schema.post.schedule_post import SchedulePost
from schema.post.unpublish_post import UnpublishPost
from schema.post.update_post import UpdatePost


class PostMutations(graphene.ObjectType):
    """The root fields that change posts."""

    create_post = CreatePost.Field(description="Make a draft.")
    update_post = UpdatePost.Field(description="Change a post.")
    publish_post = PublishPost.Field(description="Show a post to everyone from now on.")
    schedule_post = SchedulePost.Field(description="Show a post to everyone from a time on.")
    unpublish_post = UnpublishPost.Field(description="Make a draft of a published or scheduled post.")
    archive_post = ArchivePost.Field(description="Take a post back, and put it away.")
    delete_post = DeletePost.Field(description="Put a post into the trash, or delete it for good.")
    restore_post = RestorePost.Field(description="Make a draft of what is in the trash or the archive.")
    revert_post = RevertPost.Field(description="Make a post say again what it said at a revision.")
