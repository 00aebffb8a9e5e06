"""The category tree of SP4N-LAPOR! and how far two categories lie apart.

The tree is data (content/categories/sp4n.yaml). A category is named by its path from the top node.
Source: dossier 6.1 (38 top nodes), 6.2 (sub-categories and numeric ids), 10.2 (usual receivers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

Path: TypeAlias = tuple[str, ...]

FICTIONAL_ID_FROM = 90000
"""Ids from here on were made up; smaller ones were seen in real exports (dossier 6.2)."""


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One node: `unit` is the function that usually receives such reports, a hint and not the answer."""

    id: int
    name: str
    unit: str | None = None
    children: tuple[Category, ...] = ()

    @property
    def has_official_id(self) -> bool:
        """Whether the number was seen in the real system."""
        return self.id < FICTIONAL_ID_FROM


class CategoryTree:
    """The whole tree with look-up by path, by id and by words."""

    def __init__(self, roots: tuple[Category, ...]) -> None:
        self.roots = roots
        self._nodes: dict[Path, Category] = dict(_walk(roots, ()))

    def paths(self) -> tuple[Path, ...]:
        """Return the paths of all nodes, parents before children, in file order."""
        return tuple(self._nodes)

    def exists(self, path: Sequence[str]) -> bool:
        """Whether the tree has a node with this path."""
        return tuple(path) in self._nodes

    def node(self, path: Sequence[str]) -> Category:
        """Return the node with this path; KeyError when there is none."""
        return self._nodes[tuple(path)]

    def children(self, path: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the names below a path; the top nodes for the empty path, none for an unknown one."""
        if not path:
            return tuple(root.name for root in self.roots)
        node = self._nodes.get(tuple(path))
        return tuple(child.name for child in node.children) if node else ()

    def distance(self, first: Sequence[str], second: Sequence[str]) -> int:
        """Return the number of steps from one node to another over their nearest common ancestor.

        Different top nodes meet at an unnamed root, so `A` and `B` lie two steps apart.
        """
        common = 0
        for left, right in zip(first, second, strict=False):
            if left != right:
                break
            common += 1
        return len(first) + len(second) - 2 * common

    def search(self, text: str) -> tuple[Path, ...]:
        """Return the paths that contain every word of the text, best first.

        A path whose last name starts with the text comes first, then those with all words in the last
        name, then those that match by an ancestor; each group in file order.
        """
        words = text.casefold().split()
        if not words:
            return ()
        ranked: list[tuple[int, int, Path]] = []
        for order, path in enumerate(self._nodes):
            leaf, whole = path[-1].casefold(), " ".join(path).casefold()
            if leaf.startswith(" ".join(words)):
                ranked.append((0, order, path))
            elif all(word in leaf for word in words):
                ranked.append((1, order, path))
            elif all(word in whole for word in words):
                ranked.append((2, order, path))
        return tuple(path for _, _, path in sorted(ranked))

    def usual_unit(self, path: Sequence[str]) -> str | None:
        """Return the function that usually receives this category, from the node or its nearest ancestor.

        Source: dossier 10.2 (empirical routing); a hint only, the object's owner decides.
        """
        for length in range(len(path), 0, -1):
            node = self._nodes.get(tuple(path[:length]))
            if node is not None and node.unit is not None:
                return node.unit
        return None


def _walk(nodes: tuple[Category, ...], above: Path) -> Iterator[tuple[Path, Category]]:
    for node in nodes:
        path = (*above, node.name)
        yield path, node
        yield from _walk(node.children, path)
