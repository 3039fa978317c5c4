"""What stands below what in an edition."""

from collections.abc import Iterable, Iterator, Sequence

from ita_desktop.model.edition import Kind, Node


class Tree:
    """`nodes` are in tree order: each before its children, siblings as the edition lists them."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        listed = tuple(nodes)
        identities = {node.identity for node in listed}
        self._children: dict[str | None, list[Node]] = {}
        for node in listed:
            parent = node.parent if node.parent in identities else None
            self._children.setdefault(parent, []).append(node)
        self.nodes = tuple(self._from(None))

    def _from(self, identity: str | None) -> Iterator[Node]:
        for node in self.children(identity):
            yield node
            yield from self._from(node.identity)

    def children(self, identity: str | None) -> Sequence[Node]:
        """With None: what stands at the top."""
        return self._children.get(identity, [])

    def below(self, identity: str) -> Iterator[Node]:
        """Everything below a node, in tree order."""
        return self._from(identity)

    def averaged(self, node: Node) -> list[Node]:
        """The nodes whose mean `node` is: all descendants of the kind it names, or else its children."""
        if node.mean_of is None:
            return list(self.children(node.identity))
        return [below for below in self.below(node.identity) if below.kind is node.mean_of]

    def count(self, node: Node, kind: Kind) -> int:
        """How many of `kind` there are from `node` downwards."""
        return (node.kind is kind) + sum(below.kind is kind for below in self.below(node.identity))
