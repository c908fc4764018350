#include "ui/widgets/pane_frame.h"

#include "ui/widgets/column_rule.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace fc::ui {

QWidget* makeListAndDetail(QWidget* list, QWidget* detail, QWidget* parent)
{
    auto* body = new QWidget(parent);
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(list, 1);
    columns->addWidget(makeColumnRule(body));
    columns->addWidget(detail);
    return body;
}

void layOutPane(QWidget* pane, QWidget* header, QStackedLayout* stack, QWidget* empty, QWidget* body)
{
    stack->addWidget(empty);
    stack->addWidget(body);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addLayout(stack, 1);
}

} // namespace fc::ui
