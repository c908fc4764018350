#include "ui/panes/pane_table.h"

#include "ui/panes/connections/connections_pane.h"
#include "ui/panes/diff/diff_pane.h"
#include "ui/panes/events/events_pane.h"
#include "ui/panes/fabric/fabric_pane.h"
#include "ui/panes/findings/findings_pane.h"
#include "ui/panes/history/history_pane.h"
#include "ui/panes/intent/intent_pane.h"
#include "ui/panes/services/services_pane.h"
#include "ui/panes/tray/plan_tray.h"
#include "ui/panes/yang/yang_pane.h"

namespace fc::ui {

std::vector<Pane*> makePanes(const PaneContext& context, QWidget* parent)
{
    return {new FabricPane(context, parent), new YangPane(context, parent),  new DiffPane(context, parent),     new HistoryPane(context, parent),
            new EventsPane(context, parent),  new ConnectionsPane(context, parent), new FindingsPane(context, parent),
            new IntentPane(context, parent), new ServicesPane(context, parent)};
}

QWidget* makeTray(const PaneContext& context, QWidget* parent)
{
    return new PlanTray(context, parent);
}

} // namespace fc::ui
