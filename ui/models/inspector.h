#pragma once

#include "engine/fabric_view.h"
#include "ui/models/status.h"

#include <QString>

#include <vector>

namespace fc::ui {

struct DetailPill
{
    Status status = Status::None;
    QString text;
    bool operator==(const DetailPill&) const = default;
};

struct DetailFact
{
    QString label;
    QString value; ///< mono
    QString note;  ///< after the value, quieter
    bool operator==(const DetailFact&) const = default;
};

/// One line of a list in the inspector: a hunk or a link.
struct DetailRow
{
    Status status = Status::None;
    QString title;
    QString detail;  ///< second line, mono; or the far end of a link
    QString right;   ///< mono, right-aligned
    Status mark = Status::None; ///< decision on a hunk
    QString id;      ///< hunk id, or index of the link in the view
    bool operator==(const DetailRow&) const = default;
};

/// What the inspector says of a device. Equal values need no repaint.
struct DeviceDetail
{
    QString name, subtitle;
    std::vector<DetailPill> pills;
    QString problem; ///< why it is not live or not compared, and what happens next; empty when fine
    std::vector<DetailFact> facts;
    int hunks = 0;
    QString differTitle;  ///< "Running differs from intent", "Running equals intent", ...
    QString differNote;   ///< "since 08:09:37", "checked 8 s ago"
    std::vector<DetailRow> hunkRows; ///< the first few
    int unmanaged = 0;
    std::vector<DetailRow> links;
    QString netboxUrl;
    bool canReconnect = false;
    bool operator==(const DeviceDetail&) const = default;
};
DeviceDetail detailOf(const engine::FabricView& view, const engine::DeviceView& device, SystemTime now);

/// Both ends of a link, line by line.
struct LinkComparison
{
    QString label, left, right;
    bool differs = false;
    bool operator==(const LinkComparison&) const = default;
};

struct LinkDetail
{
    QString title, subtitle;
    std::vector<DetailPill> pills;
    QString left, right; ///< device names
    std::vector<LinkComparison> rows;
    QString netboxUrl;
    bool operator==(const LinkDetail&) const = default;
};
LinkDetail detailOf(const engine::LinkView& link);

/// What a hunk is called in one line: "Ethernet12 description", "VLAN 40".
QString hunkTitle(const engine::FabricView& view, const std::string& device, const std::string& hunkId);

} // namespace fc::ui
