"""The store's schema and how older files are brought up to it.

Each step is one version; a step is never changed once it was released. `pragma user_version` tells which
steps a file has seen.
"""

from __future__ import annotations

from typing import Any

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "create table profiles(id integer primary key, name text not null, region text not null,"
        " unit text not null, role text not null, created text not null)",
        "create table settings(profile integer not null, key text not null, value text not null,"
        " primary key (profile, key))",
        "create table scenarios(hash text primary key, data blob not null)",
        "create table sessions(id integer primary key, profile integer not null references profiles(id),"
        " preset text not null, title text not null, seed text not null, clock text not null,"
        " scenario text not null references scenarios(hash), started text not null, updated text not null,"
        " simulated text not null, finished integer not null, seal text not null, length integer not null default 0,"
        " overall real, predicate text not null default '')",
        "create table log(session integer not null references sessions(id), seq integer not null,"
        " entry text not null, seal text not null, primary key (session, seq)) without rowid",
        "create table drafts(session integer not null references sessions(id), report integer not null,"
        " form text not null, fields text not null, updated text not null, primary key (session, report, form))",
        "create table results(session integer primary key references sessions(id), card text not null)",
        "create index sessions_by_profile on sessions(profile, updated)",
    ),
    (
        "alter table sessions add column passed integer",
        "alter table sessions add column machine_overall real",
        "alter table sessions add column machine_predicate text not null default ''",
        "alter table sessions add column machine_passed integer",
        "alter table sessions add column counted integer not null default 1",
        "alter table results add column reviewed text",
    ),
)

NEWEST = len(STEPS)
"""The schema version this program writes."""


def migrate(db: Any, found: int) -> None:
    """Bring a file from the version it has to the newest, all or nothing.

    Args:
        db: the open sqlite-utils database.
        found: the version the file has (0: empty).
    """
    if found == NEWEST:
        return
    db.conn.execute("begin immediate")
    try:
        # Another window may have migrated while this one waited for the lock.
        now = int(db.conn.execute("pragma user_version").fetchone()[0])
        for step in STEPS[now:]:
            for statement in step:
                db.conn.execute(statement)
        db.conn.execute(f"pragma user_version = {NEWEST}")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("rollback")
        raise
    db.conn.execute("commit")
