from flask.cli import AppGroup

import_commands = AppGroup("import", help="Import content from elsewhere.")
