"""The highlighter, held against golden files that the real Rouge, kramdown and Jekyll wrote."""

import importlib.util
import itertools
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pygments.token import Token

from blogengine.errors import ConfigError
from blogengine.highlight import Highlighter, highlighter, names
from blogengine.highlight.dialect import Dialect
from blogengine.highlight.language import Language
from blogengine.highlight.options import read_options
from blogengine.highlight.tokens import Reader, merged
from blogengine.memo import DictMemo

GOLDEN = Path(__file__).parents[2] / "golden" / "highlight"
SAMPLES = {
    f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8")
    for path in sorted((GOLDEN / "snippets").glob("*/*.txt"))
}
TOKENS = json.loads((GOLDEN / "tokens.json").read_text(encoding="utf-8"))
HTML = json.loads((GOLDEN / "html.json").read_text(encoding="utf-8"))


def call(case):
    options, code, language = case["options"], case["code"], case["language"]
    made = Highlighter(engine=options.get("highlighter", "rouge"))
    if case["call"] == "tag":
        return made.framed(code.strip("\r\n"), language.lower(), linenos=options.get("linenos", False)).removesuffix(
            "\n"
        )
    block, span = read_options(
        {**options, "default_lang": options.get("default_lang") or "plaintext", "guess_lang": True}
    )
    return made.fenced(code, language, block) if case["call"] == "fenced" else made.inline(code, language, span)


def inside(case):
    """What the reference wrote between the tags that others write; None if it did not highlight."""
    html = case["html"].strip()
    if case["call"] == "tag":
        return re.fullmatch(r"<figure [^>]*><pre><code [^>]*>(.*)</code></pre></figure>", html, re.DOTALL)[1]
    if "highlighter-rouge" not in html:
        return None
    if case["call"] == "inline":
        html = html.removeprefix("<p>").removesuffix("</p>").removesuffix("</code>")
    return html.removesuffix("</div>").partition(">")[2]


@pytest.mark.parametrize("case", HTML, ids=lambda c: f"{c['call']}-{c['language']}-{c['options']}")
def test_html_is_the_references(case):
    """Where the reference breaks off, the configuration is said to be wrong."""
    if case["html"] is None:
        with pytest.raises(ConfigError, match="syntax_highlighter_opts"):
            call(case)
    else:
        assert call(case) == inside(case)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_tokens_are_rouges(name):
    """`tokens.json` holds Rouge's own tokens; tokens of one class that stand together count as one."""
    code, language = SAMPLES[name], name.partition("/")[0]
    assert Highlighter().tokens(code, language) == merged((cls, text) for cls, text in TOKENS[name])


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_neighbouring_tokens_differ_and_keep_the_text(name):
    tokens = Highlighter().tokens(SAMPLES[name], name.partition("/")[0])
    assert "".join(text for _, text in tokens) == SAMPLES[name]
    assert all(a[0] != b[0] for a, b in itertools.pairwise(tokens))
    assert all(text for _, text in tokens)


def test_text_without_a_line_end_gains_none():
    assert Highlighter().tokens("x = 1 # c", "python")[-1] == ("c1", "# c")
    assert Highlighter().tokens("", "python") == [("", "")]


def test_languages_are_rouges_by_every_name_and_no_other():
    made = Highlighter()
    assert made.tokens("1", "py") == made.tokens("1", "python?x=y")
    assert made.tokens("a", "bpf") == [("", "a")]
    assert made.tokens("a", "Python") is None
    assert made.tokens("a", "nosuch") is None
    assert made.tokens("a", "plaintext") == [("", "a")]
    assert made.tokens("a", "guess") == [("", "a")]


class Counting(DictMemo):
    def __init__(self):
        super().__init__()
        self.puts = []

    def put(self, key, value):
        self.puts.append(key)
        super().put(key, value)


def test_html_is_made_once_for_each_text_and_lexer():
    memo = Counting()
    first = Highlighter(memo=memo).fenced("x = 1\n", "python")
    again = Highlighter(memo=memo)
    assert again.fenced("x = 1\n", "py") == first
    assert not again._readers
    again.inline("x = 1\n", "ruby")
    assert len(memo.puts) == 2
    assert len(set(memo.puts)) == 2


def test_a_lexer_that_does_not_end_leaves_plain_text(monkeypatch):
    """The lexer is one regular expression with exponential backtracking: only the CPU limit ends it."""

    class Endless:
        def get_tokens_unprocessed(self, code):
            re.fullmatch(r"(a|a)*b", code)
            yield 0, Token.Text, code

    monkeypatch.setattr(highlighter, "BASE_SECONDS", 0.05)
    memo = Counting()
    made = Highlighter(memo=memo)
    made._readers[Language("python")] = Reader(Endless(), Dialect())
    code = "a" * 200 + "<"
    assert (
        made.fenced(code, "python")
        == f'<div class="highlight"><pre class="highlight"><code>{code[:-1]}&lt;</code></pre></div>'
    )
    assert [d.code for d in made.drain()] == ["highlight-limit"]
    assert made.drain() == ()
    assert memo.puts == []


def test_a_lexer_that_fails_leaves_plain_text():
    class Failing:
        def get_tokens_unprocessed(self, code):
            raise RecursionError

    made = Highlighter()
    made._readers[Language("python")] = Reader(Failing(), Dialect())
    assert made.tokens("x", "python") == [("", "x")]
    assert "RecursionError" in made.drain()[0].message


def test_a_lexer_that_loses_text_leaves_plain_text():
    class Losing:
        def get_tokens_unprocessed(self, code):
            yield 0, Token.Name, code[1:]

    made = Highlighter()
    made._readers[Language("python")] = Reader(Losing(), Dialect())
    assert made.tokens("xyz", "python") == [("", "xyz")]


def test_pygments_lexers_are_imported_for_the_first_block_only():
    script = (
        "import sys; from blogengine.highlight import Highlighter; h = Highlighter(); h.fenced('x', None);"
        "print('pygments.lexer' in sys.modules); h.fenced('x', 'c'); print('pygments.lexer' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


@pytest.mark.reference
@pytest.mark.skipif(shutil.which("jekyll") is None, reason="Jekyll is not installed")
def test_golden_files_are_what_the_reference_says():
    spec = importlib.util.spec_from_file_location("make_highlight_goldens", GOLDEN / "make.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    assert make.rouge_tokens() == TOKENS
    assert make.rouge_names() == {name: tag for name, (tag, _) in names._languages().items()}
    assert make.reference_html(HTML) == [case["html"] for case in HTML]


def test_single_tokens_are_named_as_rouge_names_them():
    """Checked against Rouge 3.30."""
    assert ("n", "_") in Highlighter().tokens("fun _ -> None", "ocaml")
    assert ("p", "~(") in Highlighter().tokens("while ~(x) do", "pascal")
