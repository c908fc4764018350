#include "ui/models/diff_lines.h"

#include "diff/tree_diff.h"
#include "ui/bridge/qt_strings.h"

#include <QCoreApplication>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

struct DiffLineWords
{
    Q_DECLARE_TR_FUNCTIONS(fc::ui)
};

void addDevice(const engine::FabricView& view, const engine::DeviceView& device, const DiffLineOptions& wanted,
               std::vector<DiffLine>& lines)
{
    DiffLine head;
    head.kind = DiffLine::Kind::Device;
    head.device = q(device.device.name);
    head.status = statusOf(device.config);
    head.note = wordOf(head.status).toLower();
    if (!device.configReason.empty())
        head.note += u", "_s % q(device.configReason);
    if (device.unmanaged > 0)
        head.note += u", "_s % DiffLineWords::tr("%1 unmanaged").arg(device.unmanaged);
    for (const diff::Hunk& hunk : device.diff->hunks) {
        ++(hunk.op == diff::Op::Add ? head.add : hunk.op == diff::Op::Remove ? head.remove : head.change);
        head.open += view.decisions.count(hunk.id) == 0 ? 1 : 0;
    }
    lines.push_back(head);
    diff::SideBySideOptions options;
    options.foldUnchanged = wanted.foldUnchanged;
    options.showUnmanaged = wanted.showUnmanaged;
    if (const auto opened = wanted.open.find(device.device.name); opened != wanted.open.end())
        options.open = opened->second;
    for (diff::SideRow& row : diff::sideBySide(*view.schema, *device.diff, options)) {
        DiffLine line;
        line.kind = row.kind == diff::RowKind::Fold        ? DiffLine::Kind::Fold
                    : row.kind == diff::RowKind::Unmanaged ? DiffLine::Kind::Unmanaged
                                                           : DiffLine::Kind::Tree;
        line.device = head.device;
        if (row.hunk >= 0 && static_cast<std::size_t>(row.hunk) < device.diff->hunks.size())
            line.hunk = q(device.diff->hunks[static_cast<std::size_t>(row.hunk)].id);
        line.row = std::move(row);
        lines.push_back(std::move(line));
    }
}

} // namespace

std::vector<DiffLine> diffLines(const engine::FabricView& view, const DiffLineOptions& options)
{
    std::vector<DiffLine> lines;
    for (const engine::DeviceView& device : view.devices)
        if (device.diff && !device.diff->hunks.empty())
            addDevice(view, device, options, lines);
    for (const engine::DeviceView& device : view.devices) {
        if (device.config != engine::ConfigState::NotCompared)
            continue;
        DiffLine line;
        line.kind = DiffLine::Kind::Note;
        line.device = q(device.device.name);
        line.status = Status::NoData;
        line.note = DiffLineWords::tr("not compared: %1").arg(q(device.configReason));
        lines.push_back(std::move(line));
    }
    return lines;
}

QString describeHunk(const diff::Hunk& hunk, int position, int total)
{
    const QString op = hunk.op == diff::Op::Add      ? DiffLineWords::tr("added")
                       : hunk.op == diff::Op::Remove ? DiffLineWords::tr("removed")
                       : hunk.op == diff::Op::Move   ? DiffLineWords::tr("moved")
                                                     : DiffLineWords::tr("changed");
    QString words = op % u", "_s % q(hunk.device) % u", "_s % q(model::toString(hunk.path));
    if (!hunk.oldJson.empty())
        words += u", "_s % DiffLineWords::tr("running %1").arg(q(hunk.oldJson));
    if (!hunk.newJson.empty())
        words += u", "_s % DiffLineWords::tr("intended %1").arg(q(hunk.newJson));
    return words % u", "_s % DiffLineWords::tr("%1 of %2").arg(position).arg(total);
}

} // namespace fc::ui
