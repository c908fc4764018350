#pragma once

#include <QString>
#include <QStringList>

#include <map>

namespace fc::ui {

/// What a person keeps of the paths: bookmarks with notes, and what was searched for lately. Every change is written to
/// the person's settings at once. Lives on the GUI thread.
class PathMarks
{
public:
    static constexpr int kBookmarks = 1000;
    static constexpr int kRecent = 12;

    PathMarks(); ///< reads what earlier sessions kept

    const std::map<QString, QString>& bookmarks() const { return m_bookmarks; } ///< path -> note
    bool has(const QString& path) const { return m_bookmarks.contains(path); }
    QString note(const QString& path) const; ///< empty without one
    /// Marks the path, or changes the note of one that is marked. One more than kBookmarks is not taken.
    void put(const QString& path, const QString& note);
    void remove(const QString& path);

    const QStringList& recent() const { return m_recent; } ///< newest first, at most kRecent, no doubles
    /// Words that led somewhere; the beginnings of them that were kept while they were typed go.
    void remember(const QString& words);

    QString last() const { return m_last; } ///< the words with which the last session ended
    void setLast(const QString& words);

private:
    void write() const;

    std::map<QString, QString> m_bookmarks;
    QStringList m_recent;
    QString m_last;
};

} // namespace fc::ui
