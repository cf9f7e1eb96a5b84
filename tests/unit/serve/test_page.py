import json

from blogengine.serve.page import EVENTS, event, with_script
from blogengine.serve.preview import State

STATE = State("abc-1")


def test_the_script_stands_before_the_end_of_the_body():
    html = with_script(b"<body>a </body> text</BODY>\n</html>", STATE).decode()
    assert html.startswith("<body>a </body> text<script data-blog-serve>")
    assert html.endswith("</script>\n</BODY>\n</html>")
    assert '"abc-1"' in html
    assert f'"{EVENTS}"' in html


def test_a_page_without_a_body_gets_it_at_its_end():
    assert with_script(b"bare", STATE).startswith(b"bare<script")


def test_an_event_is_one_line_whatever_the_errors_say():
    state = State("abc-1", 3, 'a\n\ndata: <b>"é\udcff')
    text = event(state)
    assert text.startswith("data: ")
    assert text.endswith("\n\n")
    assert "\n" not in text[:-2]
    assert json.loads(text.removeprefix("data: ")) == {"version": "abc-1", "styles": 3, "errors": state.errors}
