#pragma once

#include "engine/fabric_view.h"
#include "ui/models/status.h"

#include <QAbstractListModel>

#include <vector>

namespace fc::ui {

/// One line of the list beside the diff: a device, one of its differences, or a heading for devices without any.
struct ChangeRow
{
    enum class Kind : std::uint8_t { Device, Hunk, Quiet };
    Kind kind = Kind::Device;
    QString device;   ///< empty for Quiet
    QString hunk;     ///< id, Hunk only
    QString text;     ///< "leaf7", "Ethernet12 description", "6 in sync"
    QString note;     ///< "drift", "spine1, spine2, leaf1"
    Status status = Status::None;   ///< Device: its state. Hunk: what it would do
    Status decision = Status::None; ///< Hunk: Approved, Rejected, Deferred or None
    int add = 0, remove = 0, change = 0; ///< Device: hunks by kind
    bool operator==(const ChangeRow&) const = default;
};

/// Devices with differences first, each with its hunks; then what was not compared, then what is in sync.
/// `filter`: words that device, feature or path must contain, case-insensitive.
std::vector<ChangeRow> changeRows(const engine::FabricView& view, const QString& filter);

class ChangeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<ChangeRow> rows);
    const ChangeRow& row(int index) const { return m_rows.at(static_cast<std::size_t>(index)); }
    /// Row of a hunk, or of a device if the hunk is empty; -1 if there is none.
    int find(const QString& device, const QString& hunk) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<ChangeRow> m_rows;
};

} // namespace fc::ui
