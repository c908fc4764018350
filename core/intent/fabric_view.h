#pragma once

#include "intent/document_builder.h"
#include "intent/fabric_file.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

/// The fabric file as one device sees it. One use per device; not thread-safe.
class FabricView
{
public:
    FabricView(const FabricFile& file, std::string role, DocumentBuilder& out)
        : m_file(file), m_role(std::move(role)), m_out(out)
    {
    }

    const FabricFile& file() const noexcept { return m_file; }
    const std::string& role() const noexcept { return m_role; }

    bool says(FabricKey key) const { return m_file.find(key, m_role) != nullptr; }
    std::optional<bool> flag(FabricKey key) const { return m_file.flag(key, m_role); }
    std::optional<std::int64_t> number(FabricKey key) const { return m_file.number(key, m_role); }
    std::optional<std::string> text(FabricKey key) const { return m_file.text(key, m_role); }
    std::vector<std::string> texts(FabricKey key) const { return m_file.texts(key, m_role); }
    /// A scalar as the text of a leaf ("true", "20", "active"); nullopt if the file says nothing or a list.
    std::optional<std::string> leafText(FabricKey key) const;

    model::Origin of(FabricKey key, std::string_view rule) const
    {
        return m_out.explains() ? m_file.origin(key, m_role, rule) : model::Origin{};
    }

    /// The device needs `key` and nobody says it: one Warning a key. `what` is what stays unmapped.
    void lacks(FabricKey key, std::string_view what);

private:
    const FabricFile& m_file;
    std::string m_role;
    DocumentBuilder& m_out;
    std::set<FabricKey> m_reported;
};

} // namespace fc::intent
