"""Julia, in the tokens of Rouge's `julia`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include, words
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Other, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
begin catch do else elseif end export finally for function if import in isa macro module quote return struct try using
where while
"""
_BUILTINS = """
ARGS C_NULL DEPOT_PATH ENDIAN_BOM ENV Inf Inf16 Inf32 Inf64 LOAD_PATH NaN NaN16 NaN32 NaN64 VERSION devnull false im
missing nothing pi stderr stdin stdout true undef π ℯ
"""
_TYPES = """
ARPACKException AbstractArray AbstractChannel AbstractChar AbstractDict AbstractDisplay AbstractFloat AbstractIrrational
AbstractLogger AbstractMatrix AbstractREPL AbstractRNG AbstractRange AbstractSerializer AbstractSet AbstractSparseArray
AbstractSparseMatrix AbstractSparseVector AbstractString AbstractUnitRange AbstractVecOrMat AbstractVector
AbstractWorkerPool Adjoint Any ArgumentError Array AssertionError Base64DecodePipe Base64EncodePipe BasicREPL Bidiagonal
BigFloat BigInt BitArray BitMatrix BitSet BitVector Bool BoundsError BunchKaufman CachingPool CapturedException
CartesianIndex CartesianIndices Cchar Cdouble Cfloat Channel Char Cholesky CholeskyPivoted Cint Cintmax_t Clong
Clonglong ClusterManager Cmd Colon Complex ComplexF16 ComplexF32 ComplexF64 CompositeException Condition ConsoleLogger
Cptrdiff_t Cshort Csize_t Cssize_t Cstring Cuchar Cuint Cuintmax_t Culong Culonglong Cushort Cvoid Cwchar_t Cwstring
DataType Date DateFormat DatePeriod DateTime Day DenseArray DenseMatrix DenseVecOrMat DenseVector Diagonal Dict
DimensionMismatch Dims DivideError DomainError EOFError Eigen Enum ErrorException Exception ExponentialBackOff Expr
FDWatcher Factorization FileMonitor Float16 Float32 Float64 FolderMonitor Function GeneralizedEigen GeneralizedSVD
GeneralizedSchur GenericArray GenericDict GenericSet GenericString GitConfig GitRepo GlobalRef HMAC_CTX HTML Hermitian
Hessenberg Hour IO IOBuffer IOContext IOStream IPAddr IPv4 IPv6 IdDict IndexCartesian IndexLinear IndexStyle
InexactError InitError Int Int128 Int16 Int32 Int64 Int8 Integer InterruptException InvalidStateException Irrational
KeyError LAPACKException LDLt LQ LU LinRange LineEditREPL LineNumberNode LinearIndices LoadError LogLevel
LowerTriangular MIME Matrix MersenneTwister Method MethodError Microsecond Millisecond Minute Missing MissingException
Module Month NTuple NamedTuple Nanosecond Nothing NullLogger Number OrdinalRange OutOfMemoryError OverflowError
PackageMode PackageSpec Pair PartialQuickSort Period PermutedDimsArray Pipe PollingFileWatcher PosDefException
ProcessExitedException Ptr QR QRPivoted QuoteNode RandomDevice RankDeficientException Rational RawFD ReadOnlyMemoryError
Real ReentrantLock Ref Regex RegexMatch RemoteChannel RemoteException RoundingMode SHA1_CTX SHA224_CTX SHA256_CTX
SHA2_224_CTX SHA2_256_CTX SHA2_384_CTX SHA2_512_CTX SHA384_CTX SHA3_224_CTX SHA3_256_CTX SHA3_384_CTX SHA3_512_CTX
SHA512_CTX SVD Schur Second SegmentationFault Serializer Set SharedArray SharedMatrix SharedVector Signed SimpleLogger
SingularException Some SparseMatrixCSC SparseVector StackOverflowError StepRange StepRangeLen StreamREPL StridedArray
StridedMatrix StridedVecOrMat StridedVector String StringIndexError SubArray SubString SubstitutionString SymTridiagonal
Symbol Symmetric SystemError TCPSocket Task TestSetException Text TextDisplay Time TimePeriod TimeType TimeZone Timer
Transpose Tridiagonal Tuple Type TypeError TypeVar UDPSocket UInt UInt128 UInt16 UInt32 UInt64 UInt8 UTC UUID
UndefInitializer UndefKeywordError UndefRefError UndefVarError UniformScaling Union UnionAll UnitLowerTriangular
UnitRange UnitUpperTriangular Unsigned UpgradeLevel UpperTriangular Val Vararg VecElement VecOrMat Vector VersionNumber
WeakKeyDict WeakRef Week WorkerConfig WorkerPool Year
"""
_END = r"(?u:\b)"
_BLANK = r"((?:\s|\\\s)+)"
_CLOSED = r"()\[\]{}\-‐‑‒–—―«»‹›“”„‘’‚⟨⟩"
_DEFINED = rf"(?:(?u:[^\W\d])|[$+<=>^`|~]|[^\x00-\xa0{_CLOSED}])[^\s\xa0{_CLOSED}]*"
"""A name after `function` or `struct`, an operator's too, with what may follow it: all but white space and brackets."""
_EXPONENT = r"[eEf][+-]?\d+"


