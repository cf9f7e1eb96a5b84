"""CMake's lists, in the tokens of Rouge's `cmake`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups, one_of

if TYPE_CHECKING:
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_COMMANDS = """
add_compile_definitions add_compile_options add_custom_command add_custom_target add_definitions add_dependencies
add_executable add_library add_link_options add_subdirectory add_test aux_source_directory break build_command
build_name cmake_host_system_information cmake_language cmake_minimum_required cmake_parse_arguments cmake_policy
configure_file create_test_sourcelist define_property else elseif enable_language enable_testing endforeach
endfunction endif endmacro endwhile exec_program execute_process export export_library_dependencies file find_file
find_library find_package find_path find_program fltk_wrap_ui foreach function get_cmake_property
get_directory_property get_filename_component get_property get_source_file_property get_target_property
get_test_property if include include_directories include_external_msproject include_guard include_regular_expression
install install_files install_programs install_targets link_directories link_libraries list load_cache load_command
macro make_directory mark_as_advanced math message option output_required_files project qt_wrap_cpp qt_wrap_ui remove
remove_definitions return separate_arguments set set_directory_properties set_property set_source_files_properties
set_target_properties set_tests_properties site_name source_group string subdir_depends subdirs
target_compile_definitions target_compile_features target_compile_options target_include_directories
target_link_directories target_link_libraries target_link_options target_precompile_headers target_sources try_compile
try_run unset use_mangled_mesa utility_source variable_requires variable_watch while write_file
"""
_LEVELS = range(7)
"""How many equals signs may stand in the brackets of a text or comment."""


def _bracketed(level: int, kind: _TokenType) -> list[object]:
    """Return rules for what stands up to a closing bracket of a level; one of another level is text, taken whole."""
    return [(rf"\]={{{level}}}\]", kind, "#pop"), (r"\]=*\]|\]", kind)]


class CmakeLexer(OwnLexer):
    """Reads CMake: a word before a bracket is a command, anything else but strings and comments is text."""

    name = "CMake"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"(?:[A-Za-z_]\w*+(?![ \t]*\()|[^A-Za-z_$#\[(\"\\)]+)+", Text),
            include("reference"),
            *((rf"#\[={{{level}}}\[", Comment.Multiline, f"comment{level}") for level in _LEVELS),
            *((rf"\[={{{level}}}\[", String.Double, f"text{level}") for level in _LEVELS),
            (r'"[^"\\$]*"', String.Double),
            (r'"', String.Double, "quoted"),
            (rf"({one_of(_COMMANDS)}(?!\w))([ \t]*)(\()", groups(Name.Builtin, Text, Punctuation)),
            (r"([A-Za-z_]\w*)([ \t]*)(\()", groups(Name.Function, Text, Punctuation)),
            (r"[()]+", Punctuation),
            (r"#.*", Comment.Single),
            (r'\\"|[\s\S]', Text),
        ],
        "reference": [
            (r"(\$\{)([^}$]+)(\})", groups(String.Interpol, Name.Variable, String.Interpol)),
            (r"\$\{", String.Interpol, "variable"),
        ],
        "variable": [
            include("reference"),
            (r"\}", String.Interpol, "#pop"),
            (r"[^}$]+|\$", Name.Variable),
        ],
        "quoted": [
            include("reference"),
            (r'"', String.Double, "#pop"),
            (r'\\[()#" \\$@^trn;]', String.Escape),
            (r'[^"\\$]+|[\\$]', String.Double),
        ],
        **{
            f"comment{level}": [*_bracketed(level, Comment.Multiline), (r"[^]]+", Comment.Multiline)]
            for level in _LEVELS
        },
        **{
            f"text{level}": [
                *_bracketed(level, String.Double),
                include("reference"),
                (r"[^]$]+|\$", String.Double),
            ]
            for level in _LEVELS
        },
    }
