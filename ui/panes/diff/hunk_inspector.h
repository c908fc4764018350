#pragma once

#include "diff/hunk.h"
#include "engine/fabric_view.h"

#include <QScrollArea>

class QVBoxLayout;

namespace fc::ui {

/// Explains one hunk: both values, where the intended one comes from, what approving it does.
class HunkInspector : public QScrollArea
{
    Q_OBJECT

public:
    explicit HunkInspector(QWidget* parent = nullptr);

    /// `position` of `total`, counted from 1. nullptr empties it.
    void show(const engine::FabricView& view, const engine::DeviceView* device, const diff::Hunk* hunk, int position,
              int total);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void section(QVBoxLayout* layout, const QString& title);
    void pair(QVBoxLayout* layout, const QString& name, const QString& value);
    void origin(QVBoxLayout* layout, const model::Origin& origin);
    void consequence(QVBoxLayout* layout, bool good, const QString& text);

    QString m_shown; ///< what is shown, so that equal views do not rebuild it
};

} // namespace fc::ui
