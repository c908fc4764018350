#include "ui/widgets/column_rule.h"

#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"

#include <QPainter>
#include <QWidget>

namespace fc::ui {

namespace {

class ColumnRule : public QWidget
{
public:
    explicit ColumnRule(QWidget* parent) : QWidget(parent) { setFixedWidth(1); }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), tokensOf(this).line); }
};

} // namespace

QWidget* makeColumnRule(QWidget* parent)
{
    return new ColumnRule(parent);
}

} // namespace fc::ui
