#include "intent/fabric_file.h"

#include <algorithm>

namespace fc::intent {

namespace {

template <typename T>
std::optional<T> valueOf(const FabricFile::Entry* entry)
{
    const T* value = entry == nullptr ? nullptr : std::get_if<T>(&entry->value);
    return value == nullptr ? std::nullopt : std::optional<T>(*value);
}

model::Origin originOf(const std::string& file, std::string field, std::string_view rule)
{
    model::Origin out;
    out.type = "fabric.file";
    out.display = file + ": " + field;
    out.field = std::move(field);
    out.rule = std::string(rule);
    return out;
}

} // namespace

FabricFile::FabricFile(std::string name, std::string digest, std::vector<Entry> entries, std::vector<FabricCliBlock> cli)
    : m_name(std::move(name)), m_digest(std::move(digest)), m_entries(std::move(entries)), m_cli(std::move(cli))
{
}

const FabricFile::Entry* FabricFile::find(FabricKey key, std::string_view role) const
{
    const Entry* everybodys = nullptr;
    for (const Entry& entry : m_entries) {
        if (entry.key != key)
            continue;
        if (!entry.role.empty() && entry.role == role)
            return &entry;
        if (entry.role.empty())
            everybodys = &entry;
    }
    return everybodys;
}

std::optional<bool> FabricFile::flag(FabricKey key, std::string_view role) const
{
    return valueOf<bool>(find(key, role));
}

std::optional<std::int64_t> FabricFile::number(FabricKey key, std::string_view role) const
{
    return valueOf<std::int64_t>(find(key, role));
}

std::optional<std::string> FabricFile::text(FabricKey key, std::string_view role) const
{
    return valueOf<std::string>(find(key, role));
}

std::vector<std::string> FabricFile::texts(FabricKey key, std::string_view role) const
{
    return valueOf<std::vector<std::string>>(find(key, role)).value_or(std::vector<std::string>{});
}

model::Origin FabricFile::origin(FabricKey key, std::string_view role, std::string_view rule) const
{
    const Entry* entry = find(key, role);
    const bool own = entry != nullptr && !entry->role.empty();
    return originOf(m_name, (own ? "roles." + entry->role + "." : std::string()) + std::string(infoOf(key).name), rule);
}

model::Origin FabricFile::origin(const FabricCliBlock& block, std::string_view rule) const
{
    return originOf(m_name, "cli " + std::to_string(block.number), rule);
}

} // namespace fc::intent
