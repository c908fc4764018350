#pragma once

#include "intent/entities.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::netbox {

/// Reads one row of a list tolerantly: unknown keys are ignored, missing ones and null mean "nothing", a relation is
/// a dict or a number, a choice is {"value","label"} or a text, a custom field may have been retyped. What cannot be
/// read at all is remembered once, with the field's name; so is a text over kLongestText.
class RowReader
{
public:
    /// Bytes of one text. NetBox's own limits are 200 for nearly all that is read here; JSON fields have none.
    static constexpr std::size_t kLongestText = 64U * 1024;

    /// `row` must outlive the reader.
    explicit RowReader(const nlohmann::json& row);

    /// Empty while everything was readable; else "id 27: \"mtu\" is text where a number belongs".
    const std::string& problem() const noexcept { return m_problem; }

    /// The primary key; a row without one is a problem.
    intent::ObjectId id();
    std::string text(std::string_view field);
    std::string choice(std::string_view field);
    bool flag(std::string_view field, bool fallback);
    std::optional<std::int64_t> number(std::string_view field);
    /// Id of a relation; 0 if none.
    intent::ObjectId relation(std::string_view field);
    std::vector<intent::ObjectId> relations(std::string_view field);
    /// A text member of a related object ("role" -> "slug"); empty if the relation is a bare number or null.
    std::string relatedText(std::string_view field, std::string_view member);
    /// A number member of a related object.
    std::optional<std::int64_t> relatedNumber(std::string_view field, std::string_view member);
    /// The related object itself, or nullptr.
    const nlohmann::json* related(std::string_view field) const;

    /// First custom field of these names that is set.
    const nlohmann::json* customField(std::initializer_list<std::string_view> names) const;
    std::string customText(std::initializer_list<std::string_view> names);
    std::optional<std::int64_t> customNumber(std::initializer_list<std::string_view> names);
    intent::ObjectId customRelation(std::initializer_list<std::string_view> names);
    /// A list of texts or of choices, a single text, or a comma-separated text.
    std::vector<std::string> customTexts(std::initializer_list<std::string_view> names);

    /// Notes a problem of a field unless there is one already.
    void fail(std::string_view field, std::string_view what);

private:
    const nlohmann::json* member(std::string_view field) const;
    std::string bounded(std::string_view field, const std::string& value);

    const nlohmann::json& m_row;
    std::string m_problem;
};

} // namespace fc::netbox
