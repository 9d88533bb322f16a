"""What the control words of rich text mean to a reader.

Source: Rich Text Format (RTF) Specification, version 1.9.1.
"""

from enum import Enum, auto

from gp_toolkit.model.document import Part


class Into(Enum):
    """Where the words of a group go.

    `SKIP` may hold something that is text all the same, such as a text box inside a
    drawing; `DEAD` never does.
    """

    TEXT = auto()
    SKIP = auto()
    DEAD = auto()
    FONTS = auto()
    STYLES = auto()
    FORM = auto()
    DEFAULT = auto()
    ENTRY = auto()
    CODE = auto()
    PROPERTY = auto()
    VALUE = auto()


DESTINATIONS = {
    "fonttbl": Into.FONTS,
    "stylesheet": Into.STYLES,
    "fldinst": Into.CODE,
    "formfield": Into.FORM,
    "ffdeftext": Into.DEFAULT,
    "ffl": Into.ENTRY,
    "sn": Into.PROPERTY,
    "sv": Into.VALUE,
} | dict.fromkeys(("shpinst", "do", "upr", "background"), Into.SKIP)

# Settings, pictures, numbers of lists, and second copies of what stands elsewhere.
_DEAD = (
    "aftncn aftnsep aftnsepc annotationref atnauthor atndate atnicn atnid atnparent "
    "atnref atntime atrfend atrfstart bkmkend bkmkstart blipuid colorschememapping "
    "colortbl datafield datastore defchp defpap docvar falt fchars ffentrymcr "
    "ffexitmcr ffformat ffhelptext ffname ffstattext filetbl fldtype fname fontemb "
    "fontfile footnotesep ftncn ftnsep ftnsepc generator gridtbl info keycode "
    "latentstyles lchars list listlevel listname listoverride listoverridetable "
    "listpicture liststylename listtable listtext mailmerge mmathPict nextfile "
    "nonesttables nonshppict objalias objclass objdata objname objsect objtime "
    "oleclsid panose password passwordhash pgdsctbl pgp pict pntext pntxta pntxtb "
    "private protusertbl revtbl rsidtbl rxe shppict shprslt tc tcn template themedata "
    "txe userprops wgrffmtfilter windowcaption writereservation xe xform xmlattr "
    "xmlattrname xmlattrvalue xmlclose xmlname xmlnstbl xmlopen"
)
DESTINATIONS |= dict.fromkeys(_DEAD.split(), Into.DEAD)

# Groups that are text even though a star or a drawing stands before them.
REVIVED = frozenset(("shptxt", "dptxbxtext", "ud", "moMath", "moMathPara", "mmath"))
BOXES = frozenset(("shptxt", "dptxbxtext"))

STORIES = {
    "header": Part.HEADER,
    "headerl": Part.HEADER,
    "headerr": Part.HEADER,
    "headerf": Part.HEADER,
    "footer": Part.FOOTER,
    "footerl": Part.FOOTER,
    "footerr": Part.FOOTER,
    "footerf": Part.FOOTER,
    "footnote": Part.FOOTNOTE,
    "annotation": Part.COMMENT,
}

SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\n",
    "column": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": "\xa0",
    "_": "-",
    "\t": "\t",
    "{": "{",
    "}": "}",
    "\\": "\\",
}

_OTHERS = (
    "par sect u uc f fcharset s outlinelevel pard plain intbl itap deleted mvf revised "
    "mvt strike striked cell row nestcell nestrow ftnalt field ansi mac pc pca ansicpg "
    "fftype ffres ffdefres"
)
MEANT = frozenset((*DESTINATIONS, *REVIVED, *STORIES, *SIGNS, *_OTHERS.split()))
"""All control words that change anything; most of a file are others."""
