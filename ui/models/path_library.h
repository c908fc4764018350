#pragma once

#include "discovery/path_search.h"
#include "schema/node_texts.h"

#include <QObject>

#include <memory>
#include <thread>

namespace fc::ui {

/// A release made ready to be searched: catalog, search index and the texts beside it. They are built on a thread of
/// their own (tens of milliseconds), so no frame waits for them. Lives on the GUI thread.
class PathLibrary : public QObject
{
    Q_OBJECT

public:
    struct Shelf
    {
        std::shared_ptr<const discovery::PathCatalog> catalog;
        std::shared_ptr<const discovery::PathSearch> search;
        std::shared_ptr<const schema::TextBook> texts; ///< null where no folder of models was compiled for texts
    };

    explicit PathLibrary(QObject* parent = nullptr);
    ~PathLibrary() override; ///< waits for the thread

    /// Returns at once; opened() follows, always from the event loop. The newest index asked for wins.
    void open(std::shared_ptr<const schema::SchemaIndex> index);
    bool isReading() const { return m_reading != nullptr; }
    /// Of the last index that was opened; empty before.
    const Shelf& shelf() const { return m_shelf; }

Q_SIGNALS:
    void opened();

private:
    void start();
    void take(Shelf shelf);

    std::shared_ptr<const schema::SchemaIndex> m_wanted;
    std::shared_ptr<const schema::SchemaIndex> m_reading; ///< null: nothing runs
    Shelf m_shelf;
    std::jthread m_thread; ///< last: ends before what it reports to
};

} // namespace fc::ui