class JuliaLexer(OwnLexer):
    """Reads Julia; the mark of a transposed matrix is an error, the space before a defined name belongs to the name.

    In a string, `$` and what may follow it in a printf format is interpolated, not the name.
    """

    name = "Julia"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"[\[\]{}(),;]", Other),
            (r"#=", Comment.Multiline, "comment"),
            (r"#.*", Comment),
            (r"[-+=*/\\&|$~^%!<>÷≠≤≥.?:]+", Operator),
            (r'[ILE]?"', String, "string"),
            include("numbers"),
            (rf"(function|macro){_BLANK}", groups(Keyword, Name.Function), "function"),
            (rf"((?:mutable )?struct|(?:abstract|primitive) type){_BLANK}", groups(Keyword, Name.Class), "type"),
            (words(_TYPES.split(), suffix=_END), Keyword.Type),
            (rf"(?:local|global|const){_END}", Keyword.Declaration),
            (words(_KEYWORDS.split(), suffix=_END), Keyword),
            (words(_BUILTINS.split(), suffix=_END), Name.Builtin),
            (r"[a-zA-Z_\u00a1-\uffff][a-zA-Z_0-9\u00a1-\uffff]*!*", Name),
            (r"@[\w.]+", Name.Decorator),
            (r"`.*?`", String.Backtick),
            (
                r"'(?:\\.|\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,3}|\\u[a-fA-F0-9]{1,4}|\\U[a-fA-F0-9]{1,6}|[^\\'\n])'",
                String.Char,
            ),
        ],
        "numbers": [
            (rf"\d+(?:(?:_\d+)+\.\d*|\.\d+(?:_\d+)+|\.\d*)(?:{_EXPONENT})?", Number.Float),
            (rf"\d+(?:_\d+)*{_EXPONENT}", Number.Float),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (r"0o[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0x[a-fA-F0-9]+(?:_[a-fA-F0-9]+)*", Number.Hex),
            (r"\d+(?:_\d+)*", Number.Integer),
        ],
        "comment": [
            (r"[^=#]+", Comment.Multiline),
            (r"#=", Comment.Multiline, "#push"),
            (r"=#", Comment.Multiline, "#pop"),
            (r"[=#]", Comment.Multiline),
        ],
        "function": [
            (_DEFINED, Name.Function, "#pop"),
            (r"\([^\s\w{]{1,2}\)|[^\s\w{]{1,2}", Operator, "#pop"),
            (r"\s", Error),
        ],
        "type": [(_DEFINED, Name.Class, "#pop"), (r"\s", Error)],
        "string": [
            (r'[^\\"$]+', String),
            (r'"', String, "#pop"),
            (
                r"""\\(?:[\\abfnrtv"'\n]|N\{.*?\}|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|x[a-fA-F0-9]{2}|[0-7]{1,3})""",
                String.Escape,
            ),
            (r"\$(?:\(\w+\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?", String.Interpol),
            (r"\\", String),
        ],
    }
