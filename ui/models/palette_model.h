#pragma once

#include "ui/models/navigation.h"
#include "ui/models/status.h"

#include <QAbstractListModel>
#include <QString>

#include <functional>
#include <vector>

namespace fc::ui {

enum class PaletteKind : std::uint8_t { Command, Device, Path, Object, Event };

/// Something the palette finds: a command of the window or a place to go to.
struct PaletteEntry
{
    PaletteKind kind = PaletteKind::Command;
    QString text;
    QString detail;
    QString keys;                  ///< shortcut, shown at the right
    QString iconName;              ///< if the status has no glyph
    Status status = Status::None;
    Place place;                   ///< for everything but commands
    int command = -1;              ///< index into what the caller keeps, for commands
};

/// Devices, paths and objects of a view. Events and commands come from elsewhere.
std::vector<PaletteEntry> paletteEntries(const engine::FabricView& view);
std::vector<PaletteEntry> paletteEntries(const std::vector<engine::EventRecord>& events);

/// The list under the palette's field. A query may start with a prefix that narrows the kind:
/// > command, @ device, / path, # object, ! event; none means everything but events.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, KeysRole, StatusRole, IconRole, KindRole };
    static constexpr int kShown = 60; ///< best matches kept

    explicit PaletteModel(QObject* parent = nullptr);

    void setEntries(std::vector<PaletteEntry> entries);
    /// Answers to a query as a whole, shown before what is called like it; asked at every setQuery().
    void setLookup(std::function<std::vector<PaletteEntry>(const QString&)> lookup);
    void setQuery(const QString& query);
    /// null for an invalid row.
    const PaletteEntry* at(int row) const;
    /// What was chosen last comes first while nothing is typed; five are kept.
    void remember(const PaletteEntry& entry);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<int> matches(const QString& query) const;
    int recency(const PaletteEntry& entry) const;

    std::function<std::vector<PaletteEntry>(const QString&)> m_lookup;
    std::vector<PaletteEntry> m_answers; ///< the first rows
    std::vector<PaletteEntry> m_entries;
    std::vector<int> m_rows; ///< the rows after them
    QString m_query;
    std::vector<QString> m_recent; ///< newest first
};

} // namespace fc::ui
