#pragma once

#include "intent/mapper.h"

#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace fc::intent {

/// Documents by device name, read like a std::map of them. Each is immutable and may be in several sets at once, so that
/// a set in which one device differs from another set costs one document.
///
/// A document is kept without its origins where they can be made again; who reads it through find(), at() or by
/// iterating gets it explained: made on first use, then kept. Copies share what was made. Thread-safe to read.
class DocumentSet
{
    struct Entry;
    using Map = std::map<std::string, std::shared_ptr<Entry>>;

public:
    using DocumentPtr = std::shared_ptr<const IntentDocument>;
    using value_type = std::pair<const std::string&, const IntentDocument&>;
    /// The document of a device with its origins. Must not fail: the device was mapped before.
    using ExplainFunction = std::function<DocumentPtr(const std::string& device)>;

    class const_iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using difference_type = std::ptrdiff_t;
        using value_type = DocumentSet::value_type;

        /// Lends the pair to `->`.
        class Pointer
        {
        public:
            explicit Pointer(value_type entry) : m_entry(entry) {}
            const value_type* operator->() const noexcept { return &m_entry; }

        private:
            value_type m_entry;
        };

        const_iterator() = default;
        const_iterator(const DocumentSet* set, Map::const_iterator at) : m_set(set), m_at(at) {}
        value_type operator*() const { return {m_at->first, m_set->explained(*m_at)}; }
        Pointer operator->() const { return Pointer(**this); }
        const_iterator& operator++()
        {
            ++m_at;
            return *this;
        }
        const_iterator operator++(int)
        {
            const const_iterator before = *this;
            ++m_at;
            return before;
        }
        bool operator==(const const_iterator& other) const { return m_at == other.m_at; }

    private:
        const DocumentSet* m_set = nullptr;
        Map::const_iterator m_at;
    };

    /// Without a function documents are read as they are kept.
    DocumentSet() = default;
    /// The documents of `other`, explained by `explain` where they are not yet.
    DocumentSet(const DocumentSet& other, ExplainFunction explain)
        : m_documents(other.m_documents), m_explain(std::move(explain))
    {
    }

    const_iterator begin() const { return {this, m_documents.begin()}; }
    const_iterator end() const { return {this, m_documents.end()}; }
    const_iterator find(const std::string& device) const { return {this, m_documents.find(device)}; }
    /// The device must be there.
    const IntentDocument& at(const std::string& device) const { return explained(*m_documents.find(device)); }
    /// As it is kept, perhaps without origins; the same pointer in every set that has the same document. nullptr if the
    /// device is not there.
    DocumentPtr shared(const std::string& device) const;
    bool contains(const std::string& device) const { return m_documents.contains(device); }
    std::size_t size() const noexcept { return m_documents.size(); }
    bool empty() const noexcept { return m_documents.empty(); }

    void emplace(const std::string& device, IntentDocument document, Explain explained = Explain::Yes);
    /// Another document for a device that is there; other sets keep theirs.
    void replace(const std::string& device, IntentDocument document);
    /// Takes over the document of another set, and its origins if they were made.
    void take(const DocumentSet& from, const std::string& device);

private:
    const IntentDocument& explained(const Map::value_type& entry) const;

    Map m_documents;
    ExplainFunction m_explain;
};

} // namespace fc::intent
