"""CSS, in the tokens of Rouge's `css`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import RegexLexer, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_PROPERTIES = """
-ah- -atsc- -hp- -khtml- -moz- -ms- -o- -rim- -ro- -tc- -wap- -webkit- -xv- align-content align-items all animation
appearance background background-color background-image background-position background-repeat background-size border
border-bottom border-bottom-left-radius border-bottom-right-radius border-collapse border-color border-left
border-left-width border-radius border-right border-spacing border-style border-top border-width bottom box-shadow
box-sizing clear clip color content counter-increment counter-reset crop cursor direction display empty-cells filter
flex flex-direction flex-wrap float font font-family font-size font-style font-variant font-variant-ligatures
font-weight grid-column height hyphens icon justify-content left letter-spacing line-height list-style margin
margin-bottom margin-left margin-right margin-top mark max-height max-width min-height min-width mso- opacity outline
outline-offset overflow overflow-wrap overflow-x overflow-y padding padding-bottom padding-left padding-right
padding-top page page-break-after page-break-before page-break-inside perspective pointer-events position prince-
resize right size src target text-align text-decoration text-indent text-overflow text-rendering text-transform top
transform transition transition-duration transition-property vertical-align visibility white-space width word-break
z-index
"""
_VALUES = """
above absolute always armenian aural auto avoid baseline behind below bidi-override blink block bold bolder both
bottom capitalize center center-left center-right circle cjk-ideographic close-quote collapse condensed continuous
crop cross crosshair cursive dashed decimal decimal-leading-zero default digits disc dotted double e-resize embed
expanded extra-condensed extra-expanded fantasy far-left far-right fast faster fixed georgian groove hebrew help
hidden hide high higher hiragana hiragana-iroha icon inherit inline inline-table inset inside invert italic justify
katakana katakana-iroha landscape large larger left left-side leftwards level lighter line-through list-item loud low
lower lower-alpha lower-greek lower-roman lowercase ltr medium message-box middle mix monospace n-resize narrower
ne-resize no-close-quote no-open-quote no-repeat none normal nowrap nw-resize oblique once open-quote outset outside
overline pointer portrait px relative repeat repeat-x repeat-y rgb ridge right right-side rightwards s-resize
sans-serif scroll se-resize semi-condensed semi-expanded separate serif show silent slow slower small-caps
small-caption smaller soft solid spell-out square static status-bar super sw-resize table-caption table-cell
table-column table-column-group table-footer-group table-header-group table-row table-row-group text text-bottom
text-top thick thin top transparent ultra-condensed ultra-expanded underline upper-alpha upper-latin upper-roman
uppercase url visible w-resize wait wider x-fast x-high x-large x-loud x-low x-small x-soft xx-large xx-small yes
"""
_COLOURS = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
darkgreen darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
darkslategray darkturquoise darkviolet deeppink deepskyblue dimgray dodgerblue firebrick floralwhite forestgreen
fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow honeydew hotpink indianred indigo ivory khaki
lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgreen
lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightsteelblue lightyellow lime limegreen
linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace
olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru
pink plum powderblue purple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver
skyblue slateblue slategray snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white
whitesmoke yellow yellowgreen
"""
_IDENTIFIER = r"[^\W\d-][\w-]*|-[\w-]*"
_UNITS = rf"(?:%|(?:{any_of('in cm mm em ex pt pc px deg grad rad ms s Hz kHz rem vh vw vmin vmax ch turn dpi dppx dpcm')})\b)?"


class CssLexer(RegexLexer):
    """Reads CSS: selectors, at-rules and declarations; nested rules are errors, as they long were."""

    name = "CSS"
    tokens: ClassVar[Rules] = {
        "root": [include("common"), include("selectors"), (r".", Error)],
        "common": [
            include("blank"),
            (r'"(?:\\.|[^"\\])*"', String.Single),
            (r"'(?:\\.|[^'\\])*'", String.Double),
        ],
        "blank": [(r"\s+", Text), (r"/\*[\s\S]*?\*/", Comment)],
        "selectors": [
            (rf"@(?:{_IDENTIFIER})", Keyword, "at_rule"),
            (rf"::?(?:{_IDENTIFIER})", Name.Decorator),
            (rf"\.(?:{_IDENTIFIER})", Name.Class),
            (rf"#(?:{_IDENTIFIER})", Name.Function),
            (rf"{_IDENTIFIER}", Name.Tag),
            (r"\{", Punctuation, "declarations"),
            (r"[~^*!%&\[\]()<>|+=@:;,./?]", Operator),
        ],
        "at_rule": [
            (r"\{", Punctuation, ("#pop", "block")),
            (r";", Punctuation, "#pop"),
            include("values"),
        ],
        "block": [(r"\}", Punctuation, "#pop"), include("declaration"), include("root")],
        "declarations": [
            (r"\}", Punctuation, "#pop"),
            include("declaration"),
            include("blank"),
            (r".", Error),
        ],
        "declaration": [
            (
                rf"((?:-(?:webkit|moz|ms|o|khtml)-|mso-)[\w-]+|(?:{any_of(_PROPERTIES)})(?![\w-]))(\s*)(:)",
                groups(Name.Label, Text, Punctuation),
                "value",
            ),
            (rf"({_IDENTIFIER})(\s*)(:)", groups(Name.Property, Text, Punctuation), "value"),
        ],
        "value": [
            (r";", Punctuation, "#pop"),
            (r"\}", Punctuation, "#pop:2"),
            include("values"),
        ],
        "values": [
            include("common"),
            (r"url\(.*?\)", String.Other),
            (r"#[0-9a-fA-F]+", Number),
            (rf"-?(?:\d+(?:\.\d+)?|\.\d+){_UNITS}", Number),
            (r"!\s*important", Comment.Preproc),
            (rf"(?:{any_of(_VALUES)})(?![\w-])", Name.Builtin),
            (rf"(?:{any_of(_COLOURS)})(?![\w-])", Name.Constant),
            (_IDENTIFIER, Name),
            (r"[:,/().]", Punctuation),
            (r".", Error),
        ],
    }
