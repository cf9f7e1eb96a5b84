"""How Rouge's lexers name what Pygments' lexers find, language by language: a generated table.

Made by comparing both lexers' tokens on samples: `a>b` says that what Pygments calls `a` Rouge calls `b` (`-` is plain
text); the classes after the bar take the newline that follows them; an indented line renames single tokens, given after the
classes. Languages that are alike in both, and those with a lexer of our own, are missing.
"""

from __future__ import annotations

from functools import cache

from blogengine.highlight.dialect import Dialect

_TABLE = r"""
abap: nf>n nv>n ow>k |
actionscript: nb>nx nf>kr |
ada: kr>k kt>nb nc>n nv>n |
  kt>nf File_String
  kt>n File_Type
  p>o :=
apex: na>nf |
  o>s2 =
  p>o .
armasm: c1>c mi>mh no>nv p>o |
  p>k *
augeas: kd>kr kn>kr nb>kr nn>kn nv>n p>o s2>s |
awk: kr>k nb>kc |
  nb>kr BEGIN
bbcbasic: c1>cs cp>p mi>m nf>nv s2>s |
  k>nb ABS FN
  k>o DIV
  k>nv TAB
  kd>k DEF FN
  o>p ;
biml: cm>c |
brainfuck: c>cm k>cm nb>nf nt>nf nv>nb |
brightscript: c>c1 k>kr s>s2 w>w |
ceylon: n>nd nf>n |
cfscript: nv>nx |
  k>kt any boolean string
  k>kd component function property
clean: nc>kt o>p w>w |
coffeescript: nv>na |
  k>kp with
  o>pi .
  o>p : :: := _
crystal: n>no nb>k nf>n nn>no |
  k>kp struct
  o>nd @[ ]
cypher: o>ss p>ss s>s1 |
  k>ow IN
  o>o -[
  p>n .
  p>py :
  p>o =
cython: nb>kt |
  k>kr struct
dafny: k>kr n>kr nf>n |
  kt>kr var
  p>o :
dot: nb>nv nt>nv |
ecl: kd>kt n>nx s>s1 |
  kd>k END;
eiffel: kc>k kr>k o>pi p>pi s>s2 |
  kr>nc NONE
  o>o =
elm: kn>k kr>n nc>kt nf>o nv>k s>s2 |
email: nd>na nl>na w>na |
factor: ->n m>mi |
  nb>o =
fortran: kd>p w>w |
freefem: kp>na kr>nb mf>mi nc>kr nf>nb s>cp | cp
  kp>s A
fsharp: nv>n o>p |
  o>o %
ghc-core: kr>k mf>nn n>nv nf>k ow>o |
  kt>p :
  kt>cs Arity GblId LoopBreaker Occ OtherCon S Str U Unf []
  kt>k Rec
  o>nn -
  o>p .
  o>cs =<
  ow>cs =
  p>cs , [ ]
hack: c1>cp nf>n nx>k |
  o>p :
haml: n>nf o>p |
haxe: kd>k n>nb nf>nx |
  kd>kd static
  p>o :
hcl: kr>nx na>nx nb>nx nv>s2 o>p |
hocon: kc>c1 mi>nl w>c1 |
  kc>nl ns te
hql: ss>nv |
  k>nv table
  o>nv `
http: kr>k l>s nt>nl o>p w>w |
  o>o /
hylang: k>nb kd>nb nb>nf nv>n w>w |
  k>k if
  nb>nb input
idlang: ->n il>mi w>w |
idris: ->n ow>o |
  kt>kc False True
  kt>nc Ord
  ow>p ( ) [ ]
  ow>kt []
igorpro: c1>c kr>kd kt>kp nc>n nd>cp |
  kr>k End
  kt>kd String
io: k>nb |
  o>p ( )
  o>k :=
irb: n>nf o>p |
isabelle: w>w |
j: mi>m nd>bp nf>kp nl>k nv>n o>nf s>s1 |
  o>o & @ ~
  o>p =:
janet: nb>kr nv>nf s>s2 w>w |
jinja: x>nt |
  k>ow in
jsl: mi>m n>k s>s2 se>s2 w>w |
  o>p :
json-doc: nt>nl w>w |
jsonnet: nv>nx o>p |
  nb>nx std.join
lasso: nb>nx nx>n |
  p>nl ::
lean: bp>o c1>cd kd>k kn>k o>- |
literate_haskell: cs>nl nf>n ow>o |
livescript: nv>na nx>na o>p |
  o>o =
m68k: nf>k |
  p>o -(
mason: cm>c n>s nt>cp s>s1 x>w | c
mathematica: mi>m n>nv nv>nb w>w |
  p>o ;
meson: vm>nb |
moonscript: ->w kt>p nf>o nv>ss vc>vi w>w |
  o>p .
  o>ss :
mosel: ->n o>p | c1
  o>k in
mxml: kd>kr kt>nx n>nx nf>nx p>o |
  kd>kd var
  kt>nb void
  o>p ( (); ) . [ ] { }
nesasm: kp>kr mi>m n>nf nl>nf p>mh |
  kp>p .bank .org
nim: kd>k kn>k nb>kt nf>n sx>n |
nix: c1>c k>kn l>sx no>kc ss>nv |
  k>kr rec
ocaml:  |
  o>n _
  o>p ( )
openedge: p>o s2>s |
pascal: mi>m nb>k o>p |
  err>p ~
plsql: k>kr n>nf ss>nv |
pony: k>kr n>nc nb>nc nf>n ow>kr sd>sd |
  k>kd iso tag
  p>o :
postscript: nf>nb |
praat: p>- |
  p>p ,
prolog: mi>m nf>ss o>ss s>o |
prometheus: nl>na nv>n s>s2 |
  k>nf sum
  o>p ( )
  p>s2 "
puppet: na>py o>p s>s1 |
  k>nc File
  k>n running service
  k>kp subscribe
  k>kc true
q: c1>cm il>mi nb>ow nf>n nv>n ow>k w>w |
  nb>nb til
qml: k>nl kr>k |
  k>nf for
  nb>nf copy-port in-range
  nb>nv cos sin
  nb>k tcp-accept tcp-listen
reasonml: ow>o |
  ow>p ( ) ; { }
rego: k>ow nb>n |
  k>kc false
  p>o :
rescript: o>nd ow>o |
  o>o /
  ow>p ( ) { }
  ow>- , : ~
  ow>nd .
robot_framework: gu>nl kn>bp nn>nf p>w s>nf |
  p>nv ${ }
  p>p [ ]
sas: kr>k s>s2 |
sed: c1>c p>kn s1>- | c
  p>k { }
sieve: kn>k nb>nf nt>o s>s2 |
  nb>nv header
  nb>k if stop
slice: nf>n |
slim: cp>s1 o>p |
  cp>nd javascript:
smarty: cp>k nf>nb x>nt |
sparql: ->w nt>ss s>s2 |
  p>o :
stan: k>na kn>nn mf>mi n>nv |
  p>o =
stata: ->n nv>s2 s>s2 vg>s2 |
supercollider: kd>k mi>mf s2>s |
  o>vg ~
systemd: na>nt o>p s>- |
syzlang: k>kt o>p s>s2 |
  o>s /
  p>s .
tap:  | c
tcl: k>- nb>- nv>- o>- |
  k>p [ ] { }
terraform: kr>k m>mi na>nx nb>nx nc>s2 nv>s2 o>p |
ttcn3: mf>mi |
turtle: ->w c>c1 ge>na k>kd kt>k nt>n nv>nl o>na w>w |
  p>nn :
twig: x>- |
  k>ow in
vala: kd>k mi>m o>p se>s |
vcl: kr>k ld>mx m>mi na>- no>mf s>s2 vg>- |
velocity: c>cm x>nt |
  cp>c1 ##
verilog: mh>mb |
  k>kt input negedge output posedge
  p>o @
vhdl: nc>n o>p |
  k>ow not
  o>o < =
xojo: c>c1 n>- ow>o s>s2 w>w |
  k>c1 Set
  k>o not
  o>c1 /
  ow>c1 in
  p>- .
xquery: kd>k l>w mi>m n>nv na>s ow>k s2>s w>w |
  p>s "
  p>o /
yang: k>kd nc>kt nv>n w>w |
zig: kr>k |
  o>p :
"""


@cache
def dialect_of(tag: str) -> Dialect:
    """Return how Rouge's lexer `tag` names what the Pygments lexer for it finds."""
    entry = _entries().get(tag)
    if entry is None:
        return Dialect()
    first, *more = entry.split("\n")
    pairs, _, takers = first.partition("|")
    words: dict[tuple[str, str], str] = {}
    for line in more:
        pair, *texts = line.split()
        old, new = _pair(pair)
        words.update({(old, text): new for text in texts})
    return Dialect(dict(_pair(pair) for pair in pairs.split()), words, frozenset(takers.split()))


@cache
def _entries() -> dict[str, str]:
    entries = _TABLE.strip("\n").replace("\n  ", "\0").split("\n")
    return {tag: rest.replace("\0", "\n") for tag, _, rest in (entry.partition(": ") for entry in entries)}


def _pair(text: str) -> tuple[str, str]:
    old, _, new = text.partition(">")
    return old.replace("-", ""), new.replace("-", "")
