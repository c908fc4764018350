#include "intent/fabric_file.h"

#include "base/digest.h"
#include "base/near_word.h"

#include "base/toml_parser.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fc::intent {

namespace {

constexpr std::size_t kMaxBytes = 1U << 20U;
constexpr std::string_view kRoles = "roles";
constexpr std::string_view kCli = "cli";

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// Reads one file; remembers the first thing that is wrong.
class Reader
{
public:
    explicit Reader(std::string file) : m_file(std::move(file)) {}

    Result<FabricFile> read(const toml::table& root, std::string digest)
    {
        for (const auto& [key, node] : root) {
            const std::string name(key.str());
            if (name == kRoles)
                roles(node);
            else if (name == kCli)
                blocks(node);
            else
                section(name, "", node);
        }
        if (m_problem)
            return std::move(*m_problem);
        return FabricFile(m_file, std::move(digest), std::move(m_entries), std::move(m_cli));
    }

private:
    void refuse(const std::string& where, const std::string& why, const toml::node& node)
    {
        if (m_problem)
            return;
        m_problem = makeError(ErrorCode::Usage, where + ": " + why)
                        .about(m_file + ":" + std::to_string(node.source().begin.line))
                        .nowIs("the fabric file was not used")
                        .doNext("correct the file");
    }

    void unknown(const std::string& where, std::string_view name, const std::vector<std::string>& known,
                 const toml::node& node)
    {
        const std::string nearest = nearestWord(name, known);
        refuse(where, nearest.empty() ? "nobody knows this" : "nobody knows this; did you mean " + nearest + "?", node);
    }

    void roles(const toml::node& node)
    {
        const toml::table* table = node.as_table();
        if (table == nullptr)
            return refuse(std::string(kRoles), "a table is expected: [roles.leaf.lacp]", node);
        for (const auto& [role, content] : *table) {
            const toml::table* sections = content.as_table();
            if (sections == nullptr) {
                refuse("roles." + std::string(role.str()), "a table is expected", content);
                continue;
            }
            for (const auto& [name, inner] : *sections)
                section(std::string(name.str()), std::string(role.str()), inner);
        }
    }

    void section(const std::string& name, const std::string& role, const toml::node& node)
    {
        std::vector<std::string> known;
        std::vector<std::string> keys;
        for (const FabricKeyInfo& info : fabricKeys()) {
            const auto dot = info.name.find('.');
            known.emplace_back(info.name.substr(0, dot));
            if (known.back() == name)
                keys.emplace_back(info.name.substr(dot + 1));
        }
        const std::string where = role.empty() ? name : std::string(kRoles) + "." + role + "." + name;
        if (keys.empty()) {
            known.insert(known.end(), {std::string(kRoles), std::string(kCli)});
            return unknown("[" + where + "]", name, known, node);
        }
        const toml::table* table = node.as_table();
        if (table == nullptr)
            return refuse(where, "a table is expected: [" + where + "]", node);
        for (const auto& [key, value] : *table) {
            const std::string full = name + "." + std::string(key.str());
            const auto all = fabricKeys();
            const auto info = std::ranges::find(all, std::string_view(full), &FabricKeyInfo::name);
            if (info == all.end())
                unknown("[" + where + "] " + std::string(key.str()), key.str(), keys, value);
            else
                entry(*info, role, "[" + where + "] " + std::string(key.str()), value);
        }
    }

    void entry(const FabricKeyInfo& info, const std::string& role, const std::string& where, const toml::node& node)
    {
        FabricFile::Entry out{info.key, role, {}};
        switch (info.kind) {
        case FabricValueKind::Flag:
            if (!node.is_boolean())
                return refuse(where, "true or false is expected", node);
            out.value = node.as_boolean()->get();
            break;
        case FabricValueKind::Number: {
            const std::string range = std::to_string(info.least) + " to " + std::to_string(info.most);
            if (!node.is_integer())
                return refuse(where, "a number from " + range + " is expected", node);
            const std::int64_t number = node.as_integer()->get();
            if (number < info.least || number > info.most)
                return refuse(where, std::to_string(number) + " is not in " + range, node);
            out.value = number;
            break;
        }
        case FabricValueKind::Text: {
            const auto word = text(info, where, node);
            if (!word)
                return;
            out.value = *word;
            break;
        }
        case FabricValueKind::Texts: {
            auto words = texts(&info, where, node);
            if (!words)
                return;
            out.value = std::move(*words);
            break;
        }
        }
        m_entries.push_back(std::move(out));
    }

