"""Voter keys: who voted stands in no table, only a code that needs the phase's secret key.

The phase keys lie as files outside the database and outside its backups. Until a phase's key is destroyed its
ballots are pseudonymous, not anonymous.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from ..processes.models import Phase

if TYPE_CHECKING:
    from accounts.models import User

KEY_BYTES = 32


class KeyUnusable(RuntimeError):
    """The phase's key is lost, damaged or destroyed: nobody can vote with it, and that is on purpose."""


def person(account: "User") -> str:
    """The identity of somebody who is signed in; it outlives the account, see ``accounts.FormerVoter``."""
    return of_voter(account.voter_id)


def of_voter(voter_id: UUID) -> str:
    return f"person:{voter_id}"


def paper(batch: str, serial: str) -> str:
    return f"paper:{batch}:{serial}"


def guest(token: str) -> str:
    return f"guest:{token}"


def imported(source: str, identifier: str) -> str:
    return f"import:{source}:{identifier}"


def voter_key(phase: Phase, identity: str) -> str:
    """HMAC-SHA-256 of the identity under the phase key, as 64 hexadecimal digits."""
    return digest(phase_key(phase), identity)


def digest(key: bytes, identity: str) -> str:
    return hmac.new(key, identity.encode(), hashlib.sha256).hexdigest()


def phase_key(phase: Phase) -> bytes:
    """The phase's secret key; made on first use, by exactly one of several workers."""
    path = key_path(phase)
    key = read_key(path)
    if key is None and phase.ballots.exists():
        # Another worker may have made it, and cast the first ballot, since we looked.
        key = read_key(path)
        if key is None:
            # A new key would let everybody vote a second time.
            raise KeyUnusable(f"The key of phase {phase.key} is lost. Bring {path.name} back.")
    if key is None:
        key = make_key(path)
    if len(key) != KEY_BYTES:
        raise KeyUnusable(f"The key of phase {phase.key} is destroyed or damaged.")
    return key


def known_voter_key(phase: Phase, identity: str) -> str | None:
    """The voter key for reading: none where nobody has voted yet, or where nobody can be found any more."""
    key = read_key(key_path(phase))
    return digest(key, identity) if key and len(key) == KEY_BYTES else None


def read_key(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def make_key(path: Path) -> bytes:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link appears whole or not at all, and only the first worker's succeeds.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_bytes()


def destroy_key(phase: Phase) -> None:
    """Make the phase's ballots anonymous for good: an empty file stays, so that no new key is ever made."""
    path = key_path(phase)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(b"")


def is_destroyed(phase: Phase) -> bool:
    path = key_path(phase)
    return path.exists() and path.stat().st_size == 0


def key_path(phase: Phase) -> Path:
    return Path(settings.PHASE_KEYS_DIR) / f"{UUID(str(phase.key))}.key"
