#include "base/digest.h"
#include "fuzz/fuzz_target.h"
#include "schema/pack_format.h"
#include "schema/schema_index.h"

#include <cstddef>
#include <cstring>

using namespace fc;
using schema::NodeId;

namespace {

/// Everything an index can be asked of one node.
std::size_t askAll(const schema::SchemaIndex& index, NodeId node)
{
    std::size_t sum = index.name(node).size() + index.module(node).size() + index.units(node).size() +
                      index.since(node).size() + index.statusText(node).size() + index.schemaPath(node).size();
    for (const NodeId child : index.children(node))
        sum += index.childrenNamed(node, index.name(child)).size();
    for (const NodeId key : index.keys(node))
        sum += index.isKey(key) ? 1U : 0U;
    for (const std::string_view text : index.defaults(node))
        sum += text.size();
    return sum + index.realType(node).names.size() + index.realType(node).range.size();
}

} // namespace

/// The digest is put right first: what is to be tested is what comes behind it.
FC_FUZZ_TARGET(schema_pack)
{
    constexpr std::size_t kDigestAt = offsetof(schema::PackHeader, sha256);
    constexpr std::size_t kHashedFrom = kDigestAt + 64;
    std::string pack(input);
    if (pack.size() >= kHashedFrom) {
        const std::string digest = sha256Hex(std::string_view(pack).substr(kHashedFrom));
        std::memcpy(pack.data() + kDigestAt, digest.data(), digest.size());
    }
    const auto index = schema::SchemaIndex::fromBytes(std::move(pack));
    if (!index) {
        FC_FUZZ_CHECK(index.error().code == ErrorCode::Parse);
        return;
    }
    std::size_t sum = 0;
    for (std::uint32_t id = 0; id <= (*index)->nodeCount(); ++id)
        sum += askAll(**index, NodeId{id});
    FC_FUZZ_CHECK(sum > 0);
    std::size_t presence = 0;
    for (std::uint32_t id = 0; id <= (*index)->nodeCount(); ++id)
        presence += (*index)->isPresence(NodeId{id}) ? 1U : 0U;
    FC_FUZZ_PLANTED("more than one container with presence", presence <= 1);
}
