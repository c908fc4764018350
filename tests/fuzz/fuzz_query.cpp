#include "discovery/path_search.h"
#include "fuzz/fuzz_target.h"
#include "schema/schema_facts.h"
#include "support/toy_schema.h"

using namespace fc;
using namespace fc::discovery;

namespace {

/// The toy schema with a node that a deviation takes away and one that is served.
std::shared_ptr<const PathCatalog> smallCatalog()
{
    schema::SchemaFacts facts = test::makeToyFacts();
    for (schema::NodeFact& node : facts.nodes)
        if (node.path.ends_with("number") || node.path.ends_with("int8"))
            node.access = schema::AccessGet | schema::AccessSubscribe | schema::AccessSet;
    schema::AbsentFact absent;
    absent.path = "/toy:top/gone";
    absent.kind = schema::NodeKind::Leaf;
    absent.config = true;
    absent.typeName = "toy:percentage";
    absent.by = "more";
    facts.absent.push_back(absent);
    schema::canonicalise(facts);
    return std::make_shared<const PathCatalog>(schema::SchemaIndex::fromBytes(schema::packFacts(facts).value()).value());
}

const PathSearch& search()
{
    static const auto owned = [] {
        auto made = std::make_unique<PathSearch>(smallCatalog());
        schema::NodeTexts texts;
        texts.release = "toy-1";
        texts.nodes["/toy:top/counter"].description = "How many prefixes\nthe neighbour sent.";
        texts.nodes["/toy:top/item/note"].description = "What people say of it.";
        made->setTexts(schema::TextBook::of(std::move(texts), made->catalog().schema()));
        return made;
    }();
    return *owned;
}

} // namespace

/// A line as typed. The first byte chooses what is listed.
FC_FUZZ_TARGET(query)
{
    if (input.empty())
        return;
    const auto choice = static_cast<unsigned char>(input.front());
    SearchOptions options;
    options.limit = choice % 5;
    options.effectiveOnly = (choice & 8U) != 0;
    options.leavesOnly = (choice & 16U) != 0;
    const Query query = parseQuery(input.substr(1));
    FC_FUZZ_CHECK(query.terms.size() + query.filters.size() <= 64 && query.problem.size() < 1200);
    const PathCatalog& catalog = search().catalog();
    for (const SearchResult& result : {search().run(query, options), search().runTexts(query, options)}) {
        FC_FUZZ_CHECK(options.limit == 0 ? result.hits.size() == result.total : result.hits.size() <= options.limit);
        FC_FUZZ_CHECK(result.hits.size() <= result.total && result.total < catalog.size());
        for (std::size_t i = 0; i < result.hits.size(); ++i) {
            const EntryId entry = result.hits[i].entry;
            FC_FUZZ_CHECK(entry.value > 0 && entry.value < catalog.size());
            FC_FUZZ_CHECK(i == 0 || result.hits[i - 1].score >= result.hits[i].score);
            FC_FUZZ_CHECK(!options.effectiveOnly || catalog.support(entry) == Support::Served);
            FC_FUZZ_CHECK(!options.leavesOnly || catalog.carriesValue(entry));
            const std::string path = catalog.path(entry);
            std::size_t end = 0;
            for (const auto& [begin, length] : highlights(query, path, result.similar)) {
                FC_FUZZ_CHECK(begin >= end && length > 0 && begin + length <= path.size());
                end = begin + length;
            }
        }
        FC_FUZZ_PLANTED("similar letters that lead to a node taken away by a deviation",
                        !result.similar || result.hits.empty() || !catalog.isAbsent(result.hits.front().entry));
    }
}
