"""The instance folder: what belongs to one site and never to the repository (settings, secrets, database)."""

import os
import secrets
from pathlib import Path

SECRETS_FILE = ".secrets.toml"


def ensure_secret_key(instance_path: Path) -> None:
    """Make the folder and, unless it has one, a secrets file with a random key that only we can read."""
    instance_path.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(instance_path / SECRETS_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f'[default]\nsecret_key = "{secrets.token_hex(32)}"\n')
