"""A template's tree, prepared before Jinja compiles it: meters put in, its depth checked.

What runs again and again (the bodies of loops, macros, blocks and templates) pays for its steps;
what may be large (texts put together, compared or cut, lists) is weighed.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from typeset.layout.budget import STEP

DEEPEST = 60
"""So deep may blocks, brackets and operations stand in one another: Python's compiler ends at 200
brackets, and each of ours becomes up to three."""
MOST_LOOPS = 15
"""Loops in one another; Python's compiler ends at 20."""
DEEP = "too many things stand in one another"

# Filters that a template cannot name, for their names have a space in them.
PAY = "to pay"
WEIGH = "to weigh"
TEXT = "as text"

Body = nodes.Template | nodes.Block | nodes.Macro | nodes.CallBlock | nodes.For
_BODIES = (nodes.Block, nodes.Macro, nodes.CallBlock, nodes.For)


def prepared(tree: nodes.Template, name: str | None, file: str | None) -> nodes.Template:
    """`tree` with its meters.  Raises TemplateSyntaxError with the line of what stands too deep."""
    for node, depth, loops in _walk(tree):
        if depth > DEEPEST or loops > MOST_LOOPS:
            raise TemplateSyntaxError(DEEP, node.lineno, name, file)
    _meter_bodies(tree)
    for concat in tree.find_all(nodes.Concat):
        concat.nodes = [_filtered(each, TEXT) for each in concat.nodes]
    for compare in tree.find_all(nodes.Compare):
        compare.expr = _filtered(compare.expr, WEIGH)
        for operand in compare.ops:
            operand.expr = _filtered(operand.expr, WEIGH)
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Slice):
            item.node = _filtered(item.node, WEIGH)
    return tree


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int, int]]:
    """Each node with its depth, and in how many loops it stands."""
    waiting = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        yield node, depth, loops
        inside = loops + isinstance(node, nodes.For)
        waiting += ((child, depth + 1, inside) for child in node.iter_child_nodes())


def _meter_bodies(tree: nodes.Template) -> None:
    """Each body begins with paying for what is in it; so does the test of a loop."""
    bodies: list[Body] = [tree]
    for kind in _BODIES:
        bodies += tree.find_all(kind)
    costs = [5 * STEP + sum(_cost(each) for each, _, _ in _walk(node)) for node in bodies]
    for node, cost in zip(bodies, costs, strict=True):
        pay = nodes.Filter(nodes.Const(cost), PAY, [], [], None, None, lineno=node.lineno)
        if isinstance(node, nodes.For) and node.test is not None:
            node.test = nodes.And(pay, node.test, lineno=node.lineno)
        node.body.insert(0, nodes.ExprStmt(pay, lineno=node.lineno))


def _cost(node: nodes.Node) -> int:
    """The units of one node: a step, and the characters of a template's own words."""
    return len(node.data) if isinstance(node, nodes.TemplateData) else STEP


def _filtered(node: nodes.Expr, name: str) -> nodes.Expr:
    if isinstance(node, nodes.Const | nodes.TemplateData):
        return node
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
