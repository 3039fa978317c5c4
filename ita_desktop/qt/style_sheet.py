"""The style sheet of the window: buttons, fields and what floats; rows and charts are drawn, never styled here."""

from collections.abc import Callable, Iterable
from string import Template

from ita_desktop import bundled
from ita_desktop.qt.tokens import Tokens, mix

_BUTTONS = """
QPushButton, QToolButton, QMenu, QComboBox, QAbstractItemView { icon-size: $p18; }
QPushButton, QToolButton {
    color: $ink; background: $paper; border: 1px solid $line2; border-radius: $p6;
    padding: 0 $p14; min-height: $button; font-weight: 500;
}
QToolButton { padding: 0 $p6; }
QPushButton[row="true"], QToolButton[row="true"] { min-height: $row_button; padding: 0 $p10; }
QToolButton[row="true"] { padding: 0 $p5; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:checked, QToolButton:checked { background: $tint2; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $page; border-color: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 $p13; }
QToolButton:focus { padding: 0 $p5; }
QPushButton[row="true"]:focus { padding: 0 $p9; }
QToolButton[row="true"]:focus { padding: 0 $p4; }
QPushButton:focus, QToolButton:focus { min-height: $button_focus; }
QPushButton[row="true"]:focus, QToolButton[row="true"]:focus { min-height: $row_button_focus; }

QPushButton[kind="main"], QDialogButtonBox QPushButton:default {
    color: $on_accent; background: $accent; border-color: $accent;
}
QPushButton[kind="main"]:hover, QDialogButtonBox QPushButton:default:hover { background: $accent_hover; }
QPushButton[kind="main"]:pressed, QDialogButtonBox QPushButton:default:pressed { background: $accent_pressed; }
QPushButton[kind="main"]:disabled { color: $faint; background: $hover; border-color: $hover; }
QPushButton[kind="main"]:focus, QDialogButtonBox QPushButton:default:focus { border-color: $focus_on_accent; }
QDialogButtonBox { button-layout: 0; }
QPushButton[kind="plain"], QToolButton[kind="plain"] { background: transparent; border-color: transparent; }
QPushButton[kind="plain"] { color: $accent; padding: 0 $p8; }
QPushButton[kind="plain"]:hover, QToolButton[kind="plain"]:hover { background: $hover; }
QPushButton[kind="plain"]:pressed, QToolButton[kind="plain"]:pressed { background: $line; }
QPushButton[kind="plain"]:disabled, QToolButton[kind="plain"]:disabled { color: $faint; }
QPushButton[kind="plain"]:focus { border-color: $accent; padding: 0 $p7; }
QToolButton[kind="plain"]:focus { border-color: $accent; }
QToolButton[kind="plain"]:checked { background: $tint2; }
QPushButton[kind="danger"] { color: $red; border-color: $red; }
QPushButton[kind="danger"]:hover { background: $red_ground; }
QPushButton[kind="danger"]:focus { border-color: $red; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
    image: url($chevron_down); width: $p14; height: $p14; subcontrol-position: right center; right: $p6;
}
QToolButton::menu-indicator { width: 0; height: 0; image: none; }
"""

_FIELDS = """
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
    color: $ink; background: $paper; border: 1px solid $line2; border-bottom-color: $edge; border-radius: $p6;
    padding: 0 $p9; min-height: $button; selection-background-color: $tint2; selection-color: $ink;
    placeholder-text-color: $ink3;
}
QTextEdit, QPlainTextEdit { padding: $p4 $p6; }
QLineEdit[row="true"], QAbstractSpinBox[row="true"], QComboBox[row="true"] { min-height: $row_button; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $edge; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
    border-color: $edge; border-bottom: 2px solid $accent;
}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on { min-height: $field_focus; }
QLineEdit[row="true"]:focus, QAbstractSpinBox[row="true"]:focus, QComboBox[row="true"]:focus {
    min-height: $row_field_focus;
}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: $faint; background: $page; border-color: $line;
}
QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only { background: $sunk; }
QTextBrowser:read-only { background: $paper; border: 1px solid $line; padding: 0; }
QTextBrowser:focus { border-color: $accent; }
QLineEdit[wrong="true"], QTextEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"] {
    border-color: $red;
}
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox {
    border-radius: 0; padding: 0 $p4; min-height: 0;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    border: none; background: transparent; padding: 0; min-height: 0;
}
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus {
    border: none; background: transparent; padding: 0; min-height: 0;
}
QLineEdit[search="true"] { padding: 0 $p2; }
QComboBox { padding-right: $p28; }
QComboBox::drop-down { border: none; width: $p28; subcontrol-position: right center; }
QComboBox::down-arrow { image: url($chevron_down); width: $p16; height: $p16; }
QComboBox QAbstractItemView, #offers {
    background: $paper; border: 1px solid $line2; padding: $p4; outline: none;
    selection-background-color: $selected; selection-color: $ink;
}
QAbstractSpinBox { padding-right: $p24; }
QAbstractSpinBox::up-button { subcontrol-position: top right; border: none; width: $p24; height: $p16; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; border: none; width: $p24; height: $p16; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: $p12; height: $p12; }
QAbstractSpinBox::down-arrow { image: url($chevron_down); width: $p12; height: $p12; }
"""

