#pragma once

#include "discovery/consistency.h"

#include <QAbstractTableModel>

#include <map>

namespace fc::ui {

/// A path across the fabric. One leaf: a row per device and instance, those first that have another value than most.
/// More leaves: the consistency view, a row per leaf and a column per device.
class LeafTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Shape { Devices, Consistency };

    explicit LeafTableModel(QObject* parent = nullptr);

    void setShape(Shape shape);
    Shape shape() const { return m_shape; }
    /// Drops all answers: another path.
    void clear();
    /// What a device answered; replaces what it answered before.
    void put(discovery::DeviceLeaves leaves);
    /// A single value that came in a stream.
    void put(const std::string& device, const std::string& path, const std::string& value);

    QString summary() const; ///< "leaf7 differs from 7 siblings in 4 leaves"
    std::size_t answers() const { return m_devices.size(); }
    const std::map<std::string, discovery::DeviceLeaves>& devices() const { return m_devices; }
    /// Path with keys of a row; empty for an invalid row.
    QString path(int row) const;
    QString device(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// A row is dragged as its path, in text.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    struct Row
    {
        std::string device, path, value;
        bool outlier = false;
        bool problem = false;
    };
    void rebuild();
    /// Of two devices neither is the usual one: what differs is marked on both sides and stands first.
    bool comparesTwo() const { return m_shape == Shape::Consistency && m_table.devices.size() == 2; }

    Shape m_shape = Shape::Devices;
    std::map<std::string, discovery::DeviceLeaves> m_devices;
    discovery::ConsistencyTable m_table;
    std::vector<Row> m_rows; ///< Shape::Devices
};

} // namespace fc::ui
