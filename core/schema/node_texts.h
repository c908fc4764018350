#pragma once

#include "base/result.h"
#include "schema/schema_index.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fc::schema {

/// What the models say of a node in words and expressions.
struct NodeText
{
    std::string description;
    std::vector<std::string> patterns; ///< of the type, its unions' members included; "!" before an inverted one
    std::vector<std::string> must;     ///< XPath
    std::vector<std::string> when;     ///< XPath
    bool empty() const { return description.empty() && patterns.empty() && must.empty() && when.empty(); }
    bool operator==(const NodeText&) const = default;
};

/// The texts of a release by schema path. Made from a models folder by `yang compile --texts`, never part of the index:
/// other people's prose does not belong into our packages.
struct NodeTexts
{
    std::string release;
    std::map<std::string, NodeText, std::less<>> nodes; ///< nodes without any text are left out
};

/// Sorted text, one node a line: <path> TAB field=value ..., with what would break a line escaped. Same texts, same bytes.
std::string writeTexts(const NodeTexts& texts);
/// Error Parse names the line. Never crashes; limits as those of the facts.
Result<NodeTexts> parseTexts(std::string_view text);

/// The texts of one index, by node.
class TextBook
{
public:
    /// Reads a file that writeTexts wrote; nodes that the index does not have are skipped. Errors: NotFound, Parse.
    static Result<std::shared_ptr<const TextBook>> open(const std::string& file, const SchemaIndex& index);
    /// The file "<release>.texts" in schemaFolders() or in the user's data folder; NotFound (says how to make it).
    static Result<std::shared_ptr<const TextBook>> openFor(const SchemaIndex& index);
    /// From texts at hand.
    static std::shared_ptr<const TextBook> of(NodeTexts texts, const SchemaIndex& index);

    /// Null if nothing is said.
    const NodeText* of(NodeId node) const;
    std::size_t size() const { return m_texts.size(); }

private:
    std::vector<NodeText> m_texts;
    std::vector<std::uint32_t> m_place; ///< by node: 1 + index into m_texts, 0 without
};

} // namespace fc::schema
