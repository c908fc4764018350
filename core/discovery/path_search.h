#pragma once

#include "discovery/path_catalog.h"
#include "discovery/query.h"
#include "schema/node_texts.h"

#include <memory>
#include <vector>

namespace fc::discovery {

struct SearchOptions
{
    std::size_t limit = 200; ///< hits returned, the best first; 0: all
    bool effectiveOnly = true; ///< without what the device does not serve; those are counted, not listed
    bool leavesOnly = false; ///< only nodes that carry a value
};

struct Hit
{
    EntryId entry;
    std::int32_t score = 0; ///< higher is better; comparable within one result
};

struct SearchResult
{
    std::vector<Hit> hits;
    std::size_t total = 0;           ///< matches, listed or not
    std::size_t hiddenNotServed = 0; ///< matches left out by effectiveOnly, by reason
    std::size_t hiddenAbsent = 0;
    std::size_t hiddenOperations = 0;
    bool byKeyValue = false; ///< a word is no name but a value that a list key above may have ("evpn", "bgp")
    bool similar = false; ///< nothing contains the words; these have their letters in order
};

/// Answers queries over every node of a catalog. Immutable after construction but for setTexts; run() may be called
/// from several threads.
///
/// A word matches a node if it is part of the node's name or of a name above it (if nothing does: of a named value that
/// a list key above may have; then its letters in order); a match in its own name, at the start
/// of a word and on a short path ranks first, then configurable leaves. Names repeat: a release of 18,000 nodes has some
/// 3,000, so a word is compared with those and the verdict handed down the tree.
class PathSearch
{
public:
    explicit PathSearch(std::shared_ptr<const PathCatalog> catalog);

    const PathCatalog& catalog() const { return *m_catalog; }
    /// Descriptions for "quoted words", desc: and runTexts. Not while another thread searches.
    void setTexts(std::shared_ptr<const schema::TextBook> texts);
    bool hasTexts() const { return m_texts != nullptr; }

    /// All matches of an empty query are all nodes.
    SearchResult run(const Query& query, const SearchOptions& options = {}) const;
    /// The second tier: nodes in whose description every word is that is not in the path, best first, without what
    /// run() finds. Empty without texts.
    SearchResult runTexts(const Query& query, const SearchOptions& options = {}) const;

private:
    using Scores = std::vector<std::int16_t>;

    /// False if no name holds the term: then nothing matches. A term with slashes is not judged.
    bool matchTerm(const std::string& term, Scores& scores) const;
    void matchParts(const std::string& term, Scores& scores) const;
    void matchKeyValues(const std::string& term, Scores& scores) const;
    void matchSimilar(const std::string& term, Scores& scores) const;
    /// Empty: all pass.
    std::vector<bool> passing(const Query& query) const;
    void applyFilter(const Filter& filter, std::vector<bool>& passes) const;
    SearchResult collect(const std::vector<Scores>& scores, const std::vector<bool>& passes,
                         const SearchOptions& options) const;
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_parents.size()); }
    std::string_view nameText(std::uint32_t number) const
    {
        const std::uint32_t start = m_nameStarts[number];
        return std::string_view(m_lowNames).substr(start, m_nameStarts[number + 1] - 1 - start);
    }
    std::string_view lowName(std::uint32_t entry) const { return nameText(m_nameNumbers[entry]); }

    std::shared_ptr<const PathCatalog> m_catalog;
    std::shared_ptr<const schema::TextBook> m_texts;
    std::string m_lowNames; ///< every distinct name in lower case, each with '\n' behind it
    std::vector<std::uint32_t> m_nameStarts; ///< places of the names in it, and its end
    std::vector<std::string> m_lowTypes;
    std::vector<std::string> m_keyWords; ///< the named values of a type, lower case
    std::vector<std::pair<EntryId, std::uint32_t>> m_keyTypes; ///< list, and the words that one of its keys may be
    std::vector<std::uint32_t> m_parents, m_nameNumbers; ///< of the catalog, side by side: every search walks them
    std::vector<std::int16_t> m_rank; ///< what an entry is worth without any word
    std::vector<std::string> m_lowTexts; ///< by node; empty without texts
};

} // namespace fc::discovery
