#include "intent/document_set.h"

namespace fc::intent {

struct DocumentSet::Entry
{
    DocumentPtr kept;
    std::mutex mutex;      ///< guards `explained`
    DocumentPtr explained; ///< null until somebody asked
};

DocumentSet::DocumentPtr DocumentSet::shared(const std::string& device) const
{
    const auto found = m_documents.find(device);
    return found == m_documents.end() ? nullptr : found->second->kept;
}

const IntentDocument& DocumentSet::explained(const Map::value_type& entry) const
{
    const std::lock_guard lock(entry.second->mutex);
    if (!entry.second->explained && m_explain)
        entry.second->explained = m_explain(entry.first);
    return entry.second->explained ? *entry.second->explained : *entry.second->kept;
}

void DocumentSet::emplace(const std::string& device, IntentDocument document, Explain explained)
{
    auto entry = std::make_shared<Entry>();
    entry->kept = std::make_shared<const IntentDocument>(std::move(document));
    if (explained == Explain::Yes)
        entry->explained = entry->kept;
    m_documents.emplace(device, std::move(entry));
}

void DocumentSet::replace(const std::string& device, IntentDocument document)
{
    m_documents.erase(device);
    emplace(device, std::move(document));
}

void DocumentSet::take(const DocumentSet& from, const std::string& device)
{
    if (const auto found = from.m_documents.find(device); found != from.m_documents.end())
        m_documents.emplace(device, found->second);
}

} // namespace fc::intent
