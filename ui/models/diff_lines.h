#pragma once

#include "diff/side_by_side.h"
#include "engine/fabric_view.h"
#include "ui/models/status.h"

#include <QString>

#include <map>
#include <set>
#include <vector>

namespace fc::ui {

/// One line of the two-column view over all devices.
struct DiffLine
{
    enum class Kind : std::uint8_t { Device, Tree, Fold, Unmanaged, Note };
    Kind kind = Kind::Tree;
    QString device;
    diff::SideRow row;  ///< Tree, Fold, Unmanaged
    QString hunk;       ///< id of the hunk the line is part of, or empty
    QString note;       ///< Device: "drift, changed 08:09:37". Note: the sentence
    Status status = Status::None; ///< Device: its state
    int add = 0, remove = 0, change = 0, open = 0; ///< Device: hunks, and those without a decision
};

/// Which folds a person opened, per device.
using OpenFolds = std::map<std::string, std::set<std::string>>;

struct DiffLineOptions
{
    OpenFolds open;
    bool foldUnchanged = true;
    bool showUnmanaged = false;
};

/// Lines of every device with differences, in the order of the view, then a note for each that was not compared.
std::vector<DiffLine> diffLines(const engine::FabricView& view, const DiffLineOptions& options);

/// For screen readers: "changed, leaf3, /interfaces/.../description, was x, intended y, 2 of 11".
QString describeHunk(const diff::Hunk& hunk, int position, int total);

} // namespace fc::ui
