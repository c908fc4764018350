#pragma once

#include "ui/delegates/tokens.h"

#include <QProxyStyle>

class QAbstractButton;
class QStyleOptionButton;

namespace fc::ui {

enum class ButtonKind { Neutral, Primary, Quiet, Danger };

/// How a button is drawn. Neutral if never set.
void setButtonKind(QAbstractButton* button, ButtonKind kind);
ButtonKind buttonKind(const QWidget* button);
/// 24 px instead of 28: buttons in rows and cards.
void setSmall(QWidget* control);

/// Fusion with the look of the pictures: no style sheets, every colour from Tokens. Widgets that paint themselves ask
/// tokensOf(widget). GUI thread.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    explicit Style(Scheme scheme = Scheme::Light);

    Scheme scheme() const { return m_tokens->scheme; }
    const Tokens& tokens() const { return *m_tokens; }
    /// Takes effect with the palette that the caller sets on the application afterwards.
    void setScheme(Scheme scheme) { m_tokens = &tokensFor(scheme); }

    QPalette standardPalette() const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

private:
    struct ButtonInks;
    ButtonInks buttonInks(const QStyleOption& option, const QWidget* widget) const;
    void drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawButtonLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget) const;
    void drawToolPanel(const QStyleOption& option, QPainter& painter) const;
    void drawField(const QStyleOption& option, QPainter& painter) const;
    void drawCheck(const QStyleOption& option, QPainter& painter, bool round) const;
    void drawRowPanel(const QStyleOption& option, QPainter& painter) const;
    void drawBranch(const QStyleOption& option, QPainter& painter) const;
    void drawScrollBar(const QStyleOptionComplex& option, QPainter& painter) const;
    bool drawHeader(ControlElement element, const QStyleOption& option, QPainter& painter) const;
    bool drawTab(ControlElement element, const QStyleOption& option, QPainter& painter) const;
    bool drawMenuItem(const QStyleOption& option, QPainter& painter) const;
    void drawProgress(const QStyleOption& option, QPainter& painter) const;
    void drawCombo(const QStyleOptionComplex& option, QPainter& painter) const;

    const Tokens* m_tokens;
};

/// Tokens of the style that draws this widget; light if it is drawn by a foreign style.
const Tokens& tokensOf(const QWidget* widget);
/// Sets style, palette and font of the application. Called once by main and by tests; afterwards use applyScheme.
Style* installStyle(Scheme scheme);
/// Switches the scheme of an installed style; every widget gets a PaletteChange.
void applyScheme(Style& style, Scheme scheme);

} // namespace fc::ui
