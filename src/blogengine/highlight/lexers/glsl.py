"""GLSL, in the tokens of Rouge's `glsl`: the language's own functions are plain names, its variables are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.token import Name

from blogengine.highlight.lexers.c import END, CLexer, words
from blogengine.highlight.lexers.rules import any_of

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
attribute break centroid const continue default discard do else flat for if in inout invariant layout noperspective out
patch precision return sample smooth struct subroutine switch uniform varying while
"""
_TYPES = """
bool double float highp int lowp mediump uint void [bdiu]?vec[234] d?mat[234](?:x[234])?
[iu]?sampler(?:[12]D(?:Array)?|2DMS(?:Array)?|2DRect|3D|Buffer|Cube(?:Array)?)
sampler(?:[12]D(?:Array)?|2DRect|Cube(?:Array)?)Shadow
"""
_RESERVED = """
active asm cast class common enum extern external filter fixed goto half inline input interface long namespace noinline
output packed partition public row_major sampler3DRect short sizeof static superp template this typedef union unsigned
using volatile [fh]vec[234] [iu]?image(?:[12]D(?:Array)?|3D|Buffer|Cube) image[12]D(?:Array)?Shadow
"""
_BUILTINS = """
BackColor BackLightModelProduct BackLightProduct BackMaterial BackSecondaryColor ClipDistance ClipPlane ClipVertex
Color DepthRange DepthRangeParameters EyePlaneQ EyePlaneR EyePlaneS EyePlaneT Fog FogCoord FogFragCoord FogParameters
FragColor FragCoord FragData FragDepth FrontColor FrontFacing FrontLightModelProduct FrontLightProduct FrontMaterial
FrontSecondaryColor InstanceID InvocationID Layer LightModel LightModelParameters LightModelProducts LightProducts
LightSource LightSourceParameters MaterialParameters MaxClipDistances MaxClipPlanes MaxCombinedTextureImageUnits
MaxDrawBuffers MaxFragmentInputComponents MaxFragmentUniformComponents MaxFragmentUniformVectors
MaxGeometryInputComponents MaxGeometryOutputComponents MaxGeometryTextureImageUnits MaxGeometryUniformComponents
MaxGeometryVaryingComponents MaxLights MaxPatchVertices MaxTessControlInputComponents MaxTessControlOutputComponents
MaxTessControlTextureImageUnits MaxTessControlTotalOutputComponents MaxTessControlUniformComponents
MaxTessEvaluationInputComponents MaxTessEvaluationOutputComponents MaxTessEvaluationTextureImageUnits
MaxTessEvaluationUniformComponents MaxTessGenLevel MaxTessPatchComponents MaxTextureCoords MaxTextureImageUnits
MaxTextureUnits MaxVaryingComponents MaxVaryingFloats MaxVaryingVectors MaxVertexAttribs MaxVertexOutputComponents
MaxVertexTextureImageUnits MaxVertexUniformComponents MaxVertexUniformVectors MaxViewports ModelViewMatrix
ModelViewMatrixInverse ModelViewMatrixInverseTranspose ModelViewMatrixTranspose ModelViewProjectionMatrix
ModelViewProjectionMatrixInverse ModelViewProjectionMatrixInverseTranspose ModelViewProjectionMatrixTranspose
MultiTexCord0 MultiTexCord1 MultiTexCord2 MultiTexCord3 MultiTexCord4 MultiTexCord5 MultiTexCord6 MultiTexCord7 Normal
NormalMatrix NormalScale ObjectPlaneQ ObjectPlaneR ObjectPlaneS ObjectPlaneT PatchVerticesIn PerVertex Point
PointCoord PointParameters PointSize Position PrimitiveID PrimitiveIDIn ProjectionMatrix ProjectionMatrixInverse
ProjectionMatrixInverseTranspose SampleID SampleMask SamplePosition SecondaryColor TessCoord TessLevelInner
TessLevelOuter TexCoord TextureEnvColor TextureMatrix TextureMatrixInverse TextureMatrixInverseTranspose
TextureMatrixTranspose VertexID ViewportIndex
"""
"""Variables and structures, without their common `gl_`."""


class GlslLexer(CLexer):
    """Reads GLSL: C with other words."""

    name = "GLSL"
    tokens: ClassVar[Rules] = {
        "words": [
            (rf"gl_(?:{any_of(_BUILTINS)}){END}", Name.Builtin),
            *words(_KEYWORDS, _TYPES, _RESERVED),
        ],
    }
