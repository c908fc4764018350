#include "yang_libyang/schema_file.h"

#include "schema/schema_index.h"
#include "schema/schema_pack.h"

#include <fstream>
#include <sstream>

namespace fc::yang_libyang {

using schema::NodeKind;
using schema::SchemaIndex;

namespace {

bool isFactsFile(const std::string& file)
{
    return file.ends_with(".facts");
}

void count(const SchemaIndex& index, schema::NodeId node, SchemaSummary& summary)
{
    switch (index.kind(node)) {
    case NodeKind::Container: ++summary.containers; return;
    case NodeKind::List: ++summary.lists; return;
    case NodeKind::Rpc:
    case NodeKind::Action:
    case NodeKind::Notification: ++summary.operations; return;
    case NodeKind::Leaf:
    case NodeKind::LeafList: break;
    default: return;
    }
    ++(index.isConfig(node) ? summary.configLeaves : summary.stateLeaves);
    const std::uint8_t access = index.access(node);
    summary.settableLeaves += (access & schema::AccessSet) ? 1 : 0;
    summary.readableLeaves += (access & schema::AccessGet) ? 1 : 0;
    summary.subscribableLeaves += (access & schema::AccessSubscribe) ? 1 : 0;
}

} // namespace

Result<std::shared_ptr<const SchemaIndex>> openSchema(const std::string& file)
{
    if (!isFactsFile(file))
        return SchemaIndex::open(file);
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return makeError(ErrorCode::NotFound, "cannot read the schema facts").about(file);
    std::ostringstream text;
    text << stream.rdbuf();
    auto facts = schema::parseFacts(text.str());
    if (!facts)
        return std::move(facts).error().about(file);
    auto pack = schema::packFacts(*facts);
    if (!pack)
        return std::move(pack).error();
    return SchemaIndex::fromBytes(std::move(pack).value());
}

Result<CompileResult> compileToFile(const std::string& folder, const std::string& file, const CompileOptions& options)
{
    auto result = compileModels(folder, options);
    if (!result)
        return result;
    Result<std::string> bytes = isFactsFile(file) ? Result<std::string>(schema::writeFacts(result->facts))
                                                  : schema::packFacts(result->facts);
    if (!bytes)
        return std::move(bytes).error();
    if (Status status = schema::writeFileAtomically(file, *bytes); !status)
        return std::move(status).error();
    return result;
}

Result<SchemaSummary> summarise(const std::string& file)
{
    auto opened = openSchema(file);
    if (!opened)
        return std::move(opened).error();
    const SchemaIndex& index = **opened;
    SchemaSummary summary;
    summary.release = index.release();
    summary.digest = index.digest();
    summary.modules = index.modules().size();
    summary.nodes = index.nodeCount();
    for (std::uint32_t id = 1; id <= index.nodeCount(); ++id)
        count(index, schema::NodeId{id}, summary);
    return summary;
}

} // namespace fc::yang_libyang
