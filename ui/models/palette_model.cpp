#include "ui/models/palette_model.h"

#include "plan/plan.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/fuzzy.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <set>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kRecent = 5;

std::optional<PaletteKind> kindOfPrefix(QChar first)
{
    switch (first.unicode()) {
    case u'>': return PaletteKind::Command;
    case u'@': return PaletteKind::Device;
    case u'/': return PaletteKind::Path;
    case u'#': return PaletteKind::Object;
    case u'!': return PaletteKind::Event;
    default: return std::nullopt;
    }
}

PaletteEntry objectEntry(const QString& text, const QString& detail, Place place)
{
    PaletteEntry entry;
    entry.kind = PaletteKind::Object;
    entry.text = text;
    entry.detail = detail;
    entry.iconName = u"database"_s;
    entry.place = std::move(place);
    return entry;
}

void addHunks(const plan::DevicePlan& device, std::vector<PaletteEntry>& entries, std::set<QString>& objects)
{
    for (const diff::Hunk& hunk : device.hunks) {
        const Place place{u"diff"_s, q(device.name), q(hunk.id)};
        PaletteEntry entry;
        entry.kind = PaletteKind::Path;
        entry.text = q(model::toString(hunk.path));
        entry.detail = q(device.name);
        entry.status = statusOf(hunk.op);
        entry.place = place;
        entries.push_back(std::move(entry));
        for (const model::Origin& origin : hunk.origins) {
            const QString text = u"%1 #%2  %3"_s.arg(q(origin.type)).arg(origin.id).arg(q(origin.display));
            if (origin.id != 0 && objects.insert(text).second)
                entries.push_back(objectEntry(text, q(device.name), place));
        }
    }
}

} // namespace

std::vector<PaletteEntry> paletteEntries(const engine::FabricView& view)
{
    std::vector<PaletteEntry> entries;
    std::set<QString> objects;
    for (const engine::DeviceView& device : view.devices) {
        PaletteEntry entry;
        entry.kind = PaletteKind::Device;
        entry.text = q(device.device.name);
        entry.detail = q(device.device.role) + u"  " + q(device.device.address) + u"  " + configBadge(device);
        entry.status = statusOf(device.config);
        entry.place = {u"fabric"_s, entry.text, {}};
        entries.push_back(entry);
        for (const std::string& service : device.device.services) {
            if (objects.insert(q(service) + entry.text).second)
                entries.push_back(objectEntry(q(service), entry.text, {u"fabric"_s, entry.text, {}}));
        }
    }
    if (view.plan != nullptr) {
        for (const plan::DevicePlan& device : view.plan->devices)
            addHunks(device, entries, objects);
    }
    return entries;
}

std::vector<PaletteEntry> paletteEntries(const std::vector<engine::EventRecord>& events)
{
    std::vector<PaletteEntry> entries;
    entries.reserve(events.size());
    for (auto it = events.rbegin(); it != events.rend(); ++it) {
        PaletteEntry entry;
        entry.kind = PaletteKind::Event;
        entry.text = it->device.empty() ? q(it->text) : q(it->device) + u"  " + q(it->text);
        entry.detail = clockText(it->time);
        entry.status = statusOf(it->severity);
        entry.place = {u"events"_s, {}, QString::number(it->id)};
        entries.push_back(std::move(entry));
    }
    return entries;
}

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    setQuery(m_query);
}

void PaletteModel::setLookup(std::function<std::vector<PaletteEntry>(const QString&)> lookup)
{
    m_lookup = std::move(lookup);
}

int PaletteModel::recency(const PaletteEntry& entry) const
{
    const auto it = std::ranges::find(m_recent, entry.text + entry.detail);
    return it == m_recent.end() ? 0 : static_cast<int>(m_recent.end() - it);
}

std::vector<int> PaletteModel::matches(const QString& query) const
{
    const auto kind = query.isEmpty() ? std::nullopt : kindOfPrefix(query.front());
    const QString words = kind ? query.mid(1).trimmed() : query.trimmed();
    struct Match
    {
        int score;
        int entry;
    };
    std::vector<Match> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& entry = m_entries[i];
        if (kind ? entry.kind != *kind : entry.kind == PaletteKind::Event)
            continue;
        int score = fuzzyScore(words, entry.text);
        if (score < 0) {
            // What is said about a thing finds it too, behind everything that is called so.
            score = fuzzyScore(words, entry.text + u' ' + entry.detail);
            score = score < 0 ? score : score / 4;
        }
        if (score >= 0)
            found.push_back({score + 1000 * recency(entry) * (words.isEmpty() ? 1 : 0), static_cast<int>(i)});
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &Match::score);
    std::vector<int> rows;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), kShown); ++i)
        rows.push_back(found[i].entry);
    return rows;
}

void PaletteModel::setQuery(const QString& query)
{
    // A new question is a new list: nothing of the old one is worth keeping selected.
    beginResetModel();
    m_query = query;
    m_answers = m_lookup ? m_lookup(query) : std::vector<PaletteEntry>();
    m_rows = matches(query);
    endResetModel();
}

const PaletteEntry* PaletteModel::at(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto at = static_cast<std::size_t>(row);
    return at < m_answers.size() ? &m_answers[at] : &m_entries[static_cast<std::size_t>(m_rows[at - m_answers.size()])];
}

void PaletteModel::remember(const PaletteEntry& entry)
{
    const QString key = entry.text + entry.detail;
    std::erase(m_recent, key);
    m_recent.insert(m_recent.begin(), key);
    if (m_recent.size() > kRecent)
        m_recent.pop_back();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_answers.size() + m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const PaletteEntry* entry = index.isValid() ? at(index.row()) : nullptr;
    if (entry == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole: return entry->text;
    case Qt::AccessibleTextRole: return QString(entry->text + u", " + entry->detail + u", " + entry->keys);
    case DetailRole: return entry->detail;
    case KeysRole: return entry->keys;
    case StatusRole: return static_cast<int>(entry->status);
    case IconRole: return entry->iconName;
    case KindRole: return static_cast<int>(entry->kind);
    default: return {};
    }
}

} // namespace fc::ui
