#include "ui/models/path_marks.h"

#include <QSettings>

#include <algorithm>

namespace fc::ui {

using namespace Qt::StringLiterals;

namespace {

QSettings marksFile()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, u"fabric-console"_s, u"paths"_s);
}

} // namespace

PathMarks::PathMarks()
{
    QSettings file = marksFile();
    const int count = std::min(file.beginReadArray(u"bookmarks"_s), kBookmarks);
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        m_bookmarks[file.value(u"path"_s).toString()] = file.value(u"note"_s).toString();
    }
    file.endArray();
    m_recent = file.value(u"recent"_s).toStringList().mid(0, kRecent);
    m_last = file.value(u"last"_s).toString();
}

QString PathMarks::note(const QString& path) const
{
    const auto mark = m_bookmarks.find(path);
    return mark == m_bookmarks.end() ? QString() : mark->second;
}

void PathMarks::put(const QString& path, const QString& note)
{
    if (!has(path) && m_bookmarks.size() >= static_cast<std::size_t>(kBookmarks))
        return;
    m_bookmarks[path] = note;
    write();
}

void PathMarks::remove(const QString& path)
{
    if (m_bookmarks.erase(path) > 0)
        write();
}

void PathMarks::remember(const QString& words)
{
    const QString kept = words.simplified();
    if (kept.isEmpty() || (!m_recent.isEmpty() && m_recent.front() == kept))
        return;
    m_recent.removeIf([&kept](const QString& other) { return kept.startsWith(other); });
    m_recent.prepend(kept);
    m_recent = m_recent.mid(0, kRecent);
    write();
}

void PathMarks::setLast(const QString& words)
{
    m_last = words;
    write();
}

void PathMarks::write() const
{
    QSettings file = marksFile();
    file.remove(u"bookmarks"_s);
    file.beginWriteArray(u"bookmarks"_s);
    int at = 0;
    for (const auto& [path, note] : m_bookmarks) {
        file.setArrayIndex(at++);
        file.setValue(u"path"_s, path);
        file.setValue(u"note"_s, note);
    }
    file.endArray();
    file.setValue(u"recent"_s, m_recent);
    file.setValue(u"last"_s, m_last);
}

} // namespace fc::ui
