#pragma once

#include "ui/delegates/fonts.h"
#include "ui/delegates/tokens.h"

#include <QString>
#include <QVector>
#include <QWidget>

namespace fc::ui {

enum class Ink : std::uint8_t { Text, Second, Third, Toned };

/// A piece of a one-line label: words in one type, numbers in mono, a glyph or icon in front.
struct Run
{
    QString text;
    Type type = Type::Secondary;
    Ink ink = Ink::Second;
    Status glyph = Status::None; ///< drawn before the text; with Ink::Toned the text takes its colour
    QString icon = {};           ///< resources/icons name, drawn before the text
    int gap = 6;                 ///< before this run; ignored on the first
};
using Runs = QVector<Run>;

int runsWidth(const Runs& runs);
void paintRuns(QPainter& painter, const QRect& area, const Runs& runs, const Tokens& tokens);
QString runsText(const Runs& runs); ///< for screen readers

/// A label of runs; its accessible name is its text. Elides nothing: it is as wide as its runs.
class RunLabel : public QWidget
{
    Q_OBJECT

public:
    explicit RunLabel(QWidget* parent = nullptr);

    void setRuns(const Runs& runs);
    void setMargins(int left, int right);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Runs m_runs;
    int m_left = 0;
    int m_right = 0;
};

} // namespace fc::ui
