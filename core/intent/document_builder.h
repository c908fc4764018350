#pragma once

#include "intent/mapper.h"
#include "intent/path_template.h"
#include "intent/row_names.h"

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

using Keys = std::initializer_list<std::string_view>;
using Origins = std::vector<model::Origin>;

/// Collects the leaves of one device together with where they come from. A leaf cannot be set without an origin; the
/// key leaves of an entry get the origins of the first leaf in it. With Explain::No origins are neither made nor kept.
class DocumentBuilder
{
public:
    DocumentBuilder(const schema::SchemaIndex& index, const IntentSnapshot& snapshot, const Device& device,
                    Explain explain = Explain::Yes);

    /// `text` is parsed by the leaf's type. A value that the schema refuses becomes a Finding (Error) naming the
    /// object, and the leaf is left out.
    void leaf(const PathTemplate& path, Keys keys, std::string_view text, Origins origins);
    void leafList(const PathTemplate& path, Keys keys, const std::vector<std::string>& texts, Origins origins);
    /// An owned leaf that the source leaves empty: no value, but a reason to show when the device has one.
    void empty(const PathTemplate& path, Keys keys, const Origins& origins);

    /// What is at and below this path is not compared: the source is unclear about it (a finding says why), and
    /// silence must not read as "remove it".
    void exclude(const PathTemplate& path, Keys keys);

    void finding(Severity severity, std::string rule, std::string message, std::string hint,
                 const model::Origin& about = {});

    /// Where a value of this row comes from; `rule` is the id of the mapper rule that asks. Empty unless explains().
    template <typename Row>
    model::Origin of(const Row& row, std::string_view field, std::string_view rule) const
    {
        return of(classOfRow<Row>(), row, field, rule);
    }
    /// Policies, lists and their rules are one type for several classes.
    template <typename Row>
    model::Origin of(ObjectClass objectClass, const Row& row, std::string_view field, std::string_view rule) const
    {
        return m_explain == Explain::Yes ? origin(objectClass, row, displayOf(m_snapshot, row), field, rule) : model::Origin{};
    }
    bool explains() const noexcept { return m_explain == Explain::Yes; }

    /// A line that no path can say, after those that are there. `origins` is never empty.
    void cliLine(model::CliLine line, Origins origins);

    /// `ownership` as the rules table has it; exclusions are added.
    IntentDocument finish(const schema::Ownership& ownership) &&;

private:
    void set(model::InstancePath path, model::Value value, Origins origins);
    void openEntries(const model::InstancePath& path, const Origins& origins);
    void exclude(const model::InstancePath& path);
    void refused(const model::InstancePath& path, const Error& error, const Origins& origins);
    model::Origin origin(ObjectClass objectClass, const Entity& row, std::string display, std::string_view field,
                         std::string_view rule) const;

    const schema::SchemaIndex& m_index;
    const IntentSnapshot& m_snapshot;
    Explain m_explain;
    model::TreeEditor m_editor;
    std::set<model::InstancePath> m_opened;
    model::InstancePath m_current; ///< innermost entry of the last leaf: most leaves come entry by entry
    std::vector<schema::OwnershipRule> m_exclusions;
    IntentDocument m_document;
};

} // namespace fc::intent
