#include "app/cli/commands/discover_paths.h"

#include "discovery/path_search.h"
#include "schema/schema_facts.h"

#include <algorithm>
#include <iostream>

namespace fc::app {

namespace {

using discovery::EntryId;
using discovery::PathCatalog;
using discovery::Support;

struct PathsOptions
{
    std::vector<std::string> words;
    bool effective = false; ///< the default; kept so that scripts may say it
    bool all = false;
    bool writable = false, readonly = false, leaves = false, keys = false;
    std::string module, type, schemaFile;
    std::size_t limit = 50;
    bool describe = false;
};

/// A word with blanks came quoted from the shell: it stays a phrase.
std::string lineOf(const PathsOptions& options)
{
    std::string line;
    for (const std::string& word : options.words) {
        const bool phrase = options.words.size() > 1 && word.find(' ') != std::string::npos;
        line += (line.empty() ? "" : " ") + (phrase ? "\"" + word + "\"" : word);
    }
    if (!options.module.empty())
        line += " module:" + options.module;
    if (!options.type.empty())
        line += " type:" + options.type;
    if (options.writable)
        line += " rw:yes";
    if (options.readonly)
        line += " rw:no";
    return line;
}

std::string accessJson(std::uint8_t access)
{
    std::string out;
    for (const auto& [bit, word] : {std::pair{schema::AccessGet, "get"}, {schema::AccessSet, "set"},
                                    {schema::AccessSubscribe, "subscribe"}})
        if (access & bit)
            out += (out.empty() ? "" : ",") + std::string(word);
    return out;
}

void printJson(const discovery::SearchResult& result, const PathCatalog& catalog, const schema::TextBook* texts, bool keys)
{
    const schema::SchemaIndex& index = catalog.schema();
    std::cout << '[';
    for (std::size_t i = 0; i < result.hits.size(); ++i) {
        const EntryId entry = result.hits[i].entry;
        const auto node = catalog.node(entry);
        std::cout << (i > 0 ? ",\n " : "") << "{\"path\":" << jsonString(keys ? catalog.pathWithKeys(entry) : catalog.path(entry))
                  << ",\"kind\":" << jsonString(schema::toString(catalog.kind(entry)))
                  << ",\"type\":" << jsonString(catalog.typeText(entry))
                  << ",\"config\":" << (catalog.isConfig(entry) ? "true" : "false") << ",\"keys\":[";
        if (node) {
            const auto listKeys = index.keys(*node);
            for (std::size_t k = 0; k < listKeys.size(); ++k)
                std::cout << (k > 0 ? "," : "") << jsonString(index.name(listKeys[k]));
        }
        std::cout << "],\"module\":" << jsonString(catalog.module(entry))
                  << ",\"access\":" << jsonString(node ? accessJson(index.access(*node)) : std::string())
                  << ",\"supported\":" << (catalog.support(entry) == Support::Served ? "true" : "false");
        if (const schema::NodeText* text = texts && node ? texts->of(*node) : nullptr)
            std::cout << ",\"description\":" << jsonString(text->description);
        std::cout << '}';
    }
    std::cout << "]\n";
}

std::string badges(const PathCatalog& catalog, EntryId entry)
{
    const auto node = catalog.node(entry);
    if (!node)
        return "absent";
    if (catalog.support(entry) != Support::Served)
        return catalog.support(entry) == Support::Operation ? "operation" : "not served";
    const std::uint8_t access = catalog.schema().access(*node);
    return (access & schema::AccessSet) ? "rw" : "ro";
}

void printText(const discovery::SearchResult& result, const PathCatalog& catalog, const schema::TextBook* texts,
               const discovery::Query& query, const Context& context, bool keys)
{
    for (const discovery::Hit& hit : result.hits) {
        const std::string path = keys ? catalog.pathWithKeys(hit.entry) : catalog.path(hit.entry);
        std::string shown;
        std::size_t at = 0;
        if (context.color())
            for (const auto& [begin, size] : discovery::highlights(query, path, result.similar)) {
                shown += path.substr(at, begin - at) + "\033[1;33m" + path.substr(begin, size) + "\033[0m";
                at = begin + size;
            }
        shown += path.substr(at);
        const std::string_view type = catalog.typeText(hit.entry);
        std::cout << shown << "  " << (type.empty() ? schema::toString(catalog.kind(hit.entry)) : type) << "  "
                  << badges(catalog, hit.entry) << '\n';
        const auto node = catalog.node(hit.entry);
        if (const schema::NodeText* text = texts && node ? texts->of(*node) : nullptr)
            std::cout << "    " << text->description << '\n';
    }
}

std::string summary(const discovery::SearchResult& result)
{
    std::string text = std::to_string(result.total) + (result.total == 1 ? " path" : " paths");
    if (result.hits.size() < result.total)
        text += ", the best " + std::to_string(result.hits.size()) + " shown (--limit 0 for all)";
    if (result.byKeyValue)
        text += ", by values that list keys may have";
    if (result.similar)
        text += ", none has the words as typed: similar letters";
    const std::size_t hidden = result.hiddenNotServed + result.hiddenAbsent + result.hiddenOperations;
    if (hidden > 0)
        text += "; " + std::to_string(hidden) + " hidden: " + std::to_string(result.hiddenNotServed) + " not served, " +
                std::to_string(result.hiddenAbsent) + " removed by deviations, " +
                std::to_string(result.hiddenOperations) + " operations (--all shows them)";
    return text;
}

int runPaths(Context& context, const PathsOptions& options)
{
    Result<std::shared_ptr<const schema::SchemaIndex>> index =
        options.schemaFile.empty() ? context.schema() : schema::SchemaIndex::open(options.schemaFile);
    if (!index)
        return context.fail(index.error());
    const discovery::Query query = discovery::parseQuery(lineOf(options));
    if (!query.problem.empty())
        return context.fail(makeError(ErrorCode::Usage, query.problem).about(lineOf(options)));
    discovery::PathSearch search(std::make_shared<const PathCatalog>(*index));
    const auto wantsText = [](const auto& part) { return part.kind == discovery::FilterKind::Text; };
    std::shared_ptr<const schema::TextBook> texts;
    if (options.describe || std::ranges::any_of(query.filters, wantsText)) {
        Result<std::shared_ptr<const schema::TextBook>> book = schema::TextBook::openFor(**index);
        if (!book)
            return context.fail(book.error());
        texts = *book;
        search.setTexts(texts);
    }
    discovery::SearchOptions how;
    how.limit = options.limit;
    how.effectiveOnly = !options.all;
    how.leavesOnly = options.leaves;
    discovery::SearchResult result = search.run(query, how);
    if (texts && result.total == 0)
        result = search.runTexts(query, how);
    if (context.options.json)
        printJson(result, search.catalog(), texts.get(), options.keys);
    else {
        printText(result, search.catalog(), options.describe ? texts.get() : nullptr, query, context, options.keys);
        std::cerr << summary(result) << '\n';
    }
    return kDone;
}

} // namespace

void addDiscoverPaths(CLI::App& group, Context& context)
{
    auto options = std::make_shared<PathsOptions>();
    CLI::App* command = group.add_subcommand("paths", "search the paths of a release");
    command->add_option("QUERY", options->words,
                        "words, \"phrases\", !without, and type: kind: rw: on: module: key: default: units: status: since: "
                        "enum: desc:");
    command->add_flag("--effective", options->effective, "only what the device serves (the default)");
    command->add_flag("--all", options->all, "also what it does not serve and what deviations remove");
    CLI::Option* writable = command->add_flag("--writable", options->writable, "only what can be set");
    command->add_flag("--readonly", options->readonly, "only what cannot")->excludes(writable);
    command->add_flag("--leaves", options->leaves, "only nodes that carry a value");
    command->add_flag("--keys", options->keys, "write list keys as [name=*]");
    command->add_option("--module", options->module, "module, globs");
    command->add_option("--type", options->type, "part of the type's name");
    command->add_option("--limit", options->limit, "paths shown; 0 = all");
    command->add_flag("--describe", options->describe, "print descriptions (needs yang compile --texts)");
    command->add_option("--schema", options->schemaFile, "an index made by yang compile")->type_name("FILE");
    command->footer("Example: fabric-orch discover paths bgp evpn prefixes !counter on:change");
    command->callback([&context, options] { context.run = [&context, options] { return runPaths(context, *options); }; });
}

} // namespace fc::app
