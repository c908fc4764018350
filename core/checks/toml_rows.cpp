#include "checks/toml_rows.h"

#include "base/toml_parser.h"

#include <filesystem>
#include <fstream>

namespace fc::checks {

namespace {

constexpr std::uintmax_t kLargestFile = 1U << 20U;

Error refused(const std::string& name, const toml::source_region& at, std::string why, const std::string& stateNow)
{
    return makeError(ErrorCode::Usage, std::move(why))
        .about(name + ":" + std::to_string(at.begin.line))
        .nowIs(stateNow)
        .doNext("correct the file");
}

Result<TomlRow> rowOf(const toml::table& table, const std::string& name, const std::set<std::string>& known,
                      const std::string& stateNow)
{
    TomlRow row;
    row.where = name + ":" + std::to_string(table.source().begin.line);
    for (const auto& [key, value] : table) {
        const std::string word(key.str());
        if (!known.contains(word)) {
            std::string list;
            for (const std::string& one : known)
                list += (list.empty() ? "" : ", ") + one;
            return refused(name, value.source(), "unknown key " + word.substr(0, 80) + "; known are " + list, stateNow);
        }
        if (!value.is_string())
            return refused(name, value.source(), word + ": a text in quotes is expected", stateNow);
        row.values[word] = value.as_string()->get();
    }
    return row;
}

} // namespace

Result<std::vector<TomlRow>> tomlRows(std::string_view text, const std::string& name, const std::string& table,
                                      const std::set<std::string>& known, const std::string& stateNow)
{
    if (text.size() > kLargestFile)
        return makeError(ErrorCode::Parse, "the file is larger than 1 MiB").about(name).nowIs(stateNow).doNext("split it");
    toml::table root;
    try {
        root = toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        return refused(name, error.source(), std::string(error.description()), stateNow);
    }
    std::vector<TomlRow> out;
    for (const auto& [key, value] : root) {
        const toml::array* array = value.as_array();
        if (key.str() != table || array == nullptr)
            return refused(name, value.source(), "only [[" + table + "]] is expected here", stateNow);
        for (const toml::node& item : *array) {
            const toml::table* entry = item.as_table();
            if (entry == nullptr)
                return refused(name, item.source(), "only [[" + table + "]] is expected here", stateNow);
            auto row = rowOf(*entry, name, known, stateNow);
            if (!row)
                return std::move(row).error();
            out.push_back(std::move(*row));
        }
    }
    return out;
}

Result<std::string> readRulesFile(const std::string& file, const std::string& stateNow)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (failure)
        return makeError(ErrorCode::NotFound, failure.message()).about(file).nowIs(stateNow).doNext("check the name in the profile");
    if (size > kLargestFile)
        return makeError(ErrorCode::Parse, "the file is larger than 1 MiB").about(file).nowIs(stateNow).doNext("split it");
    std::ifstream stream(file, std::ios::binary);
    std::string text(size, '\0');
    if (!stream.read(text.data(), static_cast<std::streamsize>(size)))
        return makeError(ErrorCode::Storage, "the file cannot be read").about(file).nowIs(stateNow).doNext("check its permissions");
    return text;
}

} // namespace fc::checks
