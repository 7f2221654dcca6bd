# -*- coding: utf-8 -*-
# snapshottest: v1 - https://goo.gl/zC4yUc
from __future__ import unicode_literals

from snapshottest import Snapshot


snapshots = Snapshot()

snapshots['test_sdl_matches_snapshot 1'] = '''"""What can be read. What you may not see reads as null."""
type Query {
  """Who is asking; null for a stranger."""
  viewer: User

  """The user with this name or id; null if there is none you may see."""
  user(
    """The username, in any case."""
    username: String

    """Its id."""
    id: ID
  ): User

  """All users, newest first; for admins, and empty for others."""
  users(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: UserOrder = NEWEST

    """Only rows that fulfil this."""
    filter: UserFilter
  ): UserConnection!

  """
  The category or tag with this slug or id; null if there is none you may see.
  """
  tag(
    """The name in addresses."""
    slug: String

    """Its id."""
    id: ID

    """
    Whether the slug is a tag's or a category's; it doesn't matter beside `id`.
    """
    kind: TagKind! = TAG
  ): Tag

  """All categories and tags by name."""
  tags(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """Only rows that fulfil this."""
    filter: TagFilter
  ): TagConnection!

  """The comment with this id; null if there is none you may see."""
  comment(
    """Its id."""
    id: ID!
  ): Comment

  """
  The comments on all posts, newest first; editors find there what waits for approval.
  """
  comments(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: CommentFeedOrder = NEWEST

    """Only rows that fulfil this."""
    filter: CommentFilter
  ): CommentConnection!

  """
  The comments with reports to be dealt with, most reported first; for editors.
  """
  reportedComments(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """Only rows that fulfil this."""
    filter: CommentFilter
  ): CommentConnection!

  """
  The post or page with this slug or id; null if there is none you may see.
  """
  post(
    """The post\'s name in addresses, or one that it had before."""
    slug: String

    """Its id."""
    id: ID
  ): Post

  """The published posts, newest first."""
  posts(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: PostOrder = NEWEST

    """Only rows that fulfil this."""
    filter: PostFilter
  ): PostConnection!

  """The published pages, by title."""
  pages(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: PostOrder = TITLE

    """Only rows that fulfil this."""
    filter: PostFilter
  ): PostConnection!

  """The publication as a whole."""
  site: Site!

  """The object with this id; null if there is none you may see."""
  node(
    """The id of an object."""
    id: ID!
  ): Node

  """
  The objects with these ids, each in its place; null for those you may not see.
  """
  nodes(
    """The ids of objects, at most as many as a page has."""
    ids: [ID!]!
  ): [Node]!
}

"""A person with an account."""
type User implements Node {
  """The name in addresses and mentions."""
  username: String!

  """The name shown beside what they write."""
  displayName: String!

  """A few sentences about themselves."""
  bio: String!

  """Their own site, or empty."""
  website: String!

  """When it was made."""
  createdAt: DateTime!

  """The ID of the object"""
  id: ID!

  """Whether this is your own account."""
  viewerCanEdit: Boolean!

  """The e-mail address; for the user and admins."""
  email: String

  """The given name; for the user and admins."""
  name: String

  """The family name; for the user and admins."""
  surname: String

  """What the user may do; for the user and admins."""
  role: Role

  """What they published, newest first."""
  posts(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: PostOrder = NEWEST

    """Only rows that fulfil this."""
    filter: PostFilter
  ): PostConnection!

  """
  What they have not published, last changed first; for the user and editors.
  """
  drafts(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: PostOrder = LAST_CHANGED

    """Only rows that fulfil this."""
    filter: PostFilter
  ): PostConnection!

  """Their API tokens, newest first; for the user and admins."""
  apiTokens(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String
  ): ApiTokenConnection!

  """
  Their posts in the trash, last changed first; for the user and editors.
  """
  deletedPosts(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: PostOrder = LAST_CHANGED

    """Only rows that fulfil this."""
    filter: PostFilter
  ): PostConnection!

  """Their comments, newest first."""
  comments(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: CommentOrder = NEWEST

    """Only rows that fulfil this."""
    filter: CommentFilter
  ): CommentConnection!
}

"""An object that can be asked for again by its `id`."""
interface Node {
  """The ID of the object"""
  id: ID!
}

"""
An instant as ISO 8601 text in UTC with six digits, such as `2026-01-31T10:00:00.000000Z`.

As input it may have another offset, and fewer digits or none.
"""
scalar DateTime

"""
What a user may do, weakest first; each role may do all that the ones before it may.
"""
enum Role {
  """Reads and comments."""
  READER

  """Also writes posts of their own."""
  AUTHOR

  """Also changes and publishes what others write."""
  EDITOR

  """Also looks after accounts."""
  ADMIN
}

"""A page of a list of Post objects."""
type PostConnection {
  """The rows with their cursors."""
  edges: [PostEdge!]!

  """The rows alone."""
  nodes: [Post!]!

  """Where this page lies in the list."""
  pageInfo: PageInfo!

  """
  How many rows the list has for this reader; counting stops at 10,000 by default.
  """
  totalCount: Int!

  """Whether `totalCount` is all of them: false where counting stopped."""
  totalCountExact: Boolean!
}

"""A Post at its place in a list."""
type PostEdge {
  """The place of the row in this list."""
  cursor: String!

  """The row itself."""
  node: Post!
}

"""A post of the feed, or a page that stands on its own."""
type Post implements Node {
  """Post or page."""
  kind: PostKind!

  """
  Where the post is in its life; a scheduled one is published once its time has come.
  """
  status: PostStatus!

  """The name in addresses."""
  slug: String!

  """The headline, in plain text."""
  title: String!

  """The text as its author wrote it."""
  body: String!

  """The markup of `body`."""
  bodyFormat: BodyFormat!

  """The body as sanitised HTML."""
  bodyHtml: String!

  """A summary in plain text."""
  excerpt: String!

  """How long it takes to read."""
  readingMinutes: Int!

  """Whether readers may comment."""
  commentsOpen: Boolean!

  """Approved comments."""
  commentCount: Int!

  """Grows with each change."""
  version: Int!

  """When it appeared, or will appear."""
  publishedAt: DateTime

  """When it was made."""
  createdAt: DateTime!

  """When it was last changed."""
  updatedAt: DateTime!

  """The ID of the object"""
  id: ID!

  """Whether you may change it."""
  viewerCanEdit: Boolean!

  """Whether you may delete it."""
  viewerCanDelete: Boolean!

  """Whether it is in the trash or the archive, and you may restore it."""
  viewerCanRestore: Boolean!

  """Whether you may comment on it."""
  viewerCanComment: Boolean!

  """Who wrote it; null if that account is not public."""
  author: User

  """Its categories and tags, by name."""
  tags(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String
  ): TagConnection!

  """All its comments and replies, oldest first."""
  comments(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: CommentOrder = OLDEST

    """Only rows that fulfil this."""
    filter: CommentFilter
  ): CommentConnection!

  """The comments that reply to none, oldest first; replies are below them."""
  threads(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: CommentOrder = OLDEST

    """Only rows that fulfil this."""
    filter: CommentFilter
  ): CommentConnection!

  """What it said at each change, newest first; for its author and editors."""
  revisions(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String
  ): PostRevisionConnection!
}

"""A post appears in the feed; a page stands on its own."""
enum PostKind {
  """An entry of the feed."""
  POST

  """A page that stands on its own."""
  PAGE
}

"""
Where a post is in its life. A scheduled one counts as published once its time has come.
"""
enum PostStatus {
  """Seen by its author and editors."""
  DRAFT

  """Seen by everyone once its time has come."""
  SCHEDULED

  """Seen by everyone."""
  PUBLISHED

  """Taken back; seen by its author and editors."""
  ARCHIVED

  """In the trash; seen by its author and editors."""
  DELETED
}

"""The markup a body is written and edited in."""
enum BodyFormat {
  """CommonMark with tables, notes and task lists."""
  MARKDOWN

  """HTML, as imported posts have it."""
  HTML
}

"""A page of a list of Tag objects."""
type TagConnection {
  """The rows with their cursors."""
  edges: [TagEdge!]!

  """The rows alone."""
  nodes: [Tag!]!

  """Where this page lies in the list."""
  pageInfo: PageInfo!

  """
  How many rows the list has for this reader; counting stops at 10,000 by default.
  """
  totalCount: Int!

  """Whether `totalCount` is all of them: false where counting stopped."""
  totalCountExact: Boolean!
}

"""A Tag at its place in a list."""
type TagEdge {
  """The place of the row in this list."""
  cursor: String!

  """The row itself."""
  node: Tag!
}

"""A category or a tag; the same slug may be one of each."""
type Tag implements Node {
  """Category or tag."""
  kind: TagKind!

  """The name for readers."""
  name: String!

  """The name in addresses."""
  slug: String!

  """What belongs here, in plain text."""
  description: String!

  """The ID of the object"""
  id: ID!

  """The category this one is part of."""
  parent: Tag

  """The categories in this one, by name."""
  children(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String
  ): TagConnection!

  """The published posts here, newest first."""
  posts(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: PostOrder = NEWEST

    """Only rows that fulfil this."""
    filter: PostFilter
  ): PostConnection!
}

"""A category is a shelf of the editors\', a tag a free keyword."""
enum TagKind {
  """A shelf of the publication\'s."""
  CATEGORY

  """A free keyword."""
  TAG
}

"""What comes first in a list of posts."""
enum PostOrder {
  """The last published."""
  NEWEST

  """The first published."""
  OLDEST

  """The last changed."""
  LAST_CHANGED

  """The longest unchanged."""
  LONGEST_UNCHANGED

  """The title, by character codes."""
  TITLE

  """The title from the end, by character codes."""
  TITLE_BACKWARDS

  """The most approved comments."""
  MOST_COMMENTS

  """The fewest approved comments."""
  FEWEST_COMMENTS
}

"""Which posts. All that is given must be fulfilled."""
input PostFilter {
  """Who wrote it, if they are public."""
  author: UserFilter

  """Its categories and tags."""
  tags: TagListFilter

  """Post or page."""
  kind: PostKindFilter

  """
  Where the post is in its life; a scheduled one is published once its time has come.
  """
  status: PostStatusFilter

  """The name in addresses."""
  slug: TextFilter

  """The headline, in plain text."""
  title: TextFilter

  """How long it takes to read."""
  readingMinutes: IntFilter

  """Whether readers may comment."""
  commentsOpen: BooleanFilter

  """Approved comments."""
  commentCount: IntFilter

  """When it appeared, or will appear."""
  publishedAt: DateTimeFilter

  """When it was made."""
  createdAt: DateTimeFilter

  """When it was last changed."""
  updatedAt: DateTimeFilter

  """All of these."""
  and: [PostFilter!]

  """At least one of these."""
  or: [PostFilter!]

  """Anything but this."""
  not: PostFilter
}

"""Which users. All that is given must be fulfilled."""
input UserFilter {
  """The name in addresses and mentions."""
  username: TextFilter

  """The name shown beside what they write."""
  displayName: TextFilter

  """When it was made."""
  createdAt: DateTimeFilter

  """All of these."""
  and: [UserFilter!]

  """At least one of these."""
  or: [UserFilter!]

  """Anything but this."""
  not: UserFilter
}

"""Which texts; upper and lower case are told apart."""
input TextFilter {
  """Equal to this."""
  eq: String

  """Anything but this."""
  ne: String

  """Equal to one of these."""
  in: [String!]

  """Equal to none of these."""
  notIn: [String!]

  """Has this somewhere in it."""
  contains: String

  """Begins with this."""
  startsWith: String

  """Whether there is none."""
  isNull: Boolean
}

"""Which instants."""
input DateTimeFilter {
  """Exactly this."""
  eq: DateTime

  """Anything but this."""
  ne: DateTime

  """Before this."""
  lt: DateTime

  """Before this, or equal to it."""
  lte: DateTime

  """After this."""
  gt: DateTime

  """After this, or equal to it."""
  gte: DateTime

  """Whether there is none."""
  isNull: Boolean
}

"""Which lists of Tag objects."""
input TagListFilter {
  """At least one fulfils this."""
  some: TagFilter

  """None fulfils this."""
  none: TagFilter
}

"""Which categories and tags. All that is given must be fulfilled."""
input TagFilter {
  """The category it is part of."""
  parent: TagFilter

  """Category or tag."""
  kind: TagKindFilter

  """The name for readers."""
  name: TextFilter

  """The name in addresses."""
  slug: TextFilter

  """All of these."""
  and: [TagFilter!]

  """At least one of these."""
  or: [TagFilter!]

  """Anything but this."""
  not: TagFilter
}

"""Which values of TagKind."""
input TagKindFilter {
  """Equal to this."""
  eq: TagKind

  """Anything but this."""
  ne: TagKind

  """Equal to one of these."""
  in: [TagKind!]

  """Equal to none of these."""
  notIn: [TagKind!]
}

"""Which values of PostKind."""
input PostKindFilter {
  """Equal to this."""
  eq: PostKind

  """Anything but this."""
  ne: PostKind

  """Equal to one of these."""
  in: [PostKind!]

  """Equal to none of these."""
  notIn: [PostKind!]
}

"""Which values of PostStatus."""
input PostStatusFilter {
  """Equal to this."""
  eq: PostStatus

  """Anything but this."""
  ne: PostStatus

  """Equal to one of these."""
  in: [PostStatus!]

  """Equal to none of these."""
  notIn: [PostStatus!]
}

"""Which numbers."""
input IntFilter {
  """Equal to this."""
  eq: Int

  """Anything but this."""
  ne: Int

  """Equal to one of these."""
  in: [Int!]

  """Equal to none of these."""
  notIn: [Int!]

  """Less than this."""
  lt: Int

  """Less than this, or equal to it."""
  lte: Int

  """More than this."""
  gt: Int

  """More than this, or equal to it."""
  gte: Int
}

"""Which of both."""
input BooleanFilter {
  """Equal to this."""
  eq: Boolean
}

"""Where a page lies in its list."""
type PageInfo {
  """Whether there are rows behind the last one of a page read forwards."""
  hasNextPage: Boolean!

  """Whether there are rows before the first one of a page read backwards."""
  hasPreviousPage: Boolean!

  """The cursor of the first row; null on an empty page."""
  startCursor: String

  """The cursor of the last row; null on an empty page."""
  endCursor: String
}

"""A page of a list of Comment objects."""
type CommentConnection {
  """The rows with their cursors."""
  edges: [CommentEdge!]!

  """The rows alone."""
  nodes: [Comment!]!

  """Where this page lies in the list."""
  pageInfo: PageInfo!

  """
  How many rows the list has for this reader; counting stops at 10,000 by default.
  """
  totalCount: Int!

  """Whether `totalCount` is all of them: false where counting stopped."""
  totalCountExact: Boolean!
}

"""A Comment at its place in a list."""
type CommentEdge {
  """The place of the row in this list."""
  cursor: String!

  """The row itself."""
  node: Comment!
}

"""
What somebody says about a post. Of a deleted one only its place in the thread is left.
"""
type Comment implements Node {
  """The name of a writer without an account."""
  guestName: String

  """The website of a writer without an account."""
  guestWebsite: String

  """Whether a person wrote it, or another site announced a link."""
  kind: CommentKind!

  """Whether the comment is shown."""
  status: CommentStatus!

  """The text as it was written."""
  body: String!

  """The markup of `body`."""
  bodyFormat: BodyFormat!

  """The body as sanitised HTML."""
  bodyHtml: String!

  """Replies that are shown: approved, or kept as places in the thread."""
  replyCount: Int!

  """When it was made."""
  createdAt: DateTime!

  """When it was last changed."""
  updatedAt: DateTime!

  """The ID of the object"""
  id: ID!

  """Whether you may change what it says."""
  viewerCanEdit: Boolean!

  """Whether you may delete it."""
  viewerCanDelete: Boolean!

  """Whether you may report it."""
  viewerCanReport: Boolean!

  """Whether you have reported it."""
  viewerHasReported: Boolean!

  """Whether you may approve it, reject it or mark it as spam."""
  viewerCanModerate: Boolean!

  """The post it is about."""
  post: Post

  """Who wrote it; null for guests and deleted comments."""
  author: User

  """The comment it replies to."""
  parent: Comment

  """The replies to it, oldest first."""
  replies(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String

    """What comes first."""
    orderBy: CommentOrder = OLDEST

    """Only rows that fulfil this."""
    filter: CommentFilter
  ): CommentConnection!

  """How many of its reports no editor has dealt with; for editors."""
  reportCount: Int

  """What readers report of it, newest first; for editors."""
  reports(
    """How many rows to read from the start, or after `after`."""
    first: Int

    """The cursor to read behind."""
    after: String

    """How many rows to read from the end, or before `before`."""
    last: Int

    """The cursor to read up to."""
    before: String
  ): CommentReportConnection!
}

"""
A comment is written by a person; a ping is another site's notice that it links here.
"""
enum CommentKind {
  """Written by a person."""
  COMMENT

  """Another site\'s notice that it links here."""
  PING
}

"""
Whether a comment is shown. Of a deleted one only the place in its thread is left.
"""
enum CommentStatus {
  """Waits for an editor; seen by its writer."""
  PENDING

  """Seen by everyone who sees the post."""
  APPROVED

  """Turned down by an editor; seen by its writer."""
  REJECTED

  """Hidden as unwanted."""
  SPAM

  """Emptied; kept only for the replies below it."""
  DELETED
}

"""What comes first in a list of comments."""
enum CommentOrder {
  """The last written."""
  NEWEST

  """The first written."""
  OLDEST

  """The last changed."""
  LAST_CHANGED

  """The longest unchanged."""
  LONGEST_UNCHANGED

  """The most replies."""
  MOST_REPLIES

  """The fewest replies."""
  FEWEST_REPLIES
}

"""Which comments. All that is given must be fulfilled."""
input CommentFilter {
  """Who wrote it, if they are public."""
  author: UserFilter

  """The post that it is about."""
  post: PostFilter

  """Whether a person wrote it, or another site announced a link."""
  kind: CommentKindFilter

  """Whether the comment is shown."""
  status: CommentStatusFilter

  """The text as it was written."""
  body: TextFilter

  """The name of a writer without an account."""
  guestName: TextFilter

  """Replies that are shown: approved, or kept as places in the thread."""
  replyCount: IntFilter

  """When it was made."""
  createdAt: DateTimeFilter

  """When it was last changed."""
  updatedAt: DateTimeFilter

  """All of these."""
  and: [CommentFilter!]

  """At least one of these."""
  or: [CommentFilter!]

  """Anything but this."""
  not: CommentFilter
}

"""Which values of CommentKind."""
input CommentKindFilter {
  """Equal to this."""
  eq: CommentKind

  """Anything but this."""
  ne: CommentKind

  """Equal to one of these."""
  in: [CommentKind!]

  """Equal to none of these."""
  notIn: [CommentKind!]
}

"""Which values of CommentStatus."""
input CommentStatusFilter {
  """Equal to this."""
  eq: CommentStatus

  """Anything but this."""
  ne: CommentStatus

  """Equal to one of these."""
  in: [CommentStatus!]

  """Equal to none of these."""
  notIn: [CommentStatus!]
}

"""A page of a list of CommentReport objects."""
type CommentReportConnection {
  """The rows with their cursors."""
  edges: [CommentReportEdge!]!

  """The rows alone."""
  nodes: [CommentReport!]!

  """Where this page lies in the list."""
  pageInfo: PageInfo!

  """
  How many rows the list has for this reader; counting stops at 10,000 by default.
  """
  totalCount: Int!

  """Whether `totalCount` is all of them: false where counting stopped."""
  totalCountExact: Boolean!
}

"""A CommentReport at its place in a list."""
type CommentReportEdge {
  """The place of the row in this list."""
  cursor: String!

  """The row itself."""
  node: CommentReport!
}

"""What a reader reports of a comment; for editors."""
type CommentReport implements Node {
  """What is wrong with the comment."""
  reason: ReportReason!

  """What the reporter says about it, or empty."""
  note: String!

  """When it was made."""
  createdAt: DateTime!

  """
  When an editor decided about the comment; null as long as the report waits.
  """
  resolvedAt: DateTime

  """The ID of the object"""
  id: ID!

  """The comment it is about."""
  comment: Comment

  """Who made it; null if that account is not public."""
  reporter: User
}

"""What is wrong with a comment."""
enum ReportReason {
  """It advertises, or says the same everywhere."""
  SPAM

  """It insults, threatens or harasses."""
  ABUSE

  """It has nothing to do with the post."""
  OFF_TOPIC

  """Something else, which the note tells."""
  OTHER
}

"""A page of a list of PostRevision objects."""
type PostRevisionConnection {
  """The rows with their cursors."""
  edges: [PostRevisionEdge!]!

  """The rows alone."""
  nodes: [PostRevision!]!

  """Where this page lies in the list."""
  pageInfo: PageInfo!

  """
  How many rows the list has for this reader; counting stops at 10,000 by default.
  """
  totalCount: Int!

  """Whether `totalCount` is all of them: false where counting stopped."""
  totalCountExact: Boolean!
}

"""A PostRevision at its place in a list."""
type PostRevisionEdge {
  """The place of the row in this list."""
  cursor: String!

  """The row itself."""
  node: PostRevision!
}

"""What a post said from one version on; for its author and editors."""
type PostRevision implements Node {
  """The version of the post that it began with."""
  version: Int!

  """The headline, in plain text."""
  title: String!

  """The text as it was written."""
  body: String!

  """The markup of `body`."""
  bodyFormat: BodyFormat!

  """The summary; empty where it was the beginning of the body."""
  excerpt: String!

  """The names of its tags, one a line."""
  tags: String!

  """When it was written."""
  createdAt: DateTime!

  """The ID of the object"""
  id: ID!

  """The post that said it."""
  post: Post

  """Who wrote it; null if that account is not public."""
  editor: User
}

"""A page of a list of ApiToken objects."""
type ApiTokenConnection {
  """The rows with their cursors."""
  edges: [ApiTokenEdge!]!

  """The rows alone."""
  nodes: [ApiToken!]!

  """Where this page lies in the list."""
  pageInfo: PageInfo!

  """
  How many rows the list has for this reader; counting stops at 10,000 by default.
  """
  totalCount: Int!

  """Whether `totalCount` is all of them: false where counting stopped."""
  totalCountExact: Boolean!
}

"""An ApiToken at its place in a list."""
type ApiTokenEdge {
  """The place of the row in this list."""
  cursor: String!

  """The row itself."""
  node: ApiToken!
}

"""
A personal API token: a secret by which a program acts for its user. The secret itself is not kept.
"""
type ApiToken implements Node {
  """What its owner calls it."""
  name: String!

  """The last four characters of the secret, to tell tokens apart."""
  lastFour: String!

  """When it was made."""
  createdAt: DateTime!

  """When it stops working."""
  expiresAt: DateTime!

  """When it was last used, to within five minutes; null if it never was."""
  lastUsedAt: DateTime

  """When it was revoked; null if it was not."""
  revokedAt: DateTime

  """The ID of the object"""
  id: ID!

  """What its holder may do, within what its user may."""
  scopes: [ApiTokenScope!]!
}

"""What the holder of an API token may do, within what its user may."""
enum ApiTokenScope {
  """
  Reads what its user may read, as an author at the most. Every token has it.
  """
  READ

  """Also runs mutations, as an author at the most."""
  WRITE

  """Is an editor, if its user is one."""
  MODERATE

  """Is an admin, if its user is one."""
  ADMIN
}

"""A page of a list of User objects."""
type UserConnection {
  """The rows with their cursors."""
  edges: [UserEdge!]!

  """The rows alone."""
  nodes: [User!]!

  """Where this page lies in the list."""
  pageInfo: PageInfo!

  """
  How many rows the list has for this reader; counting stops at 10,000 by default.
  """
  totalCount: Int!

  """Whether `totalCount` is all of them: false where counting stopped."""
  totalCountExact: Boolean!
}

"""A User at its place in a list."""
type UserEdge {
  """The place of the row in this list."""
  cursor: String!

  """The row itself."""
  node: User!
}

"""What comes first in a list of users."""
enum UserOrder {
  """The last written."""
  NEWEST

  """The first written."""
  OLDEST

  """The username, by character codes."""
  USERNAME
}

"""What comes first in the list of the comments on all posts."""
enum CommentFeedOrder {
  """The last written."""
  NEWEST

  """The first written."""
  OLDEST
}

"""The publication as a whole."""
type Site {
  """The name in the masthead."""
  name: String!

  """One sentence about it, or empty."""
  description: String!

  """The language of its texts, as a BCP 47 tag."""
  language: String!

  """Whether strangers may register."""
  registrationOpen: Boolean!

  """Which new comments wait for an editor."""
  commentModeration: CommentModeration!

  """What one request may ask for."""
  limits: SiteLimits!

  """Published posts, counted up to 100,000."""
  postCount: Int!

  """Approved comments on them."""
  commentCount: Int!

  """Categories and tags, counted up to 100,000."""
  tagCount: Int!

  """Users with a public face, counted up to 100,000."""
  userCount: Int!
}

"""Which new comments wait for an editor."""
enum CommentModeration {
  """None waits."""
  NONE

  """Those of writers who have no approved comment yet."""
  FIRST

  """
  All wait; but never those of editors, nor of authors below their own posts.
  """
  ALL
}

"""
What one request may ask for; more is refused, with the limit and the count in the error.
"""
type SiteLimits {
  """Nested selections, fragments flattened."""
  maxDepth: Int!

  """Fields in one operation, fragments flattened."""
  maxFields: Int!

  """Aliases of one field in one selection."""
  maxAliases: Int!

  """Mutations in one operation."""
  maxMutations: Int!

  """Filters within a filter, itself included."""
  maxFilterDepth: Int!

  """Operators in one filter."""
  maxFilterOperators: Int!

  """Rows that one operation could read."""
  maxCost: Int!

  """Where `totalCount` stops counting."""
  maxCount: Int!

  """Rows of a connection without `first` or `last`."""
  defaultPageSize: Int!

  """The most that `first` and `last` may ask for."""
  maxPageSize: Int!

  """Bytes of a document."""
  maxDocumentBytes: Int!

  """Bytes of a request\'s body."""
  maxBodyBytes: Int!

  """Bytes of an answer."""
  maxAnswerBytes: Int!
}

"""What can be changed, each mutation in a transaction of its own."""
type Mutation {
  """Make an API token for yourself."""
  createApiToken(
    """What to do."""
    input: CreateApiTokenInput!
  ): CreateApiTokenPayload

  """End an API token at once."""
  revokeApiToken(
    """What to do."""
    input: RevokeApiTokenInput!
  ): RevokeApiTokenPayload

  """Change what your own account says."""
  updateProfile(
    """What to do."""
    input: UpdateProfileInput!
  ): UpdateProfilePayload

  """Comment on a post, or reply to a comment."""
  addComment(
    """What to do."""
    input: AddCommentInput!
  ): AddCommentPayload

  """Reply to a comment, on whatever post that is."""
  replyToComment(
    """What to do."""
    input: ReplyToCommentInput!
  ): ReplyToCommentPayload

  """Change what a comment says."""
  updateComment(
    """What to do."""
    input: UpdateCommentInput!
  ): UpdateCommentPayload

  """Delete what a comment says."""
  deleteComment(
    """What to do."""
    input: DeleteCommentInput!
  ): DeleteCommentPayload

  """Tell the editors that something is wrong with a comment."""
  reportComment(
    """What to do."""
    input: ReportCommentInput!
  ): ReportCommentPayload

  """Show a comment to everyone who sees the post."""
  approveComment(
    """What to do."""
    input: ApproveCommentInput!
  ): ApproveCommentPayload

  """Hide a comment from all but its writer and editors."""
  rejectComment(
    """What to do."""
    input: RejectCommentInput!
  ): RejectCommentPayload

  """Hide a comment from all but editors."""
  markCommentAsSpam(
    """What to do."""
    input: MarkCommentAsSpamInput!
  ): MarkCommentAsSpamPayload

  """Make a draft."""
  createPost(
    """What to do."""
    input: CreatePostInput!
  ): CreatePostPayload

  """Change a post."""
  updatePost(
    """What to do."""
    input: UpdatePostInput!
  ): UpdatePostPayload

  """Show a post to everyone from now on."""
  publishPost(
    """What to do."""
    input: PublishPostInput!
  ): PublishPostPayload

  """Show a post to everyone from a time on."""
  schedulePost(
    """What to do."""
    input: SchedulePostInput!
  ): SchedulePostPayload

  """Make a draft of a published or scheduled post."""
  unpublishPost(
    """What to do."""
    input: UnpublishPostInput!
  ): UnpublishPostPayload

  """Take a post back, and put it away."""
  archivePost(
    """What to do."""
    input: ArchivePostInput!
  ): ArchivePostPayload

  """Put a post into the trash, or delete it for good."""
  deletePost(
    """What to do."""
    input: DeletePostInput!
  ): DeletePostPayload

  """Make a draft of what is in the trash or the archive."""
  restorePost(
    """What to do."""
    input: RestorePostInput!
  ): RestorePostPayload

  """Make a post say again what it said at a revision."""
  revertPost(
    """What to do."""
    input: RevertPostInput!
  ): RevertPostPayload
}

"""What came of CreateApiToken."""
type CreateApiTokenPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """
  The secret, told only here and now: null if the input was refused, or is sent again.
  """
  token: String

  """The new token; null if the input was refused."""
  apiToken: ApiToken
}

"""What is wrong with the input of a mutation."""
type InputProblem {
  """The input field it concerns; null for the input as a whole."""
  field: String

  """What is wrong, in a word that never changes."""
  code: String!

  """What is wrong, for people."""
  message: String!
}

"""The input of CreateApiToken."""
input CreateApiTokenInput {
  """What you call it, at most 100 characters."""
  name: String!

  """
  What it may do. READ is part of every token, and one beyond your role is refused.
  """
  scopes: [ApiTokenScope!]!

  """In how many days it stops working, 1 to 366; 90 if left out."""
  expiresInDays: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of RevokeApiToken."""
type RevokeApiTokenPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The token that is over."""
  apiToken: ApiToken
}

"""The input of RevokeApiToken."""
input RevokeApiTokenInput {
  """The token\'s id."""
  id: ID!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of UpdateProfile."""
type UpdateProfilePayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The changed account; null if the input was refused."""
  user: User
}

"""The input of UpdateProfile."""
input UpdateProfileInput {
  """The name shown beside what you write."""
  displayName: String

  """Your given name."""
  name: String

  """Your family name."""
  surname: String

  """A few sentences about you, at most 2,000 characters."""
  bio: String

  """The full address of your own site, or empty."""
  website: String

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of AddComment."""
type AddCommentPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The new comment; null if the input was refused."""
  comment: Comment
}

"""The input of AddComment."""
input AddCommentInput {
  """The post\'s id."""
  postId: ID!

  """The id of the comment to reply to."""
  parentId: ID

  """The text in Markdown, at most 10,000 characters."""
  body: String!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of ReplyToComment."""
type ReplyToCommentPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The reply; null if the input was refused."""
  comment: Comment
}

"""The input of ReplyToComment."""
input ReplyToCommentInput {
  """The id of the comment to reply to."""
  parentId: ID!

  """The text in Markdown, at most 10,000 characters."""
  body: String!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of UpdateComment."""
type UpdateCommentPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The changed comment; null if the input was refused."""
  comment: Comment
}

"""The input of UpdateComment."""
input UpdateCommentInput {
  """The comment\'s id."""
  id: ID!

  """The text in Markdown, at most 10,000 characters."""
  body: String!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of DeleteComment."""
type DeleteCommentPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The comment\'s id."""
  deletedId: ID
}

"""The input of DeleteComment."""
input DeleteCommentInput {
  """The comment\'s id."""
  id: ID!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of ReportComment."""
type ReportCommentPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The reported comment; null if the input was refused."""
  comment: Comment
}

"""The input of ReportComment."""
input ReportCommentInput {
  """The comment\'s id."""
  id: ID!

  """What is wrong with it."""
  reason: ReportReason!

  """
  More about it, at most 1,000 characters; needed if the reason is `OTHER`.
  """
  note: String

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of ApproveComment."""
type ApproveCommentPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The approved comment."""
  comment: Comment
}

"""The input of ApproveComment."""
input ApproveCommentInput {
  """The comment\'s id."""
  id: ID!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of RejectComment."""
type RejectCommentPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The rejected comment."""
  comment: Comment
}

"""The input of RejectComment."""
input RejectCommentInput {
  """The comment\'s id."""
  id: ID!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of MarkCommentAsSpam."""
type MarkCommentAsSpamPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The hidden comment."""
  comment: Comment
}

"""The input of MarkCommentAsSpam."""
input MarkCommentAsSpamInput {
  """The comment\'s id."""
  id: ID!

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of CreatePost."""
type CreatePostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The new draft; null if the input was refused."""
  post: Post
}

"""The input of CreatePost."""
input CreatePostInput {
  """The headline, at most 200 characters."""
  title: String!

  """The text in Markdown."""
  body: String!

  """The name in addresses; made from the title if left out."""
  slug: String

  """A summary in plain text; empty, it is the beginning of the body."""
  excerpt: String

  """Up to 20 tags by name, made if they don\'t exist."""
  tags: [String!]

  """Whether readers may comment; true if left out."""
  commentsOpen: Boolean

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of UpdatePost."""
type UpdatePostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The changed post; null if the input was refused."""
  post: Post
}

"""The input of UpdatePost."""
input UpdatePostInput {
  """The post\'s id."""
  id: ID!

  """The headline, at most 200 characters."""
  title: String

  """The text, in the post\'s own format."""
  body: String

  """The name in addresses."""
  slug: String

  """A summary in plain text; empty, it is the beginning of the body."""
  excerpt: String

  """Up to 20 tags by name, made if they don\'t exist."""
  tags: [String!]

  """Whether readers may comment."""
  commentsOpen: Boolean

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of PublishPost."""
type PublishPostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The published post; null if the input was refused."""
  post: Post
}

"""The input of PublishPost."""
input PublishPostInput {
  """The post\'s id."""
  id: ID!

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of SchedulePost."""
type SchedulePostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The scheduled post; null if the input was refused."""
  post: Post
}

"""The input of SchedulePost."""
input SchedulePostInput {
  """The post\'s id."""
  id: ID!

  """When it appears: within the next ten years."""
  publishAt: DateTime!

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of UnpublishPost."""
type UnpublishPostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The draft; null if the input was refused."""
  post: Post
}

"""The input of UnpublishPost."""
input UnpublishPostInput {
  """The post\'s id."""
  id: ID!

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of ArchivePost."""
type ArchivePostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The archived post; null if the input was refused."""
  post: Post
}

"""The input of ArchivePost."""
input ArchivePostInput {
  """The post\'s id."""
  id: ID!

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of DeletePost."""
type DeletePostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The post in the trash; null if it was deleted for good."""
  post: Post

  """The post\'s id; null if the input was refused."""
  deletedId: ID
}

"""The input of DeletePost."""
input DeletePostInput {
  """The post\'s id."""
  id: ID!

  """Whether to delete for good what is in the trash."""
  permanently: Boolean

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of RestorePost."""
type RestorePostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The draft; null if the input was refused."""
  post: Post
}

"""The input of RestorePost."""
input RestorePostInput {
  """The post\'s id."""
  id: ID!

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}

"""What came of RevertPost."""
type RevertPostPayload {
  """What was refused; empty if the mutation was done."""
  errors: [InputProblem!]!

  """The `clientMutationId` of the input."""
  clientMutationId: String

  """The changed post; null if the input was refused."""
  post: Post
}

"""The input of RevertPost."""
input RevertPostInput {
  """The post\'s id."""
  id: ID!

  """The id of a revision of this post."""
  revisionId: ID!

  """
  The version you have seen; if the post has another now, nothing is done.
  """
  expectedVersion: Int

  """
  A text of the client's own, at most 200 characters, given back with the payload. The same mutation, sent again under it within 24 hours by the same user, isn't done again, and answers as it did first.
  """
  clientMutationId: String
}
'''
