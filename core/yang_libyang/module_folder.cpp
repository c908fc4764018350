#include "yang_libyang/module_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace fc::yang_libyang {

namespace {

namespace fs = std::filesystem;

Error readError(const std::string& folder, const std::string& why)
{
    return makeError(ErrorCode::NotFound, "cannot read the models folder: " + why)
        .about(folder)
        .nowIs("nothing was compiled")
        .doNext("name a folder of .yang files");
}

/// Splits a YANG text into statements, of which it keeps keyword and argument.
class HeadScanner
{
public:
    explicit HeadScanner(std::string_view text) : m_text(text) {}

    ModuleHead run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_head);
    }

private:
    bool startsWith(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }

    void skipTo(std::string_view end)
    {
        const std::size_t stop = std::min(m_text.find(end, m_at), m_text.size());
        m_line += static_cast<std::size_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                                      m_text.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
        m_at = std::min(stop + end.size(), m_text.size());
        if (end == "\n")
            ++m_line;
    }

    void step()
    {
        const char c = m_text[m_at];
        if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
            m_line += c == '\n' ? 1 : 0;
            ++m_at;
        } else if (startsWith("//")) {
            skipTo("\n");
        } else if (startsWith("/*")) {
            skipTo("*/");
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if (c == '{' || c == ';' || c == '}') {
            statement();
            m_depth += c == '{' ? 1 : 0;
            m_depth -= c == '}' && m_depth > 0 ? 1 : 0;
            ++m_at;
        } else {
            const std::size_t end = std::min(m_text.find_first_of(" \t\r\n;{}", m_at), m_text.size());
            token(m_text.substr(m_at, end - m_at));
            m_at = end;
        }
    }

    void quoted(char quote)
    {
        const std::size_t start = ++m_at;
        for (; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            m_at += quote == '"' && m_text[m_at] == '\\' ? 1 : 0;
            m_line += m_at < m_text.size() && m_text[m_at] == '\n' ? 1 : 0;
        }
        token(m_text.substr(start, std::min(m_at, m_text.size()) - start));
        ++m_at;
    }

    void token(std::string_view text)
    {
        if (m_tokens++ == 0) {
            m_keyword = text;
            m_statementLine = m_line;
        } else if (m_tokens == 2) {
            m_argument = text;
        }
    }

    void statement()
    {
        if (m_tokens >= 2 && m_depth == 0 && m_head.keyword.empty() && (m_keyword == "module" || m_keyword == "submodule")) {
            m_head.keyword = m_keyword;
            m_head.name = m_argument;
        } else if (m_tokens >= 2 && m_depth == 1) {
            if (m_keyword == "revision" && m_argument > m_head.revision)
                m_head.revision = m_argument;
            else if (m_keyword == "import" || m_keyword == "include")
                m_head.imports.push_back({std::string(m_argument), m_statementLine});
            else if (m_keyword == "deviation")
                m_head.deviates = true;
        }
        m_tokens = 0;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_statementLine = 1;
    std::size_t m_depth = 0;
    std::size_t m_tokens = 0;
    std::string_view m_keyword, m_argument;
    ModuleHead m_head;
};

std::vector<std::string> listedNames(const fs::path& file)
{
    std::set<std::string> names;
    std::ifstream list(file);
    for (std::string line; std::getline(list, line);) {
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (!line.empty() && line[0] != '#')
            names.insert(line);
    }
    return {names.begin(), names.end()};
}

/// Relative paths of all .yang files, sorted.
Result<std::vector<std::string>> yangFiles(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
        const fs::path& path = it->path();
        if (path.filename().string().starts_with('.'))
            it.disable_recursion_pending();
        else if (path.extension() == ".yang" && it->is_regular_file(error))
            files.push_back(path.lexically_relative(folder).string());
        if (files.size() > ModuleFolder::kMaxFiles)
            return makeError(ErrorCode::Parse, "more than " + std::to_string(ModuleFolder::kMaxFiles) + " YANG files")
                .about(folder);
    }
    if (error)
        return readError(folder, error.message());
    std::ranges::sort(files);
    return files;
}

} // namespace

ModuleHead readModuleHead(std::string_view text)
{
    return HeadScanner(text).run();
}

Result<ModuleFolder> ModuleFolder::read(const std::string& folder)
{
    auto paths = yangFiles(folder);
    if (!paths)
        return std::move(paths).error();
    ModuleFolder result;
    std::size_t bytes = 0;
    for (const std::string& path : *paths) {
        std::ifstream stream(fs::path(folder) / path, std::ios::binary);
        File file;
        file.path = path;
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        bytes += text.size();
        if (bytes > kMaxBytes)
            return makeError(ErrorCode::Parse, "the models are larger than " + std::to_string(kMaxBytes >> 20U) + " MiB")
                .about(folder);
        file.head = readModuleHead(text);
        if (file.head.keyword.empty())
            continue;
        const auto [it, added] = result.m_files.try_emplace(file.head.name);
        if (added || file.head.revision > it->second.head.revision)
            it->second = std::move(file);
    }
    result.m_names = listedNames(fs::path(folder) / "modules.list");
    if (result.m_names.empty())
        for (const auto& [name, file] : result.m_files)
            if (file.head.keyword == "module")
                result.m_names.push_back(name);
    if (result.m_names.empty())
        return readError(folder, "it holds no YANG module");
    return result;
}

const ModuleFolder::File* ModuleFolder::find(const std::string& name) const
{
    const auto it = m_files.find(name);
    return it == m_files.end() ? nullptr : &it->second;
}

} // namespace fc::yang_libyang
