"""Windows batch files, in the tokens of Rouge's `batchfile`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include, words
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String, Text

from blogengine.highlight.lexers.rules import OwnLexer

if TYPE_CHECKING:
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_DEVICES = """
aux com1 com2 com3 com4 com5 com6 com7 com8 com9 con lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 nul prn
"""
_KEYWORDS = "call do else exit for goto if in"
_OPERATORS = "cmdextversion defined equ errorlevel exist geq gtr leq lss neq not"
_COMMANDS = """
addusers admodcmd ansicon arp assoc at attrib bcdboot bcdedit bitsadmin break browstat cacls cd certreq certutil change
chcp chdir chkdsk chkntfs choice cidiag cipher cleanmgr clip cls cmd cmdkey color comp compact compress convert
convertcp copy coreinfo csccmd cscript csvde curl date debug defrag del delprof deltree devcon diamond dir dirquota
diruse diskpart diskshadow diskuse dism dnscmd doskey dpath driverquery dsacls dsadd dsget dsmgmt dsmod dsmove dsquery
dsregcmd dsrm echo edlin endlocal erase eventcreate expand extract fc fdisk find findstr fltmc forfiles format freedisk
fsutil ftp ftype getmac gpresult gpupdate graftabl help hostname icacls ifmember inuse ipconfig kill label lgpo lodctr
logman logoff logtime makecab mapisend mbsacli md mem mkdir mklink mode more mountvol move moveuser msg mshta msiexec
msinfo32 mstsc nbtstat net net1 netdom netsh netstat nlsinfo nltest now nslookup ntbackup ntdsutil ntoskrnl ntrights
nvspbind openfiles path pathping pause perms ping pngout pnputil popd portqry powercfg print printbrm prncnfg prnmngr
procdump prompt psexec psfile psgetsid psinfo pskill pslist psloggedon psloglist pspasswd psping psservice psshutdown
pssuspend pushd qbasic qgrep qprocess query quser qwinsta rasdial rd recover reg reg1 regdump regedt32 regini regsvr32
ren rename replace reset restore rmdir rmtshare robocopy route rpcping run runas rundll32 sc scandisk schtasks setlocal
setspn setx sfc share shellrunas shift shortcut shutdown sigcheck sleep slmgr sort start strings subinacl subst sysmon
systeminfo takeown taskkill tasklist telnet tftp time timeout title tlist touch tracerpt tracert tree tscon tsdiscon
tskill tttracer type typeperf tzutil undelete unformat ver verifier verify vmconnect vol vssadmin w32tm waitfor wbadmin
wecutil wevtutil wget where whoami windiff winrm winrs wmic wpeutil wpr wscript wuauclt wusa xcopy
"""
_ATTRIBUTES = "disable enabledelayedexpansion enableextensions off on"
_PROGRAM = r"(?:\.(?i:exe))?"


def _quoted(quote: str, kind: _TokenType) -> list[object]:
    """Return the rules inside a quote; what is expanded is so in all three kinds."""
    return [(rf"[^\^%!{quote}]+", kind), (quote, kind, "#pop"), include("escapes"), include("expansions")]


class BatchfileLexer(OwnLexer):
    """Reads batch files; commands are known in lower case only, and every other word reads as `set` does.

    An option takes the white space after it.
    """

    name = "Batchfile"
    flags = re.ASCII | re.MULTILINE
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"@?(?i:rem)(?u:\b).*|^::.*", Comment),
            (r":[a-zA-Z]+", Name.Label),
            include("words"),
            (r"(?:[/+]|--?)[a-zA-Z]+\s*", Name.Attribute),
            include("expansions"),
            (r"[<>&|(){}\[\]\-+=;,~?*]", Operator),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"\d+", Number),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r"`", String.Backtick, "backtick"),
            (r"(?<=[a-zA-Z0-9_])\.(?i:exe)", Error),
            (r"[^\s&|()\[\]{}\^=;!%+\-,\"'`~?*]+", Text),
            include("escapes"),
        ],
        "words": [
            (words(_KEYWORDS.split(), suffix=r"\b"), Keyword),
            (words(_COMMANDS.split(), suffix=rf"\b{_PROGRAM}"), Name.Builtin),
            (words(_OPERATORS.split(), suffix=r"\b"), Operator.Word),
            (words(_ATTRIBUTES.split(), suffix=r"\b"), Name.Attribute),
            (words(_DEVICES.split(), suffix=r"\b"), Keyword.Reserved),
            (r"[a-zA-Z]\w*", Keyword.Declaration),
        ],
        "escapes": [(r"\^[\s\S]", String.Escape)],
        "expansions": [
            (r"[%!]++[a-zA-Z_$@#]++[%!]+", Name.Variable),
            (r"%++~?[a-zA-Z]+\d?", Name.Variable.Magic),
            (r"[%!]++(?![~a-zA-Z_$@#])", Error),
        ],
        "double": _quoted('"', String.Double),
        "single": _quoted("'", String.Single),
        "backtick": _quoted("`", String.Backtick),
    }
