#include "schema/node_texts.h"

#include "schema/schema_facts.h"
#include "schema/schema_locator.h"
#include "schema/type_ids.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_map>

namespace fc::schema {

namespace {

constexpr std::string_view kHeader = "fabric-console-texts\t1\t";

void appendField(std::string& out, std::string_view name, const std::string& value)
{
    out.append("\t").append(name).append("=").append(escaped(value));
}

bool unescape(std::string_view text, std::string& out)
{
    out.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out.push_back(text[i]);
            continue;
        }
        static constexpr std::string_view kCodes = "tnr,\\";
        static constexpr std::string_view kMeanings = "\t\n\r,\\";
        const std::size_t code = ++i < text.size() ? kCodes.find(text[i]) : std::string_view::npos;
        if (code == std::string_view::npos)
            return false;
        out.push_back(kMeanings[code]);
    }
    return true;
}

/// Empty, or what is wrong.
std::string readField(std::string_view field, NodeText& text)
{
    const std::size_t equal = field.find('=');
    if (equal == std::string_view::npos)
        return "a field is name=value";
    std::string value;
    if (!unescape(field.substr(equal + 1), value))
        return "a cut or unknown escape";
    const std::string_view name = field.substr(0, equal);
    if (name == "description")
        text.description = std::move(value);
    else if (name == "pattern")
        text.patterns.push_back(std::move(value));
    else if (name == "must")
        text.must.push_back(std::move(value));
    else if (name == "when")
        text.when.push_back(std::move(value));
    else
        return "unknown field";
    return {};
}

std::string userFolder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::string(data) + "/fabric-console/schema";
    const char* home = std::getenv("HOME");
    return home && *home ? std::string(home) + "/.local/share/fabric-console/schema" : std::string();
}

} // namespace

std::string writeTexts(const NodeTexts& texts)
{
    std::string out = std::string(kHeader) + escaped(texts.release) + "\n";
    for (const auto& [path, text] : texts.nodes) {
        if (text.empty())
            continue;
        out += path;
        if (!text.description.empty())
            appendField(out, "description", text.description);
        for (const std::string& pattern : text.patterns)
            appendField(out, "pattern", pattern);
        for (const std::string& must : text.must)
            appendField(out, "must", must);
        for (const std::string& when : text.when)
            appendField(out, "when", when);
        out.push_back('\n');
    }
    return out;
}

Result<NodeTexts> parseTexts(std::string_view text)
{
    NodeTexts texts;
    const auto bad = [](std::size_t line, const std::string& what) {
        return makeError(ErrorCode::Parse, "line " + std::to_string(line) + ": " + what);
    };
    if (text.size() > kMaxFactsBytes)
        return bad(1, "larger than " + std::to_string(kMaxFactsBytes) + " bytes");
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return bad(line, "the last line is cut off");
        std::string_view rest = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line == 1) {
            if (!rest.starts_with(kHeader) || !unescape(rest.substr(kHeader.size()), texts.release))
                return bad(1, "not a file of schema texts");
            continue;
        }
        const std::size_t tab = rest.find('\t');
        if (tab == std::string_view::npos || rest[0] != '/')
            return bad(line, "a line is a path and its texts");
        const std::string_view path = rest.substr(0, tab);
        if (!texts.nodes.empty() && path <= texts.nodes.rbegin()->first)
            return bad(line, "out of order");
        NodeText& node = texts.nodes.emplace_hint(texts.nodes.end(), path, NodeText{})->second;
        for (rest.remove_prefix(tab); !rest.empty();) {
            rest.remove_prefix(1);
            const std::string_view field = rest.substr(0, rest.find('\t'));
            if (std::string problem = readField(field, node); !problem.empty())
                return bad(line, problem);
            rest.remove_prefix(field.size());
        }
        if (node.empty())
            return bad(line, "a line is a path and its texts");
    }
    if (texts.release.empty())
        return bad(1, "not a file of schema texts");
    return texts;
}

std::shared_ptr<const TextBook> TextBook::of(NodeTexts texts, const SchemaIndex& index)
{
    auto book = std::make_shared<TextBook>();
    book->m_place.resize(index.nodeCount() + 1, 0);
    for (std::uint32_t id = 1; id <= index.nodeCount(); ++id) {
        const auto it = texts.nodes.find(index.schemaPath(NodeId{id}));
        if (it == texts.nodes.end())
            continue;
        book->m_texts.push_back(std::move(it->second));
        book->m_place[id] = static_cast<std::uint32_t>(book->m_texts.size());
    }
    return book;
}

Result<std::shared_ptr<const TextBook>> TextBook::open(const std::string& file, const SchemaIndex& index)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return makeError(ErrorCode::NotFound, "cannot read the schema texts").about(file);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    auto texts = parseTexts(bytes);
    if (!texts)
        return std::move(texts).error().about(file);
    return of(std::move(*texts), index);
}

Result<std::shared_ptr<const TextBook>> TextBook::openFor(const SchemaIndex& index)
{
    std::vector<std::string> folders = schemaFolders();
    if (const std::string user = userFolder(); !user.empty())
        folders.push_back(user);
    for (const std::string& folder : folders) {
        const std::string file = folder + "/" + std::string(index.release()) + ".texts";
        std::error_code error;
        if (std::filesystem::exists(file, error))
            return open(file, index);
    }
    return makeError(ErrorCode::NotFound, "no descriptions for " + std::string(index.release()))
        .doNext("make them once: fabric-orch yang compile MODELS -o X.fcs --texts " + folders.back() + "/" +
                std::string(index.release()) + ".texts");
}

const NodeText* TextBook::of(NodeId node) const
{
    const std::uint32_t place = node.value < m_place.size() ? m_place[node.value] : 0;
    return place == 0 ? nullptr : &m_texts[place - 1];
}

} // namespace fc::schema
