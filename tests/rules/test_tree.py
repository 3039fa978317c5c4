"""Order and kinship of the nodes of an edition."""

from dataclasses import replace

from ita_desktop.model.edition import Kind
from ita_desktop.model.editions import read_edition
from ita_desktop.rules.tree import Tree

EDITION = read_edition("bma-2565")


def test_every_node_stands_once_after_its_parent() -> None:
    identities = [node.identity for node in Tree(reversed(EDITION.nodes)).nodes]
    assert sorted(identities) == sorted(node.identity for node in EDITION.nodes)
    for node in EDITION.nodes:
        assert node.parent is None or identities.index(node.parent) < identities.index(node.identity)


def test_an_instrument_is_followed_by_what_belongs_to_it() -> None:
    codes = [node.code for node in Tree(EDITION.nodes).nodes]
    assert codes[:3] == ["IIT", "1", "I1"]
    assert codes.index("I30") < codes.index("EIT") < codes.index("E15") < codes.index("OIT")


def test_a_node_averages_all_descendants_of_the_kind_it_names() -> None:
    tree = Tree(EDITION.nodes)
    instrument = tree.nodes[0]
    assert [node.code for node in tree.averaged(instrument)] == [f"I{n}" for n in range(1, 31)]
    assert tree.count(instrument, Kind.QUESTION) == 30


def test_a_node_that_names_no_kind_averages_its_children() -> None:
    tree = Tree(EDITION.nodes)
    indicators = tree.averaged(replace(tree.nodes[0], mean_of=None))
    assert [node.code for node in indicators] == ["1", "2", "3", "4", "5"]


def test_a_node_whose_parent_is_gone_stands_at_the_top() -> None:
    orphans = [node for node in EDITION.nodes if node.identity != "iit"]
    assert [node.code for node in Tree(orphans).children(None)] == ["EIT", "OIT", "1", "2", "3", "4", "5"]
