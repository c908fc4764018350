#pragma once

#include "discovery/path_catalog.h"
#include "discovery/probe.h"
#include "schema/node_texts.h"

#include <QScrollArea>

#include <memory>
#include <optional>

class QLineEdit;
class QVBoxLayout;

namespace fc::ui {

/// Everything the models and the device say of one node, in words; other nodes it speaks of are links.
class NodePanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit NodePanel(QWidget* parent = nullptr);

    struct Subject
    {
        std::shared_ptr<const discovery::PathCatalog> catalog;
        discovery::EntryId entry;
        QString path; ///< with the keys picked so far
        std::shared_ptr<const schema::TextBook> texts; ///< may be null
        std::optional<discovery::ProbeReport> probe;
        bool bookmarked = false;
        QString note;
    };
    void show(const Subject& subject);
    /// To the note of the bookmark, if the node is one.
    void focusNote();

Q_SIGNALS:
    void linkFollowed(quint32 entry);
    void noteEdited(const QString& path, const QString& note); ///< of the bookmark that is shown

private:
    QLineEdit* m_note = nullptr; ///< of what is shown; null where it is no bookmark
    void addPath(const Subject& subject, QVBoxLayout* layout, QWidget* content);
    void addFacts(const Subject& subject, QVBoxLayout* layout, QWidget* content);
    void addProbe(const Subject& subject, QVBoxLayout* layout, QWidget* content);
    void addTexts(const Subject& subject, QVBoxLayout* layout, QWidget* content);
    void addLinks(const Subject& subject, QVBoxLayout* layout, QWidget* content);
};

} // namespace fc::ui
