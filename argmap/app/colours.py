"""Light and dark: which one holds, and how the widgets take it on. The colours are in resources."""

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from argmap.picture.palette import Theme, load_theme
from argmap.shipped import shipped


def theme_for(choice: str) -> Theme:
    """Give the theme for a choice; ``system`` follows the desktop, and is light where that says nothing."""
    if choice in {"light", "dark"}:
        return load_theme(choice)
    is_dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return load_theme("dark" if is_dark else "light")


def dress(application: QApplication, theme: Theme) -> None:
    """Give all widgets the theme's colours."""
    QDir.setSearchPaths("icons", [str(shipped("resources", "icons"))])  # the style sheet names some
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style(theme))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.frame,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.card,
        role.Link: theme.accent,
        role.Mid: theme.panel_line,
        role.Midlight: theme.panel_line,
        role.Light: theme.card,
        role.Dark: theme.card_line,
        role.Shadow: theme.card_line,
        role.BrightText: theme.attack,
        role.Accent: theme.accent,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.ButtonText, role.WindowText):
        faint = QColor(theme.muted)
        faint.setAlpha(130)
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return palette


def _style(theme: Theme) -> str:
    """Round corners and hairlines, which a palette cannot say."""
    return f"""
QToolBar {{ background: {theme.panel}; border: 0; border-bottom: 1px solid {theme.panel_line};
  padding: 4px 8px; spacing: 2px; }}
QToolBar QToolButton {{ border: 0; border-radius: 6px; padding: 4px 7px; color: {theme.text}; }}
QToolBar QToolButton:hover {{ background: {theme.accent_soft}; }}
QToolBar QToolButton:pressed {{ background: {theme.panel_line}; }}
QToolBar QToolButton:disabled {{ color: {theme.muted}; }}
QToolBar::separator {{ background: {theme.panel_line}; width: 1px; margin: 8px 6px; }}
QMenuBar {{ background: {theme.panel}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; }}
QMenuBar::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}
QMenu {{ background: {theme.card}; border: 1px solid {theme.panel_line}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 26px; border-radius: 5px; }}
QMenu::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}
QMenu::item:disabled {{ color: {theme.muted}; }}
QMenu::separator {{ height: 1px; background: {theme.panel_line}; margin: 5px 8px; }}
QStatusBar {{ background: {theme.panel}; border-top: 1px solid {theme.panel_line}; color: {theme.muted}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel, QStatusBar QToolButton {{ color: {theme.muted}; padding: 2px 8px; border: 0; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ background: {theme.field};
  border: 1px solid {theme.card_line}; border-radius: 6px; padding: 4px 7px;
  selection-background-color: {theme.accent}; selection-color: {theme.card}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {{
  border: 1px solid {theme.accent}; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: url(icons:chevron-down.svg); width: 12px; height: 12px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: 18px; }}
QAbstractSpinBox::up-arrow {{ image: url(icons:chevron-up.svg); width: 9px; height: 9px; }}
QAbstractSpinBox::down-arrow {{ image: url(icons:chevron-down.svg); width: 9px; height: 9px; }}
QComboBox QAbstractItemView {{ background: {theme.card}; border: 1px solid {theme.panel_line};
  selection-background-color: {theme.accent_soft}; selection-color: {theme.text}; padding: 3px; }}
QPushButton {{ background: {theme.card}; border: 1px solid {theme.card_line}; border-radius: 6px; padding: 5px 12px; }}
QPushButton:hover {{ border-color: {theme.accent}; }}
QPushButton:default {{ border-color: {theme.accent}; color: {theme.accent}; }}
QPushButton:disabled {{ color: {theme.muted}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {theme.panel_line}; }}
QTabBar::tab {{ background: transparent; padding: 8px 8px; color: {theme.muted}; border: 0;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.accent}; }}
QDockWidget {{ border: 0; }}
QMainWindow::separator {{ background: {theme.panel_line}; width: 1px; height: 1px; }}
QToolTip {{ background: {theme.card}; color: {theme.text}; border: 1px solid {theme.card_line}; padding: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 2px; }}
QScrollBar::handle {{ background: {theme.card_line}; border-radius: 3px; min-height: 28px; min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QListWidget, QTreeWidget {{ background: {theme.field}; border: 0; outline: 0; }}
QListWidget::item {{ padding: 6px; border-radius: 6px; }}
QTreeWidget::item {{ padding: 5px 2px; }}
QHeaderView::section {{ background: {theme.field}; color: {theme.muted}; border: 0; padding: 4px 2px;
  border-bottom: 1px solid {theme.panel_line}; }}
QListWidget::item:selected, QTreeWidget::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}
"""
