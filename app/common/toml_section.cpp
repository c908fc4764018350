#include "app/common/toml_section.h"

#include "base/near_word.h"

#include "base/toml_parser.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace fc::app {

struct TomlDocument
{
    std::string file;
    toml::table root;
    std::optional<Error> problem;

    void refuse(const std::string& where, const std::string& why, const toml::node* node)
    {
        if (problem)
            return;
        std::string subject = file;
        if (node != nullptr)
            subject += ":" + std::to_string(node->source().begin.line);
        problem = makeError(ErrorCode::Usage, where + ": " + why)
                      .about(subject)
                      .nowIs("the profile was not used")
                      .doNext("correct the file");
    }
};

namespace {

const toml::table* tableOf(const void* table)
{
    return static_cast<const toml::table*>(table);
}

std::string unknownKey(const std::string& key, const std::set<std::string>& known)
{
    const std::string near = nearestWord(key, {known.begin(), known.end()});
    return near.empty() ? "unknown key" : "unknown key; did you mean " + near + "?";
}

} // namespace

TomlSection::TomlSection(std::shared_ptr<TomlDocument> document, std::string name, const void* table)
    : m_document(std::move(document)), m_name(std::move(name)), m_table(table)
{
}

const void* TomlSection::node(const std::string& key)
{
    m_known.insert(key);
    return m_table == nullptr ? nullptr : tableOf(m_table)->get(key);
}

void TomlSection::refuse(const std::string& key, const std::string& why)
{
    const toml::node* found = m_table == nullptr ? nullptr : tableOf(m_table)->get(key);
    m_document->refuse("[" + m_name + "] " + key, why, found != nullptr ? found : tableOf(m_table));
}

std::string TomlSection::text(const std::string& key)
{
    const auto* found = static_cast<const toml::node*>(node(key));
    if (found == nullptr)
        return {};
    if (!found->is_string()) {
        refuse(key, "a text in quotes is expected");
        return {};
    }
    return found->as_string()->get();
}

std::vector<std::string> TomlSection::texts(const std::string& key)
{
    const auto* found = static_cast<const toml::node*>(node(key));
    std::vector<std::string> out;
    if (found == nullptr)
        return out;
    const toml::array* array = found->as_array();
    if (array == nullptr || !std::all_of(array->begin(), array->end(), [](const auto& item) { return item.is_string(); })) {
        refuse(key, "a list of texts is expected: [\"dc1\"]");
        return out;
    }
    for (const toml::node& item : *array)
        out.push_back(item.as_string()->get());
    return out;
}

bool TomlSection::flag(const std::string& key, bool fallback)
{
    const auto* found = static_cast<const toml::node*>(node(key));
    if (found == nullptr)
        return fallback;
    if (!found->is_boolean()) {
        refuse(key, "true or false is expected");
        return fallback;
    }
    return found->as_boolean()->get();
}

std::uint16_t TomlSection::port(const std::string& key, std::uint16_t fallback)
{
    const auto* found = static_cast<const toml::node*>(node(key));
    if (found == nullptr)
        return fallback;
    const std::int64_t value = found->is_integer() ? found->as_integer()->get() : 0;
    if (value < 1 || value > 65535) {
        refuse(key, "a port between 1 and 65535 is expected");
        return fallback;
    }
    return static_cast<std::uint16_t>(value);
}

std::chrono::milliseconds TomlSection::duration(const std::string& key, std::chrono::milliseconds fallback)
{
    const std::string value = text(key);
    if (value.empty())
        return fallback;
    std::size_t digits = 0;
    while (digits < value.size() && digits < 9 && value[digits] >= '0' && value[digits] <= '9')
        ++digits;
    const std::string unit = value.substr(digits);
    if (digits == 0 || (unit != "ms" && unit != "s" && unit != "m")) {
        refuse(key, "a time such as \"30s\", \"500ms\" or \"2m\" is expected");
        return fallback;
    }
    const long number = std::stol(value.substr(0, digits));
    return std::chrono::milliseconds(unit == "ms" ? number : unit == "s" ? number * 1000 : number * 60'000);
}

std::string TomlSection::choice(const std::string& key, const std::vector<std::string>& allowed,
                                const std::string& fallback)
{
    const std::string value = text(key);
    if (value.empty())
        return fallback;
    if (std::ranges::find(allowed, value) == allowed.end()) {
        std::string list;
        for (const std::string& word : allowed)
            list += (list.empty() ? "" : ", ") + word;
        refuse(key, "\"" + value + "\" is none of " + list);
        return fallback;
    }
    return value;
}

void TomlSection::unsupported(const std::string& key, const std::string& why)
{
    if (node(key) != nullptr)
        refuse(key, why);
}

void TomlSection::finish()
{
    if (m_table == nullptr)
        return;
    for (const auto& [key, value] : *tableOf(m_table)) {
        const std::string name(key.str());
        if (m_known.count(name) == 0)
            m_document->refuse("[" + m_name + "] " + name, unknownKey(name, m_known), &value);
    }
}

Result<TomlFile> TomlFile::read(const std::string& file)
{
    if (!std::filesystem::exists(file))
        return makeError(ErrorCode::NotFound, "there is no such profile")
            .about(file)
            .nowIs("nothing was done")
            .doNext("write one (see \"Your own fabric\" in the help), or name another with --profile");
    auto document = std::make_shared<TomlDocument>();
    document->file = file;
    try {
        document->root = toml::parse_file(file);
    } catch (const toml::parse_error& error) {
        return makeError(ErrorCode::Usage, std::string(error.description()))
            .about(file + ":" + std::to_string(error.source().begin.line))
            .nowIs("the profile was not used")
            .doNext("correct the file");
    }
    return TomlFile(std::move(document));
}

TomlSection TomlFile::section(const std::string& name)
{
    const toml::node* found = m_document->root.get(name);
    if (found != nullptr && !found->is_table())
        m_document->refuse("[" + name + "]", "a table is expected", found);
    return {m_document, name, found != nullptr ? found->as_table() : nullptr};
}

std::vector<TomlSection> TomlFile::sections(const std::string& name)
{
    std::vector<TomlSection> out;
    const toml::node* found = m_document->root.get(name);
    const toml::array* array = found != nullptr ? found->as_array() : nullptr;
    if (found != nullptr && array == nullptr)
        m_document->refuse("[[" + name + "]]", "double brackets are expected", found);
    if (array != nullptr)
        for (const toml::node& item : *array)
            if (const toml::table* table = item.as_table())
                out.emplace_back(m_document, name, table);
    return out;
}

void TomlFile::finish(const std::vector<std::string>& knownSections)
{
    const std::set<std::string> known(knownSections.begin(), knownSections.end());
    for (const auto& [key, value] : m_document->root) {
        const std::string name(key.str());
        if (known.count(name) == 0)
            m_document->refuse(name, unknownKey(name, known), &value);
    }
}

Status TomlFile::status() const
{
    if (m_document->problem)
        return *m_document->problem;
    return {};
}

} // namespace fc::app