    std::optional<std::string> text(const FabricKeyInfo& info, const std::string& where, const toml::node& node)
    {
        if (!node.is_string() || node.as_string()->get().empty()) {
            refuse(where, "a text in quotes is expected", node);
            return std::nullopt;
        }
        std::string word = node.as_string()->get();
        const auto choices = split(info.choices, '|');
        if (!choices.empty() && std::ranges::find(choices, word) == choices.end()) {
            std::string list;
            for (const std::string& choice : choices)
                list += (list.empty() ? "" : ", ") + choice;
            refuse(where, "\"" + word + "\" is none of " + list, node);
            return std::nullopt;
        }
        return word;
    }

    std::optional<std::vector<std::string>> texts(const FabricKeyInfo* info, const std::string& where,
                                                  const toml::node& node)
    {
        const toml::array* array = node.as_array();
        if (array == nullptr) {
            refuse(where, "a list of texts is expected: [\"one\", \"two\"]", node);
            return std::nullopt;
        }
        static constexpr FabricKeyInfo kAny{};
        std::vector<std::string> out;
        for (const toml::node& item : *array) {
            auto word = text(info == nullptr ? kAny : *info, where, item);
            if (!word)
                return std::nullopt;
            out.push_back(std::move(*word));
        }
        return out;
    }

    void blocks(const toml::node& node)
    {
        const toml::array* array = node.as_array();
        if (array == nullptr)
            return refuse("[[cli]]", "double brackets are expected", node);
        for (const toml::node& item : *array) {
            const toml::table* table = item.as_table();
            if (table == nullptr)
                return refuse("[[cli]]", "double brackets are expected", item);
            FabricCliBlock block;
            block.when = "always";
            block.number = static_cast<int>(m_cli.size()) + 1;
            for (const auto& [key, value] : *table)
                blockField(block, std::string(key.str()), value);
            if (block.lines.empty())
                refuse("[[cli]] lines", "a block needs at least one line", item);
            m_cli.push_back(std::move(block));
        }
    }

    void blockField(FabricCliBlock& block, const std::string& key, const toml::node& node)
    {
        static constexpr FabricKeyInfo kWhen{{}, "when", FabricValueKind::Text, "always|bgp|mlag|vtep", 0, 0, ""};
        static constexpr FabricKeyInfo kPlace{{}, "place", FabricValueKind::Text, "first|last", 0, 0, ""};
        static constexpr FabricKeyInfo kAny{};
        const std::string where = "[[cli]] " + key;
        if (key == "lines")
            block.lines = texts(nullptr, where, node).value_or(std::vector<std::string>{});
        else if (key == "roles")
            block.roles = texts(nullptr, where, node).value_or(std::vector<std::string>{});
        else if (key == "context")
            block.context = text(kAny, where, node).value_or("");
        else if (key == "when")
            block.when = text(kWhen, where, node).value_or("");
        else if (key == "place")
            block.place = text(kPlace, where, node) == "first" ? FabricCliBlock::Place::First
                                                               : FabricCliBlock::Place::Last;
        else
            unknown(where, key, {"lines", "roles", "context", "when", "place"}, node);
    }

    std::string m_file;
    std::vector<FabricFile::Entry> m_entries;
    std::vector<FabricCliBlock> m_cli;
    std::optional<Error> m_problem;
};

Error notUsable(std::string why, std::string subject)
{
    return makeError(ErrorCode::Usage, std::move(why))
        .about(std::move(subject))
        .nowIs("the fabric file was not used")
        .doNext("correct the file");
}

} // namespace

Result<FabricFile> fabricFileFromText(std::string_view text, std::string_view fileName)
{
    const std::string name = std::filesystem::path(fileName).filename().string();
    if (text.size() > kMaxBytes)
        return notUsable("the file is larger than 1 MiB", name);
    try {
        const toml::table root = toml::parse(text);
        return Reader(name).read(root, sha256Hex(text));
    } catch (const toml::parse_error& error) {
        return notUsable(std::string(error.description()),
                         name + ":" + std::to_string(error.source().begin.line));
    }
}

Result<FabricFile> readFabricFile(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return makeError(ErrorCode::NotFound, "there is no such fabric file")
            .about(path)
            .nowIs("nothing was mapped")
            .doNext("correct [fabric] file in the profile, or remove it");
    std::string text;
    text.reserve(4096);
    for (std::istreambuf_iterator<char> it(in), end; it != end && text.size() <= kMaxBytes; ++it)
        text += *it;
    return fabricFileFromText(text, path);
}

} // namespace fc::intent