_CHOICES = """
QCheckBox, QRadioButton {
    color: $ink; spacing: $p8; min-height: $choice; padding: 0 $p4; border: 2px solid transparent;
    border-radius: $p4; background: transparent;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
    width: $p16; height: $p16; border: 1px solid $edge; border-radius: $p4; background: $paper;
}
QRadioButton::indicator {
    width: $p16; height: $p16; border: 1px solid $edge; border-radius: $round; background: $paper;
}
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $tint; border-color: $accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url($check);
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url($dash);
}
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($dot); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $hover; border-color: $line2; }
"""

_FRAMES = """
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: $p10; }
QScrollBar:horizontal { height: $p10; }
QScrollBar::handle { background: $line2; border: none; border-radius: $p3; }
QScrollBar::handle:vertical { min-height: $p32; margin: $p1 $p2; }
QScrollBar::handle:horizontal { min-width: $p32; margin: $p2 $p1; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; border: none; }
QTabBar::tab {
    color: $ink2; background: transparent; border: 2px solid transparent; border-bottom-color: transparent;
    padding: $p4 $p12; min-height: $p22; margin: 0;
}
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar:focus::tab:selected, QTabBar::tab:selected:focus { border-color: $accent; border-radius: $p4; }

QGroupBox {
    color: $ink; background: transparent; border: none; border-top: 1px solid $line;
    margin-top: $p24; padding-top: $p8; font-weight: 600;
}
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0; }

QHeaderView { background: $paper; border: none; }
QHeaderView::section {
    color: $ink2; background: $paper; border: none; border-bottom: 1px solid $line2;
    padding: 0 $p8; min-height: $p30;
}
QTableCornerButton::section { background: $paper; border: none; border-bottom: 1px solid $line2; }
QAbstractItemView { background: $paper; border: none; outline: none; }
QDialog, QMessageBox { background: $paper; }
QInputDialog QLineEdit { min-width: 15em; }
QStatusBar { background: $desk; color: $ink2; }
QStatusBar::item { border: none; }
QProgressBar { background: $line; border: none; border-radius: $p3; max-height: $p6; min-height: $p6; }
QProgressBar::chunk { background: $accent; border-radius: $p3; }
"""

_FLOATING = """
QMenuBar { background: $desk; color: $ink; border: none; }
QMenuBar::item { background: transparent; padding: $p4 $p10; border-radius: $p4; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $paper; color: $ink; border: 1px solid $line2; padding: $p6; }
QMenu::item { padding: $p5 $p24 $p5 $p12; border-radius: $p4; min-height: $p22; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: $p8; }
QMenu::separator { height: 1px; background: $line; margin: $p5 $p8; }
QMenu::indicator { width: $p16; height: $p16; margin-left: $p6; }
QMenu::indicator:checked { image: url($tick); }
QMenu::right-arrow { image: url($chevron_right); width: $p14; height: $p14; margin-right: $p6; }
QToolTip { color: $ink; background: $paper; border: 1px solid $line2; padding: $p5 $p8; }
QCalendarWidget QWidget { alternate-background-color: $sunk; }
"""

# Words of an office that look like HTML are words. A tooltip is made of HTML, with the words in it escaped.
_PLAIN = """
QLabel { qproperty-textFormat: PlainText; }
QTipLabel { qproperty-textFormat: AutoText; }
"""

_RULES = Template(_PLAIN + _BUTTONS + _FIELDS + _CHOICES + _FRAMES + _FLOATING)
_LONGEST_MEASURE = 40


def style_sheet(
    tokens: Tokens, dark: bool, px: Callable[[float], int], types: Iterable[tuple[str, int, int]]
) -> str:
    values = {name: colour.name() for name, colour in tokens._asdict().items()}
    values |= {f"p{number}": f"{px(number)}px" for number in range(1, _LONGEST_MEASURE + 1)}
    values |= {
        "faint": mix(tokens.ink3, tokens.page, 0.6).name(),
        "accent_hover": mix(tokens.accent, tokens.ink, 0.88).name(),
        "accent_pressed": mix(tokens.accent, tokens.ink, 0.76).name(),
        "focus_on_accent": tokens.ink.name(),
        # Heights count the border, a style sheet does not: 34 with 1 px edges, and the same with the focus ring.
        "button": f"{px(34) - 2}px",
        "button_focus": f"{px(34) - 4}px",
        "row_button": f"{px(30) - 2}px",
        "row_button_focus": f"{px(30) - 4}px",
        "field_focus": f"{px(34) - 3}px",
        "row_field_focus": f"{px(30) - 3}px",
        # A radius over half the size would make a square.
        "round": f"{(px(16) + 2) // 2}px",
        "choice": f"{px(26) - 4}px",
    }
    pictures = bundled.folder("resources") / "icons" / "style"
    shade = "dark" if dark else "light"
    for name in ("check", "dash", "dot", "tick", "chevron-down", "chevron-up", "chevron-right"):
        values[name.replace("-", "_")] = f'"{(pictures / f"{name}-{shade}.svg").as_posix()}"'
    return _RULES.substitute(values) + _type_rules(tokens, types)


def _type_rules(tokens: Tokens, types: Iterable[tuple[str, int, int]]) -> str:
    sizes = (
        f'QWidget[type="{label}"] {{ font-size: {size}px; font-weight: {weight}; }}'
        for label, size, weight in types
    )
    inks = (
        f'QLabel[ink="{name}"] {{ color: {getattr(tokens, name).name()}; }}'
        for name in ("ink", "ink2", "ink3", "accent", "green", "amber", "red", "violet")
    )
    return "\n".join((*sizes, *inks))
