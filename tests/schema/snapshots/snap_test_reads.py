# -*- coding: utf-8 -*-
# snapshottest: v1 - https://goo.gl/zC4yUc
from __future__ import unicode_literals

from snapshottest import Snapshot


snapshots = Snapshot()

snapshots['test_reads_of_each_actor_match_snapshots api tokens'] = {
    'admin': {
        'ada': {
            'apiTokens': {
                'nodes': [
                    {
                        'name': 'author'
                    }
                ],
                'totalCount': 2
            }
        },
        'token': {
            'name': 'author',
            'scopes': [
                'READ',
                'WRITE'
            ]
        },
        'viewer': {
            'apiTokens': {
                'edges': [
                    {
                        'cursor': '1~User.apiTokens~NEWEST~2026-04-11T12:05:00.000000Z~6',
                        'node': {
                            'id': '1~ApiToken~6',
                            'name': 'admin'
                        }
                    }
                ],
                'nodes': [
                    {
                        'createdAt': '2026-04-11T12:05:00.000000Z',
                        'expiresAt': '2100-01-01T00:00:00.000000Z',
                        'lastFour': 'abcd',
                        'lastUsedAt': None,
                        'revokedAt': None,
                        'scopes': [
                            'READ',
                            'WRITE',
                            'MODERATE'
                        ]
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:05:00.000000Z~6',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:05:00.000000Z~6'
                },
                'totalCount': 1,
                'totalCountExact': True
            }
        }
    },
    'anonymous': {
        'ada': {
            'apiTokens': {
                'nodes': [
                ],
                'totalCount': 0
            }
        },
        'token': None,
        'viewer': None
    },
    'author': {
        'ada': {
            'apiTokens': {
                'nodes': [
                    {
                        'name': 'author'
                    }
                ],
                'totalCount': 2
            }
        },
        'token': {
            'name': 'author',
            'scopes': [
                'READ',
                'WRITE'
            ]
        },
        'viewer': {
            'apiTokens': {
                'edges': [
                    {
                        'cursor': '1~User.apiTokens~NEWEST~2026-04-11T12:02:00.000000Z~3',
                        'node': {
                            'id': '1~ApiToken~3',
                            'name': 'revoked'
                        }
                    },
                    {
                        'cursor': '1~User.apiTokens~NEWEST~2026-04-11T12:01:00.000000Z~2',
                        'node': {
                            'id': '1~ApiToken~2',
                            'name': 'author'
                        }
                    }
                ],
                'nodes': [
                    {
                        'createdAt': '2026-04-11T12:02:00.000000Z',
                        'expiresAt': '2100-01-01T00:00:00.000000Z',
                        'lastFour': 'abcd',
                        'lastUsedAt': None,
                        'revokedAt': '2026-01-01T12:00:00.000000Z',
                        'scopes': [
                            'READ'
                        ]
                    },
                    {
                        'createdAt': '2026-04-11T12:01:00.000000Z',
                        'expiresAt': '2100-01-01T00:00:00.000000Z',
                        'lastFour': 'abcd',
                        'lastUsedAt': '2026-01-01T12:00:00.000000Z',
                        'revokedAt': None,
                        'scopes': [
                            'READ',
                            'WRITE'
                        ]
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:01:00.000000Z~2',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:02:00.000000Z~3'
                },
                'totalCount': 2,
                'totalCountExact': True
            }
        }
    },
    'editor': {
        'ada': {
            'apiTokens': {
                'nodes': [
                ],
                'totalCount': 0
            }
        },
        'token': None,
        'viewer': {
            'apiTokens': {
                'edges': [
                    {
                        'cursor': '1~User.apiTokens~NEWEST~2026-04-11T12:04:00.000000Z~5',
                        'node': {
                            'id': '1~ApiToken~5',
                            'name': 'editor'
                        }
                    }
                ],
                'nodes': [
                    {
                        'createdAt': '2026-04-11T12:04:00.000000Z',
                        'expiresAt': '2100-01-01T00:00:00.000000Z',
                        'lastFour': 'abcd',
                        'lastUsedAt': None,
                        'revokedAt': None,
                        'scopes': [
                            'READ'
                        ]
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:04:00.000000Z~5',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:04:00.000000Z~5'
                },
                'totalCount': 1,
                'totalCountExact': True
            }
        }
    },
    'other': {
        'ada': {
            'apiTokens': {
                'nodes': [
                ],
                'totalCount': 0
            }
        },
        'token': None,
        'viewer': {
            'apiTokens': {
                'edges': [
                    {
                        'cursor': '1~User.apiTokens~NEWEST~2026-04-11T12:03:00.000000Z~4',
                        'node': {
                            'id': '1~ApiToken~4',
                            'name': 'other'
                        }
                    }
                ],
                'nodes': [
                    {
                        'createdAt': '2026-04-11T12:03:00.000000Z',
                        'expiresAt': '2100-01-01T00:00:00.000000Z',
                        'lastFour': 'abcd',
                        'lastUsedAt': None,
                        'revokedAt': None,
                        'scopes': [
                            'READ'
                        ]
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:03:00.000000Z~4',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:03:00.000000Z~4'
                },
                'totalCount': 1,
                'totalCountExact': True
            }
        }
    },
    'reader': {
        'ada': {
            'apiTokens': {
                'nodes': [
                ],
                'totalCount': 0
            }
        },
        'token': None,
        'viewer': {
            'apiTokens': {
                'edges': [
                    {
                        'cursor': '1~User.apiTokens~NEWEST~2026-04-11T12:00:00.000000Z~1',
                        'node': {
                            'id': '1~ApiToken~1',
                            'name': 'reader'
                        }
                    }
                ],
                'nodes': [
                    {
                        'createdAt': '2026-04-11T12:00:00.000000Z',
                        'expiresAt': '2100-01-01T00:00:00.000000Z',
                        'lastFour': 'abcd',
                        'lastUsedAt': None,
                        'revokedAt': None,
                        'scopes': [
                            'READ'
                        ]
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:00:00.000000Z~1',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~User.apiTokens~NEWEST~2026-04-11T12:00:00.000000Z~1'
                },
                'totalCount': 1,
                'totalCountExact': True
            }
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots comments'] = {
    'admin': {
        'post': {
            'comments': {
                'edges': [
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1',
                        'node': {
                            'body': 'thread.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:01:00.000000Z~2',
                        'node': {
                            'body': 'guest.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:02:00.000000Z~3',
                        'node': {
                            'body': 'ping.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:03:00.000000Z~4',
                        'node': {
                            'body': 'pending.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:04:00.000000Z~5',
                        'node': {
                            'body': 'spam.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:05:00.000000Z~6',
                        'node': {
                            'body': ''
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:08:00.000000Z~9',
                        'node': {
                            'body': 'reply.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:09:00.000000Z~10',
                        'node': {
                            'body': 'below.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:10:00.000000Z~11',
                        'node': {
                            'body': 'answer.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:11:00.000000Z~12',
                        'node': {
                            'body': 'rejected.'
                        }
                    }
                ],
                'nodes': [
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'thread.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>thread.</p>
''',
                        'createdAt': '2026-04-01T12:00:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~1',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:00:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'guest.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>guest.</p>
''',
                        'createdAt': '2026-04-01T12:01:00.000000Z',
                        'guestName': 'Gus',
                        'guestWebsite': 'https://gus.example/',
                        'id': '1~Comment~2',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:01:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'ping.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>ping.</p>
''',
                        'createdAt': '2026-04-01T12:02:00.000000Z',
                        'guestName': 'A blog',
                        'guestWebsite': None,
                        'id': '1~Comment~3',
                        'kind': 'PING',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:02:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'pending.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>pending.</p>
''',
                        'createdAt': '2026-04-01T12:03:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~4',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'PENDING',
                        'updatedAt': '2026-04-01T12:03:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'spam.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>spam.</p>
''',
                        'createdAt': '2026-04-01T12:04:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~5',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'SPAM',
                        'updatedAt': '2026-04-01T12:04:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': '',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '',
                        'createdAt': '2026-04-01T12:05:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~6',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'DELETED',
                        'updatedAt': '2026-04-01T12:05:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'ben'
                        },
                        'body': 'reply.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>reply.</p>
''',
                        'createdAt': '2026-04-01T12:08:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~9',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'thread.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:08:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'sue'
                        },
                        'body': 'below.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>below.</p>
''',
                        'createdAt': '2026-04-01T12:09:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~10',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': ''
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:09:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'Ada'
                        },
                        'body': 'answer.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>answer.</p>
''',
                        'createdAt': '2026-04-01T12:10:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~11',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'reply.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:10:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'rejected.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>rejected.</p>
''',
                        'createdAt': '2026-04-01T12:11:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~12',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'answer.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'REJECTED',
                        'updatedAt': '2026-04-01T12:11:00.000000Z'
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~Post.comments~OLDEST~2026-04-01T12:11:00.000000Z~12',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1'
                },
                'totalCount': 10
            },
            'threads': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'reply.',
                                    'replies': {
                                        'nodes': [
                                            {
                                                'body': 'answer.'
                                            }
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    },
                    {
                        'body': 'guest.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'ping.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'pending.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'spam.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': '',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'below.',
                                    'replies': {
                                        'nodes': [
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    }
                ],
                'totalCount': 6
            }
        }
    },
    'anonymous': {
        'post': {
            'comments': {
                'edges': [
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1',
                        'node': {
                            'body': 'thread.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:01:00.000000Z~2',
                        'node': {
                            'body': 'guest.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:02:00.000000Z~3',
                        'node': {
                            'body': 'ping.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:05:00.000000Z~6',
                        'node': {
                            'body': ''
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:08:00.000000Z~9',
                        'node': {
                            'body': 'reply.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:09:00.000000Z~10',
                        'node': {
                            'body': 'below.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:10:00.000000Z~11',
                        'node': {
                            'body': 'answer.'
                        }
                    }
                ],
                'nodes': [
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'thread.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>thread.</p>
''',
                        'createdAt': '2026-04-01T12:00:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~1',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:00:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'guest.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>guest.</p>
''',
                        'createdAt': '2026-04-01T12:01:00.000000Z',
                        'guestName': 'Gus',
                        'guestWebsite': 'https://gus.example/',
                        'id': '1~Comment~2',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:01:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'ping.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>ping.</p>
''',
                        'createdAt': '2026-04-01T12:02:00.000000Z',
                        'guestName': 'A blog',
                        'guestWebsite': None,
                        'id': '1~Comment~3',
                        'kind': 'PING',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:02:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': '',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '',
                        'createdAt': '2026-04-01T12:05:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~6',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'DELETED',
                        'updatedAt': '2026-04-01T12:05:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'ben'
                        },
                        'body': 'reply.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>reply.</p>
''',
                        'createdAt': '2026-04-01T12:08:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~9',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'thread.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:08:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'below.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>below.</p>
''',
                        'createdAt': '2026-04-01T12:09:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~10',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': ''
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:09:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'Ada'
                        },
                        'body': 'answer.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>answer.</p>
''',
                        'createdAt': '2026-04-01T12:10:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~11',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'reply.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:10:00.000000Z'
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~Post.comments~OLDEST~2026-04-01T12:10:00.000000Z~11',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1'
                },
                'totalCount': 7
            },
            'threads': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'reply.',
                                    'replies': {
                                        'nodes': [
                                            {
                                                'body': 'answer.'
                                            }
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    },
                    {
                        'body': 'guest.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'ping.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': '',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'below.',
                                    'replies': {
                                        'nodes': [
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    }
                ],
                'totalCount': 4
            }
        }
    },
    'author': 'as anonymous',
    'editor': {
        'post': {
            'comments': {
                'edges': [
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1',
                        'node': {
                            'body': 'thread.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:01:00.000000Z~2',
                        'node': {
                            'body': 'guest.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:02:00.000000Z~3',
                        'node': {
                            'body': 'ping.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:03:00.000000Z~4',
                        'node': {
                            'body': 'pending.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:04:00.000000Z~5',
                        'node': {
                            'body': 'spam.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:05:00.000000Z~6',
                        'node': {
                            'body': ''
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:08:00.000000Z~9',
                        'node': {
                            'body': 'reply.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:09:00.000000Z~10',
                        'node': {
                            'body': 'below.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:10:00.000000Z~11',
                        'node': {
                            'body': 'answer.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:11:00.000000Z~12',
                        'node': {
                            'body': 'rejected.'
                        }
                    }
                ],
                'nodes': [
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'thread.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>thread.</p>
''',
                        'createdAt': '2026-04-01T12:00:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~1',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:00:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'guest.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>guest.</p>
''',
                        'createdAt': '2026-04-01T12:01:00.000000Z',
                        'guestName': 'Gus',
                        'guestWebsite': 'https://gus.example/',
                        'id': '1~Comment~2',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:01:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'ping.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>ping.</p>
''',
                        'createdAt': '2026-04-01T12:02:00.000000Z',
                        'guestName': 'A blog',
                        'guestWebsite': None,
                        'id': '1~Comment~3',
                        'kind': 'PING',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:02:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'pending.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>pending.</p>
''',
                        'createdAt': '2026-04-01T12:03:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~4',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'PENDING',
                        'updatedAt': '2026-04-01T12:03:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'spam.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>spam.</p>
''',
                        'createdAt': '2026-04-01T12:04:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~5',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'SPAM',
                        'updatedAt': '2026-04-01T12:04:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': '',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '',
                        'createdAt': '2026-04-01T12:05:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~6',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'DELETED',
                        'updatedAt': '2026-04-01T12:05:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'ben'
                        },
                        'body': 'reply.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>reply.</p>
''',
                        'createdAt': '2026-04-01T12:08:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~9',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'thread.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:08:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'below.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>below.</p>
''',
                        'createdAt': '2026-04-01T12:09:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~10',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': ''
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:09:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'Ada'
                        },
                        'body': 'answer.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>answer.</p>
''',
                        'createdAt': '2026-04-01T12:10:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~11',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'reply.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:10:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'rejected.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>rejected.</p>
''',
                        'createdAt': '2026-04-01T12:11:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~12',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'answer.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'REJECTED',
                        'updatedAt': '2026-04-01T12:11:00.000000Z'
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~Post.comments~OLDEST~2026-04-01T12:11:00.000000Z~12',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1'
                },
                'totalCount': 10
            },
            'threads': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'reply.',
                                    'replies': {
                                        'nodes': [
                                            {
                                                'body': 'answer.'
                                            }
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    },
                    {
                        'body': 'guest.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'ping.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'pending.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'spam.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': '',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'below.',
                                    'replies': {
                                        'nodes': [
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    }
                ],
                'totalCount': 6
            }
        }
    },
    'other': 'as anonymous',
    'reader': {
        'post': {
            'comments': {
                'edges': [
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1',
                        'node': {
                            'body': 'thread.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:01:00.000000Z~2',
                        'node': {
                            'body': 'guest.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:02:00.000000Z~3',
                        'node': {
                            'body': 'ping.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:03:00.000000Z~4',
                        'node': {
                            'body': 'pending.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:05:00.000000Z~6',
                        'node': {
                            'body': ''
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:08:00.000000Z~9',
                        'node': {
                            'body': 'reply.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:09:00.000000Z~10',
                        'node': {
                            'body': 'below.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:10:00.000000Z~11',
                        'node': {
                            'body': 'answer.'
                        }
                    },
                    {
                        'cursor': '1~Post.comments~OLDEST~2026-04-01T12:11:00.000000Z~12',
                        'node': {
                            'body': 'rejected.'
                        }
                    }
                ],
                'nodes': [
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'thread.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>thread.</p>
''',
                        'createdAt': '2026-04-01T12:00:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~1',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:00:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'guest.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>guest.</p>
''',
                        'createdAt': '2026-04-01T12:01:00.000000Z',
                        'guestName': 'Gus',
                        'guestWebsite': 'https://gus.example/',
                        'id': '1~Comment~2',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:01:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'ping.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>ping.</p>
''',
                        'createdAt': '2026-04-01T12:02:00.000000Z',
                        'guestName': 'A blog',
                        'guestWebsite': None,
                        'id': '1~Comment~3',
                        'kind': 'PING',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:02:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'pending.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>pending.</p>
''',
                        'createdAt': '2026-04-01T12:03:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~4',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'PENDING',
                        'updatedAt': '2026-04-01T12:03:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': '',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '',
                        'createdAt': '2026-04-01T12:05:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~6',
                        'kind': 'COMMENT',
                        'parent': None,
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'DELETED',
                        'updatedAt': '2026-04-01T12:05:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'ben'
                        },
                        'body': 'reply.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>reply.</p>
''',
                        'createdAt': '2026-04-01T12:08:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~9',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'thread.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 1,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:08:00.000000Z'
                    },
                    {
                        'author': None,
                        'body': 'below.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>below.</p>
''',
                        'createdAt': '2026-04-01T12:09:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~10',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': ''
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:09:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'Ada'
                        },
                        'body': 'answer.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>answer.</p>
''',
                        'createdAt': '2026-04-01T12:10:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~11',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'reply.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'APPROVED',
                        'updatedAt': '2026-04-01T12:10:00.000000Z'
                    },
                    {
                        'author': {
                            'username': 'rita'
                        },
                        'body': 'rejected.',
                        'bodyFormat': 'MARKDOWN',
                        'bodyHtml': '''<p>rejected.</p>
''',
                        'createdAt': '2026-04-01T12:11:00.000000Z',
                        'guestName': None,
                        'guestWebsite': None,
                        'id': '1~Comment~12',
                        'kind': 'COMMENT',
                        'parent': {
                            'body': 'answer.'
                        },
                        'post': {
                            'slug': 'first'
                        },
                        'replyCount': 0,
                        'status': 'REJECTED',
                        'updatedAt': '2026-04-01T12:11:00.000000Z'
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~Post.comments~OLDEST~2026-04-01T12:11:00.000000Z~12',
                    'hasNextPage': False,
                    'hasPreviousPage': False,
                    'startCursor': '1~Post.comments~OLDEST~2026-04-01T12:00:00.000000Z~1'
                },
                'totalCount': 9
            },
            'threads': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'reply.',
                                    'replies': {
                                        'nodes': [
                                            {
                                                'body': 'answer.'
                                            }
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    },
                    {
                        'body': 'guest.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'ping.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': 'pending.',
                        'replies': {
                            'nodes': [
                            ],
                            'totalCount': 0
                        }
                    },
                    {
                        'body': '',
                        'replies': {
                            'nodes': [
                                {
                                    'body': 'below.',
                                    'replies': {
                                        'nodes': [
                                        ]
                                    }
                                }
                            ],
                            'totalCount': 1
                        }
                    }
                ],
                'totalCount': 5
            }
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots filtered comments'] = {
    'admin': 'as editor',
    'anonymous': {
        'post': {
            'all': {
                'nodes': [
                    {
                        'replies': {
                            'totalCount': 1
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    }
                ]
            },
            'comments': {
                'nodes': [
                    {
                        'body': 'reply.'
                    },
                    {
                        'body': 'thread.'
                    }
                ],
                'totalCountExact': True
            },
            'threads': {
                'nodes': [
                    {
                        'guestName': 'Gus'
                    }
                ]
            }
        }
    },
    'author': 'as anonymous',
    'editor': {
        'post': {
            'all': {
                'nodes': [
                    {
                        'replies': {
                            'totalCount': 1
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    }
                ]
            },
            'comments': {
                'nodes': [
                    {
                        'body': 'reply.'
                    },
                    {
                        'body': 'thread.'
                    }
                ],
                'totalCountExact': True
            },
            'threads': {
                'nodes': [
                    {
                        'guestName': 'Gus'
                    }
                ]
            }
        }
    },
    'other': 'as anonymous',
    'reader': {
        'post': {
            'all': {
                'nodes': [
                    {
                        'replies': {
                            'totalCount': 1
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    },
                    {
                        'replies': {
                            'totalCount': 0
                        }
                    }
                ]
            },
            'comments': {
                'nodes': [
                    {
                        'body': 'reply.'
                    },
                    {
                        'body': 'thread.'
                    }
                ],
                'totalCountExact': True
            },
            'threads': {
                'nodes': [
                    {
                        'guestName': 'Gus'
                    }
                ]
            }
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots filtered posts'] = {
    'admin': {
        'pages': {
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'totalCount': 1
        },
        'posts': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1,
            'totalCountExact': True
        },
        'tags': {
            'nodes': [
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'essays'
                },
                {
                    'posts': {
                        'nodes': [
                        ]
                    },
                    'slug': 'letters'
                },
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'ink'
                }
            ],
            'totalCountExact': True
        },
        'viewer': {
            'comments': {
                'nodes': [
                ]
            },
            'drafts': {
                'nodes': [
                ]
            },
            'posts': {
                'nodes': [
                ]
            }
        }
    },
    'anonymous': {
        'pages': {
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'totalCount': 1
        },
        'posts': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1,
            'totalCountExact': True
        },
        'tags': {
            'nodes': [
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'essays'
                },
                {
                    'posts': {
                        'nodes': [
                        ]
                    },
                    'slug': 'letters'
                },
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'ink'
                }
            ],
            'totalCountExact': True
        },
        'viewer': None
    },
    'author': {
        'pages': {
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'totalCount': 1
        },
        'posts': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1,
            'totalCountExact': True
        },
        'tags': {
            'nodes': [
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'essays'
                },
                {
                    'posts': {
                        'nodes': [
                        ]
                    },
                    'slug': 'letters'
                },
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'ink'
                }
            ],
            'totalCountExact': True
        },
        'viewer': {
            'comments': {
                'nodes': [
                    {
                        'body': 'answer.'
                    }
                ]
            },
            'drafts': {
                'nodes': [
                    {
                        'slug': 'draft'
                    }
                ]
            },
            'posts': {
                'nodes': [
                    {
                        'slug': 'first'
                    }
                ]
            }
        }
    },
    'editor': {
        'pages': {
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'totalCount': 1
        },
        'posts': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1,
            'totalCountExact': True
        },
        'tags': {
            'nodes': [
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'essays'
                },
                {
                    'posts': {
                        'nodes': [
                        ]
                    },
                    'slug': 'letters'
                },
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'ink'
                }
            ],
            'totalCountExact': True
        },
        'viewer': {
            'comments': {
                'nodes': [
                    {
                        'body': 'backstage.'
                    }
                ]
            },
            'drafts': {
                'nodes': [
                ]
            },
            'posts': {
                'nodes': [
                ]
            }
        }
    },
    'other': {
        'pages': {
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'totalCount': 1
        },
        'posts': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1,
            'totalCountExact': True
        },
        'tags': {
            'nodes': [
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'essays'
                },
                {
                    'posts': {
                        'nodes': [
                        ]
                    },
                    'slug': 'letters'
                },
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'ink'
                }
            ],
            'totalCountExact': True
        },
        'viewer': {
            'comments': {
                'nodes': [
                    {
                        'body': 'reply.'
                    }
                ]
            },
            'drafts': {
                'nodes': [
                ]
            },
            'posts': {
                'nodes': [
                ]
            }
        }
    },
    'reader': {
        'pages': {
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'totalCount': 1
        },
        'posts': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1,
            'totalCountExact': True
        },
        'tags': {
            'nodes': [
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'essays'
                },
                {
                    'posts': {
                        'nodes': [
                        ]
                    },
                    'slug': 'letters'
                },
                {
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ]
                    },
                    'slug': 'ink'
                }
            ],
            'totalCountExact': True
        },
        'viewer': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.'
                    }
                ]
            },
            'drafts': {
                'nodes': [
                ]
            },
            'posts': {
                'nodes': [
                ]
            }
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots hidden posts'] = {
    'admin': {
        'about': {
            'kind': 'PAGE',
            'title': 'About'
        },
        'archived': {
            'title': 'Archived'
        },
        'arrived': {
            'status': 'SCHEDULED'
        },
        'closed': {
            'author': {
                'username': 'ben'
            },
            'commentsOpen': False
        },
        'draft': {
            'comments': {
                'nodes': [
                    {
                        'body': 'backstage.'
                    }
                ],
                'totalCount': 1
            },
            'publishedAt': None,
            'title': 'Draft'
        },
        'imported': {
            'body': '<p>Old.</p>',
            'bodyFormat': 'HTML',
            'bodyHtml': '<p>Old.</p>',
            'tags': {
                'nodes': [
                    {
                        'name': 'Letters',
                        'parent': {
                            'name': 'Essays'
                        }
                    }
                ]
            }
        },
        'nothing': None,
        'orphaned': {
            'author': {
                'username': 'sue'
            },
            'title': 'Orphaned'
        },
        'scheduled': {
            'publishedAt': '2100-01-01T00:00:00.000000Z',
            'title': 'Scheduled'
        }
    },
    'anonymous': {
        'about': {
            'kind': 'PAGE',
            'title': 'About'
        },
        'archived': None,
        'arrived': {
            'status': 'SCHEDULED'
        },
        'closed': {
            'author': {
                'username': 'ben'
            },
            'commentsOpen': False
        },
        'draft': None,
        'imported': {
            'body': '<p>Old.</p>',
            'bodyFormat': 'HTML',
            'bodyHtml': '<p>Old.</p>',
            'tags': {
                'nodes': [
                    {
                        'name': 'Letters',
                        'parent': {
                            'name': 'Essays'
                        }
                    }
                ]
            }
        },
        'nothing': None,
        'orphaned': {
            'author': None,
            'title': 'Orphaned'
        },
        'scheduled': None
    },
    'author': {
        'about': {
            'kind': 'PAGE',
            'title': 'About'
        },
        'archived': {
            'title': 'Archived'
        },
        'arrived': {
            'status': 'SCHEDULED'
        },
        'closed': {
            'author': {
                'username': 'ben'
            },
            'commentsOpen': False
        },
        'draft': {
            'comments': {
                'nodes': [
                    {
                        'body': 'backstage.'
                    }
                ],
                'totalCount': 1
            },
            'publishedAt': None,
            'title': 'Draft'
        },
        'imported': {
            'body': '<p>Old.</p>',
            'bodyFormat': 'HTML',
            'bodyHtml': '<p>Old.</p>',
            'tags': {
                'nodes': [
                    {
                        'name': 'Letters',
                        'parent': {
                            'name': 'Essays'
                        }
                    }
                ]
            }
        },
        'nothing': None,
        'orphaned': {
            'author': None,
            'title': 'Orphaned'
        },
        'scheduled': {
            'publishedAt': '2100-01-01T00:00:00.000000Z',
            'title': 'Scheduled'
        }
    },
    'editor': 'as author',
    'other': 'as anonymous',
    'reader': 'as anonymous'
}

snapshots['test_reads_of_each_actor_match_snapshots look-ups'] = {
    'admin': 'as editor',
    'anonymous': {
        'byId': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'category': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'comment': {
            'body': 'thread.'
        },
        'hidden': None,
        'nodes': [
            {
                '__typename': 'Post',
                'id': '1~Post~1'
            },
            None,
            {
                '__typename': 'User',
                'id': '1~User~2'
            },
            None
        ],
        'post': {
            'slug': 'first'
        },
        'tag': {
            'kind': 'TAG',
            'name': 'ink'
        },
        'user': {
            'username': 'Ada'
        }
    },
    'author': {
        'byId': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'category': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'comment': {
            'body': 'thread.'
        },
        'hidden': None,
        'nodes': [
            {
                '__typename': 'Post',
                'id': '1~Post~1'
            },
            {
                '__typename': 'Post',
                'id': '1~Post~7'
            },
            {
                '__typename': 'User',
                'id': '1~User~2'
            },
            None
        ],
        'post': {
            'slug': 'first'
        },
        'tag': {
            'kind': 'TAG',
            'name': 'ink'
        },
        'user': {
            'username': 'Ada'
        }
    },
    'editor': {
        'byId': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'category': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'comment': {
            'body': 'thread.'
        },
        'hidden': {
            'body': 'pending.',
            'status': 'PENDING'
        },
        'nodes': [
            {
                '__typename': 'Post',
                'id': '1~Post~1'
            },
            {
                '__typename': 'Post',
                'id': '1~Post~7'
            },
            {
                '__typename': 'User',
                'id': '1~User~2'
            },
            None
        ],
        'post': {
            'slug': 'first'
        },
        'tag': {
            'kind': 'TAG',
            'name': 'ink'
        },
        'user': {
            'username': 'Ada'
        }
    },
    'other': 'as anonymous',
    'reader': {
        'byId': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'category': {
            'kind': 'CATEGORY',
            'name': 'Essays'
        },
        'comment': {
            'body': 'thread.'
        },
        'hidden': {
            'body': 'pending.',
            'status': 'PENDING'
        },
        'nodes': [
            {
                '__typename': 'Post',
                'id': '1~Post~1'
            },
            None,
            {
                '__typename': 'User',
                'id': '1~User~2'
            },
            None
        ],
        'post': {
            'slug': 'first'
        },
        'tag': {
            'kind': 'TAG',
            'name': 'ink'
        },
        'user': {
            'username': 'Ada'
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots moderation'] = {
    'admin': 'as editor',
    'anonymous': {
        'comment': {
            'reportCount': None,
            'reports': {
                'totalCount': 0
            },
            'viewerCanModerate': False,
            'viewerCanReport': False,
            'viewerHasReported': False
        },
        'comments': {
            'nodes': [
            ],
            'totalCount': 0
        },
        'newest': {
            'nodes': [
                {
                    'body': 'answer.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'below.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'reply.',
                    'status': 'APPROVED'
                }
            ],
            'totalCount': 7
        },
        'rejected': {
            'nodes': [
            ],
            'totalCount': 0
        },
        'report': None,
        'reportedComments': {
            'nodes': [
            ],
            'totalCount': 0
        }
    },
    'author': {
        'comment': {
            'reportCount': None,
            'reports': {
                'totalCount': 0
            },
            'viewerCanModerate': False,
            'viewerCanReport': True,
            'viewerHasReported': False
        },
        'comments': {
            'nodes': [
            ],
            'totalCount': 0
        },
        'newest': {
            'nodes': [
                {
                    'body': 'answer.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'below.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'reply.',
                    'status': 'APPROVED'
                }
            ],
            'totalCount': 8
        },
        'rejected': {
            'nodes': [
            ],
            'totalCount': 0
        },
        'report': None,
        'reportedComments': {
            'nodes': [
            ],
            'totalCount': 0
        }
    },
    'editor': {
        'comment': {
            'reportCount': 0,
            'reports': {
                'totalCount': 1
            },
            'viewerCanModerate': True,
            'viewerCanReport': True,
            'viewerHasReported': False
        },
        'comments': {
            'nodes': [
                {
                    'body': 'pending.',
                    'viewerCanModerate': True
                }
            ],
            'totalCount': 1
        },
        'newest': {
            'nodes': [
                {
                    'body': 'rejected.',
                    'status': 'REJECTED'
                },
                {
                    'body': 'answer.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'below.',
                    'status': 'APPROVED'
                }
            ],
            'totalCount': 11
        },
        'rejected': {
            'nodes': [
                {
                    'body': 'rejected.',
                    'status': 'REJECTED'
                },
                {
                    'body': 'spam.',
                    'status': 'SPAM'
                }
            ],
            'totalCount': 2
        },
        'report': {
            'note': 'It is about me.'
        },
        'reportedComments': {
            'nodes': [
                {
                    'body': 'reply.',
                    'reportCount': 2,
                    'reports': {
                        'edges': [
                            {
                                'cursor': '1~Comment.reports~NEWEST~2026-06-30T12:01:00.000000Z~2',
                                'node': {
                                    'id': '1~CommentReport~2'
                                }
                            },
                            {
                                'cursor': '1~Comment.reports~NEWEST~2026-06-30T12:00:00.000000Z~1',
                                'node': {
                                    'id': '1~CommentReport~1'
                                }
                            }
                        ],
                        'nodes': [
                            {
                                'comment': {
                                    'body': 'reply.'
                                },
                                'createdAt': '2026-06-30T12:01:00.000000Z',
                                'id': '1~CommentReport~2',
                                'note': '',
                                'reason': 'SPAM',
                                'reporter': {
                                    'username': 'Ada'
                                },
                                'resolvedAt': None
                            },
                            {
                                'comment': {
                                    'body': 'reply.'
                                },
                                'createdAt': '2026-06-30T12:00:00.000000Z',
                                'id': '1~CommentReport~1',
                                'note': 'It is about me.',
                                'reason': 'OTHER',
                                'reporter': {
                                    'username': 'rita'
                                },
                                'resolvedAt': None
                            }
                        ],
                        'pageInfo': {
                            'hasNextPage': False
                        },
                        'totalCount': 2,
                        'totalCountExact': True
                    },
                    'viewerCanReport': True,
                    'viewerHasReported': False
                }
            ],
            'totalCount': 1
        }
    },
    'other': {
        'comment': {
            'reportCount': None,
            'reports': {
                'totalCount': 0
            },
            'viewerCanModerate': False,
            'viewerCanReport': True,
            'viewerHasReported': False
        },
        'comments': {
            'nodes': [
            ],
            'totalCount': 0
        },
        'newest': {
            'nodes': [
                {
                    'body': 'answer.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'below.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'reply.',
                    'status': 'APPROVED'
                }
            ],
            'totalCount': 7
        },
        'rejected': {
            'nodes': [
            ],
            'totalCount': 0
        },
        'report': None,
        'reportedComments': {
            'nodes': [
            ],
            'totalCount': 0
        }
    },
    'reader': {
        'comment': {
            'reportCount': None,
            'reports': {
                'totalCount': 0
            },
            'viewerCanModerate': False,
            'viewerCanReport': False,
            'viewerHasReported': False
        },
        'comments': {
            'nodes': [
                {
                    'body': 'pending.',
                    'viewerCanModerate': False
                }
            ],
            'totalCount': 1
        },
        'newest': {
            'nodes': [
                {
                    'body': 'rejected.',
                    'status': 'REJECTED'
                },
                {
                    'body': 'answer.',
                    'status': 'APPROVED'
                },
                {
                    'body': 'below.',
                    'status': 'APPROVED'
                }
            ],
            'totalCount': 9
        },
        'rejected': {
            'nodes': [
                {
                    'body': 'rejected.',
                    'status': 'REJECTED'
                }
            ],
            'totalCount': 1
        },
        'report': None,
        'reportedComments': {
            'nodes': [
            ],
            'totalCount': 0
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots node'] = {
    'admin': {
        'comment': {
            '__typename': 'Comment',
            'body': 'thread.',
            'id': '1~Comment~1'
        },
        'draft': {
            'id': '1~Post~7',
            'slug': 'draft'
        },
        'nothing': None,
        'pending': {
            'body': 'pending.'
        },
        'post': {
            '__typename': 'Post',
            'id': '1~Post~1',
            'slug': 'first'
        },
        'tag': {
            '__typename': 'Tag',
            'id': '1~Tag~1',
            'name': 'Essays'
        },
        'user': {
            '__typename': 'User',
            'email': 'Ada@example.com',
            'id': '1~User~2',
            'username': 'Ada'
        }
    },
    'anonymous': {
        'comment': {
            '__typename': 'Comment',
            'body': 'thread.',
            'id': '1~Comment~1'
        },
        'draft': None,
        'nothing': None,
        'pending': None,
        'post': {
            '__typename': 'Post',
            'id': '1~Post~1',
            'slug': 'first'
        },
        'tag': {
            '__typename': 'Tag',
            'id': '1~Tag~1',
            'name': 'Essays'
        },
        'user': {
            '__typename': 'User',
            'email': None,
            'id': '1~User~2',
            'username': 'Ada'
        }
    },
    'author': {
        'comment': {
            '__typename': 'Comment',
            'body': 'thread.',
            'id': '1~Comment~1'
        },
        'draft': {
            'id': '1~Post~7',
            'slug': 'draft'
        },
        'nothing': None,
        'pending': None,
        'post': {
            '__typename': 'Post',
            'id': '1~Post~1',
            'slug': 'first'
        },
        'tag': {
            '__typename': 'Tag',
            'id': '1~Tag~1',
            'name': 'Essays'
        },
        'user': {
            '__typename': 'User',
            'email': 'Ada@example.com',
            'id': '1~User~2',
            'username': 'Ada'
        }
    },
    'editor': {
        'comment': {
            '__typename': 'Comment',
            'body': 'thread.',
            'id': '1~Comment~1'
        },
        'draft': {
            'id': '1~Post~7',
            'slug': 'draft'
        },
        'nothing': None,
        'pending': {
            'body': 'pending.'
        },
        'post': {
            '__typename': 'Post',
            'id': '1~Post~1',
            'slug': 'first'
        },
        'tag': {
            '__typename': 'Tag',
            'id': '1~Tag~1',
            'name': 'Essays'
        },
        'user': {
            '__typename': 'User',
            'email': None,
            'id': '1~User~2',
            'username': 'Ada'
        }
    },
    'other': 'as anonymous',
    'reader': {
        'comment': {
            '__typename': 'Comment',
            'body': 'thread.',
            'id': '1~Comment~1'
        },
        'draft': None,
        'nothing': None,
        'pending': {
            'body': 'pending.'
        },
        'post': {
            '__typename': 'Post',
            'id': '1~Post~1',
            'slug': 'first'
        },
        'tag': {
            '__typename': 'Tag',
            'id': '1~Tag~1',
            'name': 'Essays'
        },
        'user': {
            '__typename': 'User',
            'email': None,
            'id': '1~User~2',
            'username': 'Ada'
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots permissions'] = {
    'admin': 'as editor',
    'anonymous': {
        'ada': {
            'drafts': {
                'nodes': [
                ]
            },
            'viewerCanEdit': False
        },
        'post': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'guest.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'ping.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': '',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'reply.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'below.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'answer.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    }
                ]
            }
        },
        'posts': {
            'nodes': [
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                }
            ]
        }
    },
    'author': {
        'ada': {
            'drafts': {
                'nodes': [
                    {
                        'slug': 'archived',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'slug': 'scheduled',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'slug': 'draft',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    }
                ]
            },
            'viewerCanEdit': True
        },
        'post': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'guest.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'ping.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': '',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'reply.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'below.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'answer.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    }
                ]
            }
        },
        'posts': {
            'nodes': [
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                }
            ]
        }
    },
    'editor': {
        'ada': {
            'drafts': {
                'nodes': [
                    {
                        'slug': 'archived',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'slug': 'scheduled',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'slug': 'draft',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    }
                ]
            },
            'viewerCanEdit': False
        },
        'post': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'guest.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'ping.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'pending.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'spam.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': '',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'reply.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'below.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'answer.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'rejected.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    }
                ]
            }
        },
        'posts': {
            'nodes': [
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                }
            ]
        }
    },
    'other': {
        'ada': {
            'drafts': {
                'nodes': [
                ]
            },
            'viewerCanEdit': False
        },
        'post': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'guest.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'ping.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': '',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'reply.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'below.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'answer.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    }
                ]
            }
        },
        'posts': {
            'nodes': [
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': True,
                    'viewerCanEdit': True
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                }
            ]
        }
    },
    'reader': {
        'ada': {
            'drafts': {
                'nodes': [
                ]
            },
            'viewerCanEdit': False
        },
        'post': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': 'guest.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'ping.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'pending.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    },
                    {
                        'body': '',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'reply.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'below.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'answer.',
                        'viewerCanDelete': False,
                        'viewerCanEdit': False
                    },
                    {
                        'body': 'rejected.',
                        'viewerCanDelete': True,
                        'viewerCanEdit': True
                    }
                ]
            }
        },
        'posts': {
            'nodes': [
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': False,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                },
                {
                    'viewerCanComment': True,
                    'viewerCanDelete': False,
                    'viewerCanEdit': False
                }
            ]
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots post'] = {
    'admin': 'as author',
    'anonymous': {
        'post': {
            'author': {
                'email': None,
                'username': 'Ada'
            },
            'body': 'A *short* text.',
            'bodyFormat': 'MARKDOWN',
            'bodyHtml': '''<p>A <em>short</em> text.</p>
''',
            'commentCount': 5,
            'commentsOpen': True,
            'createdAt': '2026-01-01T12:00:00.000000Z',
            'excerpt': 'A short text.',
            'id': '1~Post~1',
            'kind': 'POST',
            'publishedAt': '2026-01-01T12:00:00.000000Z',
            'readingMinutes': 1,
            'slug': 'first',
            'status': 'PUBLISHED',
            'tags': {
                'edges': [
                    {
                        'cursor': '1~Post.tags~NAME~457373617973~1',
                        'node': {
                            'name': 'Essays'
                        }
                    }
                ],
                'nodes': [
                    {
                        'kind': 'CATEGORY',
                        'slug': 'essays'
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~Post.tags~NAME~457373617973~1',
                    'hasNextPage': True,
                    'hasPreviousPage': False,
                    'startCursor': '1~Post.tags~NAME~457373617973~1'
                },
                'totalCount': 2
            },
            'title': 'First',
            'updatedAt': '2026-01-01T12:00:00.000000Z',
            'version': 1
        }
    },
    'author': {
        'post': {
            'author': {
                'email': 'Ada@example.com',
                'username': 'Ada'
            },
            'body': 'A *short* text.',
            'bodyFormat': 'MARKDOWN',
            'bodyHtml': '''<p>A <em>short</em> text.</p>
''',
            'commentCount': 5,
            'commentsOpen': True,
            'createdAt': '2026-01-01T12:00:00.000000Z',
            'excerpt': 'A short text.',
            'id': '1~Post~1',
            'kind': 'POST',
            'publishedAt': '2026-01-01T12:00:00.000000Z',
            'readingMinutes': 1,
            'slug': 'first',
            'status': 'PUBLISHED',
            'tags': {
                'edges': [
                    {
                        'cursor': '1~Post.tags~NAME~457373617973~1',
                        'node': {
                            'name': 'Essays'
                        }
                    }
                ],
                'nodes': [
                    {
                        'kind': 'CATEGORY',
                        'slug': 'essays'
                    }
                ],
                'pageInfo': {
                    'endCursor': '1~Post.tags~NAME~457373617973~1',
                    'hasNextPage': True,
                    'hasPreviousPage': False,
                    'startCursor': '1~Post.tags~NAME~457373617973~1'
                },
                'totalCount': 2
            },
            'title': 'First',
            'updatedAt': '2026-01-01T12:00:00.000000Z',
            'version': 1
        }
    },
    'editor': 'as anonymous',
    'other': 'as anonymous',
    'reader': 'as anonymous'
}

snapshots['test_reads_of_each_actor_match_snapshots posts'] = {
    'admin': {
        'pages': {
            'edges': [
                {
                    'cursor': '1~pages~TITLE~41626F7574~6',
                    'node': {
                        'kind': 'PAGE'
                    }
                }
            ],
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'pageInfo': {
                'endCursor': '1~pages~TITLE~41626F7574~6',
                'hasNextPage': False,
                'hasPreviousPage': False,
                'startCursor': '1~pages~TITLE~41626F7574~6'
            },
            'totalCount': 1
        },
        'posts': {
            'edges': [
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T16:00:00.000000Z~5',
                    'node': {
                        'author': {
                            'username': 'sue'
                        },
                        'slug': 'orphaned',
                        'status': 'PUBLISHED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T15:00:00.000000Z~4',
                    'node': {
                        'author': {
                            'username': 'ben'
                        },
                        'slug': 'closed',
                        'status': 'PUBLISHED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T14:00:00.000000Z~3',
                    'node': {
                        'author': {
                            'username': 'Ada'
                        },
                        'slug': 'arrived',
                        'status': 'SCHEDULED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T13:00:00.000000Z~2',
                    'node': {
                        'author': {
                            'username': 'Ada'
                        },
                        'slug': 'imported',
                        'status': 'PUBLISHED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T12:00:00.000000Z~1',
                    'node': {
                        'author': {
                            'username': 'Ada'
                        },
                        'slug': 'first',
                        'status': 'PUBLISHED'
                    }
                }
            ],
            'nodes': [
                {
                    'title': 'Orphaned'
                },
                {
                    'title': 'Closed'
                },
                {
                    'title': 'Arrived'
                },
                {
                    'title': 'Imported'
                },
                {
                    'title': 'First'
                }
            ],
            'pageInfo': {
                'endCursor': '1~posts~NEWEST~2026-01-01T12:00:00.000000Z~1',
                'hasNextPage': False,
                'hasPreviousPage': False,
                'startCursor': '1~posts~NEWEST~2026-01-01T16:00:00.000000Z~5'
            },
            'totalCount': 5
        }
    },
    'anonymous': {
        'pages': {
            'edges': [
                {
                    'cursor': '1~pages~TITLE~41626F7574~6',
                    'node': {
                        'kind': 'PAGE'
                    }
                }
            ],
            'nodes': [
                {
                    'slug': 'about'
                }
            ],
            'pageInfo': {
                'endCursor': '1~pages~TITLE~41626F7574~6',
                'hasNextPage': False,
                'hasPreviousPage': False,
                'startCursor': '1~pages~TITLE~41626F7574~6'
            },
            'totalCount': 1
        },
        'posts': {
            'edges': [
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T16:00:00.000000Z~5',
                    'node': {
                        'author': None,
                        'slug': 'orphaned',
                        'status': 'PUBLISHED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T15:00:00.000000Z~4',
                    'node': {
                        'author': {
                            'username': 'ben'
                        },
                        'slug': 'closed',
                        'status': 'PUBLISHED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T14:00:00.000000Z~3',
                    'node': {
                        'author': {
                            'username': 'Ada'
                        },
                        'slug': 'arrived',
                        'status': 'SCHEDULED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T13:00:00.000000Z~2',
                    'node': {
                        'author': {
                            'username': 'Ada'
                        },
                        'slug': 'imported',
                        'status': 'PUBLISHED'
                    }
                },
                {
                    'cursor': '1~posts~NEWEST~2026-01-01T12:00:00.000000Z~1',
                    'node': {
                        'author': {
                            'username': 'Ada'
                        },
                        'slug': 'first',
                        'status': 'PUBLISHED'
                    }
                }
            ],
            'nodes': [
                {
                    'title': 'Orphaned'
                },
                {
                    'title': 'Closed'
                },
                {
                    'title': 'Arrived'
                },
                {
                    'title': 'Imported'
                },
                {
                    'title': 'First'
                }
            ],
            'pageInfo': {
                'endCursor': '1~posts~NEWEST~2026-01-01T12:00:00.000000Z~1',
                'hasNextPage': False,
                'hasPreviousPage': False,
                'startCursor': '1~posts~NEWEST~2026-01-01T16:00:00.000000Z~5'
            },
            'totalCount': 5
        }
    },
    'author': 'as anonymous',
    'editor': 'as anonymous',
    'other': 'as anonymous',
    'reader': 'as anonymous'
}

snapshots['test_reads_of_each_actor_match_snapshots related'] = {
    'admin': {
        'byAuthor': {
            'totalCount': 0
        },
        'byTag': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1
        },
        'notByTag': {
            'nodes': [
                {
                    'slug': 'orphaned'
                },
                {
                    'slug': 'closed'
                },
                {
                    'slug': 'arrived'
                },
                {
                    'slug': 'imported'
                },
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 5
        },
        'post': {
            'comments': {
                'totalCount': 7
            }
        },
        'tags': {
            'nodes': [
                {
                    'slug': 'essays'
                },
                {
                    'slug': 'letters'
                }
            ]
        },
        'users': {
            'nodes': [
                {
                    'email': 'Ada@example.com',
                    'username': 'Ada'
                },
                {
                    'email': 'adam@example.com',
                    'username': 'adam'
                },
                {
                    'email': 'edith@example.com',
                    'username': 'edith'
                }
            ],
            'totalCount': 3,
            'totalCountExact': True
        }
    },
    'anonymous': {
        'byAuthor': {
            'totalCount': 0
        },
        'byTag': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1
        },
        'notByTag': {
            'nodes': [
                {
                    'slug': 'orphaned'
                },
                {
                    'slug': 'closed'
                },
                {
                    'slug': 'arrived'
                },
                {
                    'slug': 'imported'
                },
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 5
        },
        'post': {
            'comments': {
                'totalCount': 3
            }
        },
        'tags': {
            'nodes': [
                {
                    'slug': 'essays'
                },
                {
                    'slug': 'letters'
                }
            ]
        },
        'users': {
            'nodes': [
            ],
            'totalCount': 0,
            'totalCountExact': True
        }
    },
    'author': 'as anonymous',
    'editor': {
        'byAuthor': {
            'totalCount': 0
        },
        'byTag': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1
        },
        'notByTag': {
            'nodes': [
                {
                    'slug': 'orphaned'
                },
                {
                    'slug': 'closed'
                },
                {
                    'slug': 'arrived'
                },
                {
                    'slug': 'imported'
                },
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 5
        },
        'post': {
            'comments': {
                'totalCount': 6
            }
        },
        'tags': {
            'nodes': [
                {
                    'slug': 'essays'
                },
                {
                    'slug': 'letters'
                }
            ]
        },
        'users': {
            'nodes': [
            ],
            'totalCount': 0,
            'totalCountExact': True
        }
    },
    'other': 'as anonymous',
    'reader': {
        'byAuthor': {
            'totalCount': 0
        },
        'byTag': {
            'nodes': [
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 1
        },
        'notByTag': {
            'nodes': [
                {
                    'slug': 'orphaned'
                },
                {
                    'slug': 'closed'
                },
                {
                    'slug': 'arrived'
                },
                {
                    'slug': 'imported'
                },
                {
                    'slug': 'first'
                }
            ],
            'totalCount': 5
        },
        'post': {
            'comments': {
                'totalCount': 5
            }
        },
        'tags': {
            'nodes': [
                {
                    'slug': 'essays'
                },
                {
                    'slug': 'letters'
                }
            ]
        },
        'users': {
            'nodes': [
            ],
            'totalCount': 0,
            'totalCountExact': True
        }
    }
}

snapshots['test_reads_of_each_actor_match_snapshots revisions'] = {
    'admin': 'as author',
    'anonymous': {
        'draft': None,
        'first': {
            'revisions': {
                'edges': [
                ],
                'nodes': [
                ],
                'totalCount': 0,
                'totalCountExact': True
            },
            'version': 1
        },
        'nothing': None,
        'ofTheDraft': None
    },
    'author': {
        'draft': {
            'revisions': {
                'nodes': [
                    {
                        'body': 'Attempt 2.',
                        'editor': {
                            'username': 'Ada'
                        }
                    }
                ],
                'totalCount': 1
            }
        },
        'first': {
            'revisions': {
                'edges': [
                    {
                        'cursor': '1~Post.revisions~NEWEST~2',
                        'node': {
                            'version': 2
                        }
                    },
                    {
                        'cursor': '1~Post.revisions~NEWEST~1',
                        'node': {
                            'version': 1
                        }
                    }
                ],
                'nodes': [
                    {
                        'body': 'Attempt 1.',
                        'bodyFormat': 'HTML',
                        'createdAt': '2026-01-01T12:01:00.000000Z',
                        'editor': {
                            'username': 'edith'
                        },
                        'excerpt': 'In short.',
                        'id': '1~PostRevision~2',
                        'post': {
                            'slug': 'first'
                        },
                        'tags': 'ink',
                        'title': 'First',
                        'version': 2
                    },
                    {
                        'body': 'Attempt 0.',
                        'bodyFormat': 'MARKDOWN',
                        'createdAt': '2026-01-01T12:00:00.000000Z',
                        'editor': {
                            'username': 'Ada'
                        },
                        'excerpt': '',
                        'id': '1~PostRevision~1',
                        'post': {
                            'slug': 'first'
                        },
                        'tags': 'ink',
                        'title': 'Begun',
                        'version': 1
                    }
                ],
                'totalCount': 2,
                'totalCountExact': True
            },
            'version': 1
        },
        'nothing': None,
        'ofTheDraft': {
            'title': 'Draft'
        }
    },
    'editor': 'as author',
    'other': 'as anonymous',
    'reader': 'as anonymous'
}

snapshots['test_reads_of_each_actor_match_snapshots site'] = {
    'admin': {
        'site': {
            'commentCount': 5,
            'commentModeration': 'NONE',
            'description': 'Notes on made things.',
            'language': 'en',
            'limits': {
                'defaultPageSize': 20,
                'maxAliases': 15,
                'maxAnswerBytes': 5000000,
                'maxBodyBytes': 1000000,
                'maxCost': 10000,
                'maxCount': 10000,
                'maxDepth': 15,
                'maxDocumentBytes': 100000,
                'maxFields': 200,
                'maxFilterDepth': 4,
                'maxFilterOperators': 30,
                'maxMutations': 10,
                'maxPageSize': 100
            },
            'name': 'The Gazette',
            'postCount': 5,
            'registrationOpen': True,
            'tagCount': 3,
            'userCount': 7
        }
    },
    'anonymous': {
        'site': {
            'commentCount': 5,
            'commentModeration': 'NONE',
            'description': 'Notes on made things.',
            'language': 'en',
            'limits': {
                'defaultPageSize': 20,
                'maxAliases': 15,
                'maxAnswerBytes': 5000000,
                'maxBodyBytes': 1000000,
                'maxCost': 10000,
                'maxCount': 10000,
                'maxDepth': 15,
                'maxDocumentBytes': 100000,
                'maxFields': 200,
                'maxFilterDepth': 4,
                'maxFilterOperators': 30,
                'maxMutations': 10,
                'maxPageSize': 100
            },
            'name': 'The Gazette',
            'postCount': 5,
            'registrationOpen': True,
            'tagCount': 3,
            'userCount': 5
        }
    },
    'author': 'as anonymous',
    'editor': 'as anonymous',
    'other': 'as anonymous',
    'reader': 'as anonymous'
}

snapshots['test_reads_of_each_actor_match_snapshots tags'] = {
    'admin': 'as anonymous',
    'anonymous': {
        'tags': {
            'edges': [
                {
                    'cursor': '1~tags~NAME~457373617973~1',
                    'node': {
                        'slug': 'essays'
                    }
                },
                {
                    'cursor': '1~tags~NAME~4C657474657273~3',
                    'node': {
                        'slug': 'letters'
                    }
                },
                {
                    'cursor': '1~tags~NAME~696E6B~2',
                    'node': {
                        'slug': 'ink'
                    }
                }
            ],
            'nodes': [
                {
                    'children': {
                        'nodes': [
                            {
                                'name': 'Letters'
                            }
                        ],
                        'totalCount': 1
                    },
                    'description': 'Long ones.',
                    'id': '1~Tag~1',
                    'kind': 'CATEGORY',
                    'name': 'Essays',
                    'parent': None,
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ],
                        'totalCount': 1
                    },
                    'slug': 'essays'
                },
                {
                    'children': {
                        'nodes': [
                        ],
                        'totalCount': 0
                    },
                    'description': '',
                    'id': '1~Tag~3',
                    'kind': 'CATEGORY',
                    'name': 'Letters',
                    'parent': {
                        'name': 'Essays'
                    },
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'imported'
                            }
                        ],
                        'totalCount': 1
                    },
                    'slug': 'letters'
                },
                {
                    'children': {
                        'nodes': [
                        ],
                        'totalCount': 0
                    },
                    'description': '',
                    'id': '1~Tag~2',
                    'kind': 'TAG',
                    'name': 'ink',
                    'parent': None,
                    'posts': {
                        'nodes': [
                            {
                                'slug': 'first'
                            }
                        ],
                        'totalCount': 1
                    },
                    'slug': 'ink'
                }
            ],
            'pageInfo': {
                'endCursor': '1~tags~NAME~696E6B~2',
                'hasNextPage': False,
                'hasPreviousPage': False,
                'startCursor': '1~tags~NAME~457373617973~1'
            },
            'totalCount': 3
        }
    },
    'author': 'as anonymous',
    'editor': 'as anonymous',
    'other': 'as anonymous',
    'reader': 'as anonymous'
}

snapshots['test_reads_of_each_actor_match_snapshots trash'] = {
    'admin': 'as author',
    'anonymous': {
        'ada': {
            'deletedPosts': {
                'edges': [
                ],
                'nodes': [
                ],
                'totalCount': 0
            },
            'drafts': {
                'nodes': [
                ]
            },
            'titled': {
                'nodes': [
                ],
                'totalCountExact': True
            }
        },
        'posts': {
            'nodes': [
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                }
            ]
        },
        'thrown': None
    },
    'author': {
        'ada': {
            'deletedPosts': {
                'edges': [
                    {
                        'cursor': '1~User.deletedPosts~LAST_CHANGED~2026-01-01T12:00:00.000000Z~10',
                        'node': {
                            'slug': 'thrown'
                        }
                    }
                ],
                'nodes': [
                    {
                        'comments': {
                            'nodes': [
                            ]
                        },
                        'slug': 'thrown',
                        'status': 'DELETED',
                        'viewerCanDelete': True,
                        'viewerCanEdit': False,
                        'viewerCanRestore': True
                    }
                ],
                'totalCount': 1
            },
            'drafts': {
                'nodes': [
                    {
                        'slug': 'archived',
                        'viewerCanRestore': True
                    },
                    {
                        'slug': 'scheduled',
                        'viewerCanRestore': False
                    },
                    {
                        'slug': 'draft',
                        'viewerCanRestore': False
                    }
                ]
            },
            'titled': {
                'nodes': [
                ],
                'totalCountExact': True
            }
        },
        'posts': {
            'nodes': [
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                },
                {
                    'viewerCanRestore': False
                }
            ]
        },
        'thrown': {
            'title': 'Thrown'
        }
    },
    'editor': 'as author',
    'other': 'as anonymous',
    'reader': 'as anonymous'
}

snapshots['test_reads_of_each_actor_match_snapshots user'] = {
    'admin': {
        'ada': {
            'bio': 'Writes.',
            'comments': {
                'nodes': [
                    {
                        'body': 'answer.'
                    }
                ],
                'totalCount': 1
            },
            'displayName': 'Ada',
            'drafts': {
                'edges': [
                    {
                        'node': {
                            'slug': 'draft'
                        }
                    }
                ],
                'pageInfo': {
                    'hasPreviousPage': True
                },
                'totalCount': 3
            },
            'email': 'Ada@example.com',
            'id': '1~User~2',
            'name': '',
            'posts': {
                'nodes': [
                    {
                        'slug': 'arrived'
                    },
                    {
                        'slug': 'imported'
                    }
                ],
                'pageInfo': {
                    'hasNextPage': True
                },
                'totalCount': 3
            },
            'role': 'AUTHOR',
            'surname': '',
            'username': 'Ada',
            'website': 'https://ada.example/'
        },
        'edith': {
            'comments': {
                'nodes': [
                    {
                        'body': 'backstage.',
                        'post': {
                            'slug': 'draft'
                        }
                    }
                ],
                'totalCount': 1
            }
        },
        'nobody': None,
        'rita': {
            'comments': {
                'nodes': [
                    {
                        'body': 'rejected.',
                        'status': 'REJECTED'
                    },
                    {
                        'body': 'spam.',
                        'status': 'SPAM'
                    },
                    {
                        'body': 'pending.',
                        'status': 'PENDING'
                    },
                    {
                        'body': 'thread.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 4
            },
            'email': 'rita@example.com',
            'role': 'READER'
        },
        'suspended': {
            'email': 'sue@example.com',
            'username': 'sue'
        },
        'unconfirmed': {
            'email': 'nora@example.com',
            'username': 'nora'
        }
    },
    'anonymous': {
        'ada': {
            'bio': 'Writes.',
            'comments': {
                'nodes': [
                    {
                        'body': 'answer.'
                    }
                ],
                'totalCount': 1
            },
            'displayName': 'Ada',
            'drafts': {
                'edges': [
                ],
                'pageInfo': {
                    'hasPreviousPage': False
                },
                'totalCount': 0
            },
            'email': None,
            'id': '1~User~2',
            'name': None,
            'posts': {
                'nodes': [
                    {
                        'slug': 'arrived'
                    },
                    {
                        'slug': 'imported'
                    }
                ],
                'pageInfo': {
                    'hasNextPage': True
                },
                'totalCount': 3
            },
            'role': None,
            'surname': None,
            'username': 'Ada',
            'website': 'https://ada.example/'
        },
        'edith': {
            'comments': {
                'nodes': [
                ],
                'totalCount': 0
            }
        },
        'nobody': None,
        'rita': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 1
            },
            'email': None,
            'role': None
        },
        'suspended': None,
        'unconfirmed': None
    },
    'author': {
        'ada': {
            'bio': 'Writes.',
            'comments': {
                'nodes': [
                    {
                        'body': 'answer.'
                    }
                ],
                'totalCount': 1
            },
            'displayName': 'Ada',
            'drafts': {
                'edges': [
                    {
                        'node': {
                            'slug': 'draft'
                        }
                    }
                ],
                'pageInfo': {
                    'hasPreviousPage': True
                },
                'totalCount': 3
            },
            'email': 'Ada@example.com',
            'id': '1~User~2',
            'name': '',
            'posts': {
                'nodes': [
                    {
                        'slug': 'arrived'
                    },
                    {
                        'slug': 'imported'
                    }
                ],
                'pageInfo': {
                    'hasNextPage': True
                },
                'totalCount': 3
            },
            'role': 'AUTHOR',
            'surname': '',
            'username': 'Ada',
            'website': 'https://ada.example/'
        },
        'edith': {
            'comments': {
                'nodes': [
                    {
                        'body': 'backstage.',
                        'post': {
                            'slug': 'draft'
                        }
                    }
                ],
                'totalCount': 1
            }
        },
        'nobody': None,
        'rita': {
            'comments': {
                'nodes': [
                    {
                        'body': 'thread.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 1
            },
            'email': None,
            'role': None
        },
        'suspended': None,
        'unconfirmed': None
    },
    'editor': {
        'ada': {
            'bio': 'Writes.',
            'comments': {
                'nodes': [
                    {
                        'body': 'answer.'
                    }
                ],
                'totalCount': 1
            },
            'displayName': 'Ada',
            'drafts': {
                'edges': [
                    {
                        'node': {
                            'slug': 'draft'
                        }
                    }
                ],
                'pageInfo': {
                    'hasPreviousPage': True
                },
                'totalCount': 3
            },
            'email': None,
            'id': '1~User~2',
            'name': None,
            'posts': {
                'nodes': [
                    {
                        'slug': 'arrived'
                    },
                    {
                        'slug': 'imported'
                    }
                ],
                'pageInfo': {
                    'hasNextPage': True
                },
                'totalCount': 3
            },
            'role': None,
            'surname': None,
            'username': 'Ada',
            'website': 'https://ada.example/'
        },
        'edith': {
            'comments': {
                'nodes': [
                    {
                        'body': 'backstage.',
                        'post': {
                            'slug': 'draft'
                        }
                    }
                ],
                'totalCount': 1
            }
        },
        'nobody': None,
        'rita': {
            'comments': {
                'nodes': [
                    {
                        'body': 'rejected.',
                        'status': 'REJECTED'
                    },
                    {
                        'body': 'spam.',
                        'status': 'SPAM'
                    },
                    {
                        'body': 'pending.',
                        'status': 'PENDING'
                    },
                    {
                        'body': 'thread.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 4
            },
            'email': None,
            'role': None
        },
        'suspended': None,
        'unconfirmed': None
    },
    'other': 'as anonymous',
    'reader': {
        'ada': {
            'bio': 'Writes.',
            'comments': {
                'nodes': [
                    {
                        'body': 'answer.'
                    }
                ],
                'totalCount': 1
            },
            'displayName': 'Ada',
            'drafts': {
                'edges': [
                ],
                'pageInfo': {
                    'hasPreviousPage': False
                },
                'totalCount': 0
            },
            'email': None,
            'id': '1~User~2',
            'name': None,
            'posts': {
                'nodes': [
                    {
                        'slug': 'arrived'
                    },
                    {
                        'slug': 'imported'
                    }
                ],
                'pageInfo': {
                    'hasNextPage': True
                },
                'totalCount': 3
            },
            'role': None,
            'surname': None,
            'username': 'Ada',
            'website': 'https://ada.example/'
        },
        'edith': {
            'comments': {
                'nodes': [
                ],
                'totalCount': 0
            }
        },
        'nobody': None,
        'rita': {
            'comments': {
                'nodes': [
                    {
                        'body': 'rejected.',
                        'status': 'REJECTED'
                    },
                    {
                        'body': 'pending.',
                        'status': 'PENDING'
                    },
                    {
                        'body': 'thread.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 3
            },
            'email': 'rita@example.com',
            'role': 'READER'
        },
        'suspended': None,
        'unconfirmed': None
    }
}

snapshots['test_reads_of_each_actor_match_snapshots viewer'] = {
    'admin': {
        'viewer': {
            'bio': '',
            'comments': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'createdAt': '2026-01-01T12:00:00.000000Z',
            'displayName': 'Adam',
            'drafts': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'email': 'adam@example.com',
            'id': '1~User~5',
            'name': '',
            'posts': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'role': 'ADMIN',
            'surname': '',
            'username': 'adam',
            'website': ''
        }
    },
    'anonymous': {
        'viewer': None
    },
    'author': {
        'viewer': {
            'bio': 'Writes.',
            'comments': {
                'nodes': [
                    {
                        'body': 'answer.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 1
            },
            'createdAt': '2026-01-01T12:00:00.000000Z',
            'displayName': 'Ada',
            'drafts': {
                'nodes': [
                    {
                        'publishedAt': '2026-01-01T20:00:00.000000Z',
                        'slug': 'archived',
                        'status': 'ARCHIVED'
                    },
                    {
                        'publishedAt': '2100-01-01T00:00:00.000000Z',
                        'slug': 'scheduled',
                        'status': 'SCHEDULED'
                    },
                    {
                        'publishedAt': None,
                        'slug': 'draft',
                        'status': 'DRAFT'
                    }
                ],
                'totalCount': 3
            },
            'email': 'Ada@example.com',
            'id': '1~User~2',
            'name': '',
            'posts': {
                'nodes': [
                    {
                        'slug': 'arrived'
                    },
                    {
                        'slug': 'imported'
                    },
                    {
                        'slug': 'first'
                    }
                ],
                'totalCount': 3
            },
            'role': 'AUTHOR',
            'surname': '',
            'username': 'Ada',
            'website': 'https://ada.example/'
        }
    },
    'editor': {
        'viewer': {
            'bio': '',
            'comments': {
                'nodes': [
                    {
                        'body': 'backstage.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 1
            },
            'createdAt': '2026-01-01T12:00:00.000000Z',
            'displayName': 'Edith',
            'drafts': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'email': 'edith@example.com',
            'id': '1~User~4',
            'name': '',
            'posts': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'role': 'EDITOR',
            'surname': '',
            'username': 'edith',
            'website': ''
        }
    },
    'other': {
        'viewer': {
            'bio': '',
            'comments': {
                'nodes': [
                    {
                        'body': 'reply.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 1
            },
            'createdAt': '2026-01-01T12:00:00.000000Z',
            'displayName': 'Ben',
            'drafts': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'email': 'ben@example.com',
            'id': '1~User~3',
            'name': '',
            'posts': {
                'nodes': [
                    {
                        'slug': 'closed'
                    }
                ],
                'totalCount': 1
            },
            'role': 'AUTHOR',
            'surname': '',
            'username': 'ben',
            'website': ''
        }
    },
    'reader': {
        'viewer': {
            'bio': '',
            'comments': {
                'nodes': [
                    {
                        'body': 'rejected.',
                        'status': 'REJECTED'
                    },
                    {
                        'body': 'pending.',
                        'status': 'PENDING'
                    },
                    {
                        'body': 'thread.',
                        'status': 'APPROVED'
                    }
                ],
                'totalCount': 3
            },
            'createdAt': '2026-01-01T12:00:00.000000Z',
            'displayName': 'Rita',
            'drafts': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'email': 'rita@example.com',
            'id': '1~User~1',
            'name': 'Rita',
            'posts': {
                'nodes': [
                ],
                'totalCount': 0
            },
            'role': 'READER',
            'surname': 'Reed',
            'username': 'rita',
            'website': ''
        }
    }
}
