"""Pictures, text boxes and charts on a page, as DrawingML."""

from ita_desktop.documents.writers.style import Measure
from ita_desktop.documents.writers.word_package import Picture, WordPackage
from ita_desktop.documents.writers.word_text import attribute
from ita_desktop.documents.writers.word_units import emu_of_mm

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NO_LOCKS = "<wp:cNvGraphicFramePr/>"


def offset_mm(length: Measure) -> str:
    return f"<wp:posOffset>{emu_of_mm(length)}</wp:posOffset>"


def aligned(place: str) -> str:
    return f"<wp:align>{place}</wp:align>"


def _extent(width_mm: Measure, height_mm: Measure, tag: str = "wp:extent") -> str:
    return f'<{tag} cx="{emu_of_mm(width_mm)}" cy="{emu_of_mm(height_mm)}"/>'


def _named(package: WordPackage, name: str) -> str:
    number = package.next_drawing_id()
    return f'<wp:docPr id="{number}" name="{attribute(name)} {number}" descr="{attribute(name)}"/>'


def _graphic(uri: str, content: str) -> str:
    return f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'


def _inline(package: WordPackage, name: str, extent: str, graphic: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"{extent}{_named(package, name)}{_NO_LOCKS}{graphic}</wp:inline></w:drawing></w:r>"
    )


def _anchored(name: str, across: str, down: str, extent: str, graphic: str) -> str:
    """In front of nothing and behind nothing: text takes no notice. Measured from the margin and from the page."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="page">{down}</wp:positionV>'
        f'{extent}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>{name}{_NO_LOCKS}{graphic}'
        "</wp:anchor></w:drawing>"
    )


def _picture_graphic(picture: Picture, width_mm: Measure, height_mm: Measure) -> str:
    shape = f'<a:xfrm><a:off x="0" y="0"/>{_extent(width_mm, height_mm, "a:ext")}</a:xfrm>'
    return _graphic(
        _PICTURE,
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="emblem"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture.relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{shape}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>',
    )


def inline_picture(package: WordPackage, picture: Picture, name: str, height_mm: Measure) -> str:
    width_mm = height_mm * picture.width_by_height
    graphic = _picture_graphic(picture, width_mm, height_mm)
    return _inline(package, name, _extent(width_mm, height_mm), graphic)


def anchored_picture(
    package: WordPackage, picture: Picture, name: str, height_mm: Measure, down_mm: Measure
) -> str:
    """At the left margin, `down_mm` below the edge of the paper."""
    width_mm = height_mm * picture.width_by_height
    graphic = _picture_graphic(picture, width_mm, height_mm)
    extent = _extent(width_mm, height_mm)
    return f"<w:r>{_anchored(_named(package, name), offset_mm(0), offset_mm(down_mm), extent, graphic)}</w:r>"


def text_box(
    package: WordPackage,
    name: str,
    paragraphs: str,
    *,
    across: str,
    down: str,
    width_mm: Measure,
    height_mm: Measure,
) -> str:
    """A box without lines or inner margins; `across` and `down` are `offset_mm(...)` or `aligned(...)`."""
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/>{_extent(width_mm, height_mm, "a:ext")}</a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp>"
    )
    extent = _extent(width_mm, height_mm)
    drawing = _anchored(_named(package, name), across, down, extent, _graphic(_SHAPE, shape))
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>'


def inline_chart(
    package: WordPackage, relationship: str, name: str, width_mm: Measure, height_mm: Measure
) -> str:
    graphic = _graphic(_CHART, f'<c:chart r:id="{relationship}"/>')
    return _inline(package, name, _extent(width_mm, height_mm), graphic)
