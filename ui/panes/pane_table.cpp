#include "ui/panes/pane_table.h"

#include "ui/panes/fabric/fabric_pane.h"

namespace fc::ui {

std::vector<Pane*> makePanes(const PaneContext& context, QWidget* parent)
{
    return {new FabricPane(context, parent)};
}

QWidget* makeTray(const PaneContext&, QWidget*)
{
    return nullptr;
}

} // namespace fc::ui
