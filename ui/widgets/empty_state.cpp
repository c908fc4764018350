#include "ui/widgets/empty_state.h"

#include "ui/delegates/glyphs.h"
#include "ui/delegates/style.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace fc::ui {

namespace {

/// The 32 px glyph; decoration, the sentence says the same.
class BigGlyph final : public QWidget
{
public:
    explicit BigGlyph(QWidget* parent) : QWidget(parent) { setFixedSize(32, 32); }
    Status status = Status::None;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGlyph(painter, rect(), status, tokensOf(this).tone(status).ink);
    }
};

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_glyph(new BigGlyph(this)),
      m_sentence(makeLabel(Type::EmptyTitle, QPalette::WindowText, {}, this)),
      m_line(makeLabel(Type::Secondary, kSecondaryText, {}, this)), m_buttons(new QHBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_glyph, 0, Qt::AlignHCenter);
    for (QLabel* label : {m_sentence, m_line}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        layout->addWidget(label);
    }
    layout->addSpacing(4);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    m_buttons->addStretch();
    layout->addLayout(m_buttons);
    layout->addStretch(3);
}

void EmptyState::set(Status status, const QString& sentence, const QString& line)
{
    static_cast<BigGlyph*>(m_glyph)->status = status;
    m_glyph->update();
    m_sentence->setText(sentence);
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    setAccessibleName(line.isEmpty() ? sentence : sentence + QStringLiteral(". ") + line);
}

QPushButton* EmptyState::addButton(const QString& text, bool primary)
{
    auto* button = new QPushButton(text, this);
    setButtonKind(button, primary ? ButtonKind::Primary : ButtonKind::Neutral);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace fc::ui
