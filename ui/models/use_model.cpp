#include "ui/models/use_model.h"

#include "model/cli_text.h"
#include "schema/instance.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/roles.h"

namespace fc::ui {

using namespace Qt::StringLiterals;

void UseModel::setObject(std::shared_ptr<const ObjectUses> uses, int object,
                         std::shared_ptr<const schema::SchemaIndex> schema)
{
    // Another object is another table: nothing of the old one is worth keeping selected.
    beginResetModel();
    m_uses = std::move(uses);
    m_schema = std::move(schema);
    m_object = object;
    endResetModel();
}

const ObjectUse& UseModel::use(int row) const
{
    return m_uses->objects[static_cast<std::size_t>(m_object)].uses[static_cast<std::size_t>(row)];
}

QString UseModel::deviceAt(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : q(use(row).document->device);
}

QString UseModel::pathAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const ObjectUse& one = use(row);
    return one.path != nullptr ? q(model::toString(schema::toPath(*m_schema, *one.path)))
                               : QString(u"cli / "_s % q(model::toString(one.line->line)));
}

int UseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_object < 0 ? 0 : static_cast<int>(m_uses->objects[static_cast<std::size_t>(m_object)].uses.size());
}

int UseModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UseModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == kMonoRole)
        return index.column() != DeviceColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const ObjectUse& one = use(index.row());
    switch (index.column()) {
    case DeviceColumn: return q(one.document->device);
    case PathColumn: return one.path != nullptr ? pathAt(index.row()) : q(model::toString(one.line->line));
    case ValueColumn: {
        if (one.path == nullptr)
            return tr("CLI line");
        const model::TreeNode* node = one.document->tree.find(*one.path);
        // An owned field that NetBox leaves empty: it takes away what a device has there.
        return node == nullptr || !node->value ? tr("nothing") : q(model::toString(*node->value));
    }
    case FieldColumn: return q(one.origin->field);
    case RuleColumn: return q(one.origin->rule);
    default: return {};
    }
}

QVariant UseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DeviceColumn: return tr("Device");
    case PathColumn: return tr("Configuration");
    case ValueColumn: return tr("Value");
    case FieldColumn: return tr("Field");
    case RuleColumn: return tr("Rule");
    default: return {};
    }
}

} // namespace fc::ui
