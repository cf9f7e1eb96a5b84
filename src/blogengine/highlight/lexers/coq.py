"""Coq, in the tokens of Rouge's `coq`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.highlight.lexers.rules import Rules

_NAMES: dict[object, str] = {
    Keyword.Pseudo: """
apply at auto autorewrite beta cbn cbv clear compute constructor delta dependent destruct eapply eauto econstructor
edestruct eexists erewrite etransitivity exfalso exists f_equal first fold generalize induction injection instantiate
intro intros inversion iota lazy native_compute red refine repeat revert rewrite setoid_rewrite simpl specialize split
subst symmetry transitivity try unfold vm_compute with zeta
""",
    Name.Exception: "assumption congruence eassumption exact omega reflexivity solve",
    Keyword.Reserved: "Prop Set Type as else end forall fun if in let match return then",
    Keyword: """
About Arguments Check Class CoFixpoint CoInductive Compute Context Corollary Defined Definition End Eval Example Existing
Export Fixpoint Global Goal Hint Immediate Import Include Inductive Infix Instance Lemma Local Ltac Module Monomorphic
Notation Opaque Polymorphic Print Printing Proof Qed Record Remark Require Rewrite Search SearchAbout Section Theorem
Transparent Universe Universes Variable Variables
""",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_SETTING = (
    r"(Set|Unset)(\s+)(Universe|Printing|Implicit|Strict)(\s+)"
    r"(Polymorphism|All|Notations|Arguments|Universes|Implicit)(\s*)(\.)"
)
_NAME = r"(?:[A-Za-z][\w']*|_[\w']+)"


def _qualified(_lexer: object, match: re.Match[str], _context: object = None) -> Iterator[tuple[int, object, str]]:
    """Give the parts of a qualified name, and the point that ends a sentence after it."""
    *spaces, name = match[1].split(".")
    at = match.start()
    for space in spaces:
        yield at, Name.Namespace, space
        yield at + len(space), Punctuation, "."
        at += len(space) + 1
    yield at, Name.Constant if spaces else _KINDS.get(name, Name.Constant), name
    if match[2]:
        yield match.start(2), Punctuation.Indicator, "."
        yield match.start(3), Whitespace, match[3]


class CoqLexer(OwnLexer):
    """Reads Coq; a point ends a sentence only after a name and before white space, elsewhere it is an operator."""

    name = "Coq"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\(\*(?!\))", Comment, "comment"),
            (r"\s+", Whitespace),
            (r"(Module)(\s+)(Type)(\s+)", groups(Keyword, Whitespace, Keyword, Whitespace)),
            (
                _SETTING,
                groups(Keyword, Whitespace, Keyword, Whitespace, Keyword, Whitespace, Punctuation.Indicator),
            ),
            (rf"({_NAME}(?:\.{_NAME})*+)(?:(\.)(\s+))?", _qualified),
            (r"/\\|\\/", Operator),
            (r"(?i:-?\d[\d_]*(?:.[\d_]*)?e[+-]?\d[\d_]*)", Number.Float),
            (r"\d[\d_]*", Number.Integer),
            (r"'(?:\\[\\\"'ntbr ]|\\[0-9]{3}|\\x[0-9A-Fa-f]{2})'", String.Char),
            (r"'", Keyword),
            (r'"(?:\\"|[^"])*+"?', String.Double),
            (rf"[~?]{_NAME}", Name.Variable),
            (r"[_;:⇒→↔⇔≔≡∀∃∧∨¬⊤⊥⊢⊨∈]", Punctuation),
            (r"[\[\],{}()!$%&*+./<=>?@^|~#-]", Operator),
            (r".", Error),
        ],
        "comment": [
            (r"[^(*)]+", Comment),
            (r"\(\*", Comment, "#push"),
            (r"\*\)", Comment, "#pop"),
            (r"[(*)]", Comment),
        ],
    }
