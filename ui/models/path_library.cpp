#include "ui/models/path_library.h"

namespace fc::ui {

namespace {

PathLibrary::Shelf shelfOf(std::shared_ptr<const schema::SchemaIndex> index)
{
    PathLibrary::Shelf shelf;
    shelf.catalog = std::make_shared<const discovery::PathCatalog>(index);
    auto search = std::make_shared<discovery::PathSearch>(shelf.catalog);
    if (auto texts = schema::TextBook::openFor(*index)) {
        shelf.texts = *texts;
        search->setTexts(shelf.texts);
    }
    shelf.search = std::move(search);
    return shelf;
}

} // namespace

PathLibrary::PathLibrary(QObject* parent) : QObject(parent) {}

PathLibrary::~PathLibrary() = default;

void PathLibrary::open(std::shared_ptr<const schema::SchemaIndex> index)
{
    m_wanted = std::move(index);
    if (!m_reading && m_wanted)
        start();
}

void PathLibrary::start()
{
    m_reading = m_wanted;
    m_thread = std::jthread([this, index = m_reading] {
        QMetaObject::invokeMethod(
            this, [this, shelf = shelfOf(index)] { take(shelf); }, Qt::QueuedConnection);
    });
}

void PathLibrary::take(Shelf shelf)
{
    const bool stillWanted = m_reading == m_wanted;
    m_reading = nullptr;
    if (!stillWanted) {
        start();
        return;
    }
    m_shelf = std::move(shelf);
    Q_EMIT opened();
}

} // namespace fc::ui
