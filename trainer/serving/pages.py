"""The pages people see before and around the terminal, filled from the files in `web/`."""

from __future__ import annotations

from html import escape
from importlib.util import find_spec
from pathlib import Path
from string import Template

WEB = Path(__file__).parent / "web"


def join_page(name: str = "", problem: str = "", confirm: bool = False, code: str = "") -> str:
    """The page that asks for name and room code.

    Args:
        name: what was typed as name.
        problem: one sentence above the form; empty for none.
        confirm: ask whether the person who is at work under this name is the same.
        code: the room code to keep while asking that.
    """
    notice = f'<p class="masalah" role="alert">{escape(problem)}</p>' if problem else ""
    question = _part("konfirmasi.html") if confirm else ""
    return _filled(
        "masuk.html", masalah=notice, nama=escape(name), kode=escape(code), konfirmasi=question,
        fokus_nama="" if name else "autofocus", fokus_kode="autofocus" if name and not confirm else "",
    )  # fmt: skip


def room_page(name: str) -> str:
    """The page with the terminal."""
    return _filled("ruang.html", nama=escape(name))


def notice_page(title: str, sentence: str) -> str:
    """A page that says one thing and leads back to the door."""
    return _filled("kabar.html", judul=escape(title), kalimat=escape(sentence))


def static_files() -> dict[str, Path]:
    """The only files that are handed out, by name: ours, and the terminal of textual-serve."""
    package = find_spec("textual_serve")
    places = list(package.submodule_search_locations or []) if package else []
    theirs = Path(places[0] if places else "textual_serve") / "static"
    return {
        "latih.css": WEB / "latih.css",
        "ruang.js": WEB / "ruang.js",
        "xterm.css": theirs / "css" / "xterm.css",
        "textual.js": theirs / "js" / "textual.js",
        "mono.ttf": theirs / "fonts" / "RobotoMono-VariableFont_wght.ttf",
    }


def _part(file: str) -> str:
    return (WEB / file).read_text(encoding="utf-8")


def _filled(file: str, **values: str) -> str:
    return Template(_part(file)).substitute(values)
