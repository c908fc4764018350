#pragma once

#include <QMetaType>
#include <QString>

namespace fc::ui {

/// A place a person can be: which pane, and what is current in it. Empty parts mean "leave as it is".
struct Place
{
    QString pane;   ///< pane id: "fabric", "diff", "history", "events", "connections"
    QString device; ///< device name
    QString item;   ///< what the pane understands: hunk id, "device interface" of a link, journal id, event id
    bool operator==(const Place&) const = default;
};

} // namespace fc::ui

Q_DECLARE_METATYPE(fc::ui::Place)
