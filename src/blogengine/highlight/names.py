"""The languages that Rouge 3.30 knows, by every name it answers to, and the Pygments lexer that reads each.

A generated table: one language a line, Rouge's tag first, `=name` where Pygments calls it otherwise (nothing after the
sign: Pygments has no such lexer), then Rouge's aliases. Names are looked up as Rouge does: case counts.
"""

from __future__ import annotations

from functools import cache

PLAIN = "plaintext"

_TABLE = """
abap
actionscript as as3
ada
apache
apex=java
apiblueprint= apib
applescript
armasm=gas
augeas aug
awk
batchfile=bat bat batch dosbatch winbatch
bbcbasic
bibtex bib
biml=xml
bpf=
brainfuck
brightscript=vbnet brs bs
bsl=
c
ceylon
cfscript=cfc cfc
clean
clojure clj cljs
cmake
cmhg=
coffeescript coffee coffee-script
common_lisp=cl cl common-lisp elisp emacs-lisp lisp
conf=cfg config configuration
console shell-session shell_session terminal
coq
cpp c++
crystal cr
csharp c# cs
css
csvs=
cuda
cypher
cython pyrex pyx
d dlang
dafny=csharp
dart
datastudio=
diff patch udiff
digdag=
docker Dockerfile dockerfile
dot
ecl
eex= heex leex
eiffel
elixir exs
elm
email e-mail eml
epp=
erb eruby rhtml
erlang erl
escape= esc
factor
fluent= ftl
fortran
freefem ff
fsharp
gdscript gd
ghc-cmm= cmm
ghc-core=haskell
gherkin behat cucumber
glsl
go golang
gradle=groovy
graphql
groovy
hack=php hh
haml HAML
handlebars hbs mustache
haskell hs
haxe hx
hcl
hlsl
hocon=json
hql=sql
html
http
hylang hy
idlang=idl
idris idr
igorpro
ini
io
irb pry
irb_output=
isabelle Isabelle isa
isbl=
j
janet jdn
java
javascript js
jinja django
jsl=c
json
json-doc=json jsonc
jsonnet
jsp
jsx react
julia jl
kotlin
lasso lassoscript
lean
liquid
literate_coffeescript= litcoffee
literate_haskell=lhaskell lhaskell lhs lithaskell
livescript ls
llvm
lua
lustre=
lutin=
m68k=gas
magik=
make bsdmake gnumake makefile mf
markdown md mkd
mason
mathematica wl
matlab m
meson
minizinc=
moonscript moon
mosel
msgtrans=
mxml
nasm
nesasm=ca65 nes
nginx
nial=
nim nimrod
nix nixos
objective_c=objective-c obj-c obj_c objc objectivec
objective_cpp=obj-c++ obj-c++ obj-cpp obj_c++ obj_cpp objc++ objcpp objectivec++ objectivecpp
ocaml
ocl= OCL
openedge
opentype_feature_file= fea opentype opentypefeature
pascal
perl pl
php php3 php4 php5
plaintext= text
plist=xml
plsql=sql
pony
postscript eps postscr ps
powershell microsoftshell msshell posh
praat
prolog
prometheus=promql
properties
protobuf proto
puppet pp
python py
q kdb+
qml
r R S s
racket
reasonml
rego
rescript=reasonml
robot_framework=robotframework robot robot-framework
ruby rb
rust rs rs,ignore rs,no_run rs,should_panic rust,ignore rust,no_run rust,should_panic
sas
sass
scala
scheme
scss
sed
shell bash ksh sh zsh
sieve
slice=c
slim
smalltalk squeak st
smarty
sml ml
solidity
sparql
sqf=
sql
ssh=cfg
stan
stata
supercollider
swift
systemd unit-file
syzlang=c
syzprog=
tap
tcl
terraform tf
tex LaTeX TeX latex
toml
tsx
ttcn3=c
tulip=
turtle
twig
typescript ts
vala
vb=vbnet visualbasic
vcl varnish varnishconf
velocity
verilog
vhdl
viml=vim ex vim vimscript
vue vuejs
wollok=
xml
xojo=vbnet realbasic
xpath=
xquery
yaml yml
yang
zig zir"""


@cache
def _languages() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for line in _TABLE.strip().split("\n"):
        head, *aliases = line.split()
        tag, renamed, pygments = head.partition("=")
        for name in (tag, *aliases):
            known[name] = (tag, pygments if renamed else tag)
    return known


def tag_of(name: str) -> str | None:
    """Return the tag of the Rouge lexer that answers to `name`, or None."""
    found = _languages().get(name)
    return found[0] if found else None


def pygments_name(tag: str) -> str:
    """Return the alias of the Pygments lexer for a Rouge tag, or "" where Pygments has none."""
    return _languages()[tag][1]
