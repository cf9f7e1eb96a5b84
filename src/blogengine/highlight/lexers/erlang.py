"""Erlang, in the tokens of Rouge's `erlang`.

A name before a parenthesis is a function; an underscore at a name's start, and a number's point, are punctuation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = "after begin case catch cond end fun if let of query receive try when"
_BUILTINS = """
abs append_element apply atom_to_list binary_to_list binary_to_term bit_size bitstring_to_list bump_reductions
byte_size cancel_timer check_process_code delete_module demonitor disconnect_node display element erase exit float
float_to_list fun_info fun_to_list function_exported garbage_collect get get_keys group_leader hash hd integer_to_list
iolist_size iolist_to_binary is_atom is_binary is_bitstring is_boolean is_builtin is_float is_function is_integer
is_list is_number is_pid is_port is_process_alive is_record is_reference is_tuple length link list_to_atom
list_to_binary list_to_bitstring list_to_existing_atom list_to_float list_to_integer list_to_pid list_to_tuple
load_module localtime_to_universaltime make_tuple md5 md5_final md5_update memory module_loaded monitor monitor_node
node nodes open_port phash phash2 pid_to_list port_call port_close port_command port_connect port_control port_info
port_to_list process_display process_flag process_info purge_module put read_timer ref_to_list register resume_process
round send send_after send_nosuspend set_cookie setelement size spawn spawn_link spawn_monitor spawn_opt split_binary
start_timer statistics suspend_process system_flag system_info system_monitor system_profile term_to_binary tl trace
trace_delivered trace_info trace_pattern trunc tuple_size tuple_to_list universaltime_to_localtime unlink unregister
whereis
"""
_WORDS = "and andalso band bnot bor bsl bsr bxor div not or orelse rem xor"
_END = r"(?u:\b)"
_ATOM = r"(?:[a-z]\w*|'[^\n']*[^\\]')"
_VARIABLE = r"[A-Z_]\w*"
_ESCAPE = r"\\(?:[bdefnrstv'\"\\/]|[0-7]{1,3}|\^[a-zA-Z])"


class ErlangLexer(OwnLexer):
    """Reads Erlang."""

    name = "Erlang"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"%.*\n", Comment),
            (rf"(?:{_KEYWORDS.replace(' ', '|')}){_END}", Keyword),
            (rf"(?:{any_of(_BUILTINS)}){_END}", Name.Builtin),
            (rf"(?:{any_of(_WORDS)}){_END}", Operator.Word),
            (r"^-", Punctuation, "directive"),
            (r"[-+*<>!?]+|/=?|=(?:[:/]=|<|==?)?", Operator),
            (r'"', String, "string"),
            (rf"({_ATOM})(:)", groups(Name.Namespace, Punctuation)),
            (rf"({_ATOM})(\s*)(\()", groups(Name.Function, Text, Punctuation)),
            (r"(?:[2-9]|[12][0-9]|3[0-6])#[0-9a-zA-Z]+|\d+", Number.Integer),
            (r"[\]\[:_@.{}()|;,]+", Punctuation),
            (_VARIABLE, Name.Variable),
            (_ATOM, Name),
            (rf"\$(?:{_ESCAPE}|\\[ %]|[^\\])", String.Char),
            (rf"#{_ATOM}(?::?\.{_ATOM})?", Name.Label),
        ],
        "string": [
            (_ESCAPE, String.Escape),
            (r'"', String, "#pop"),
            (r"~[0-9.*]*+[~#+bBcdefginpPswWxX]", String.Interpol),
            (r'[^"\\~]+|~', String),
        ],
        "directive": [
            (
                rf"(define)(\s*)(\()({_VARIABLE}|{_ATOM})",
                groups(Name.Entity, Text, Punctuation, Name.Constant),
                "#pop",
            ),
            (
                rf"(record)(\s*)(\()({_VARIABLE}|{_ATOM})",
                groups(Name.Entity, Text, Punctuation, Name.Label),
                "#pop",
            ),
            (_ATOM, Name.Entity, "#pop"),
            (r"\n|.", Error),
        ],
    }
