#pragma once

#include "ui/panes/pane.h"

namespace fc::ui {

class PaneHeader;

/// Topology with inspector.
class FabricPane : public Pane
{
    Q_OBJECT

public:
    explicit FabricPane(const PaneContext& context, QWidget* parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void setView(std::shared_ptr<const engine::FabricView> view) override;

private:
    PaneHeader* m_header;
};

} // namespace fc::ui
