#include "ui/panes/fabric/fabric_pane.h"

#include "ui/widgets/pane_header.h"

#include <QVBoxLayout>

namespace fc::ui {

using namespace Qt::StringLiterals;

FabricPane::FabricPane(const PaneContext& context, QWidget* parent)
    : Pane(context, parent), m_header(new PaneHeader(tr("Fabric"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_header);
    layout->addStretch();
}

QString FabricPane::id() const
{
    return u"fabric"_s;
}

QString FabricPane::title() const
{
    return tr("Fabric");
}

QString FabricPane::iconName() const
{
    return u"network"_s;
}

void FabricPane::setView(std::shared_ptr<const engine::FabricView> view)
{
    m_header->setSummary(tr("%n device(s)", nullptr, static_cast<int>(view->devices.size())));
}

} // namespace fc::ui
