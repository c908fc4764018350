#include "fuzz/fuzz_target.h"
#include "schema/schema_facts.h"
#include "schema/schema_index.h"
#include "schema/schema_pack.h"

using namespace fc;

FC_FUZZ_TARGET(schema_facts)
{
    auto facts = schema::parseFacts(input);
    if (!facts) {
        FC_FUZZ_CHECK(facts.error().code == ErrorCode::Parse);
        return;
    }
#ifdef FC_PLANTED_BUG
    // False for a release with an escaped character in it.
    FC_FUZZ_CHECK(facts->release.find_first_of("\t,\\") == std::string::npos);
#endif
    schema::canonicalise(*facts);
    const std::string text = schema::writeFacts(*facts);
    auto again = schema::parseFacts(text);
    FC_FUZZ_CHECK(again.ok() && *again == *facts && schema::writeFacts(*again) == text);
    auto pack = schema::packFacts(*facts);
    if (!pack)
        return;
    const auto index = schema::SchemaIndex::fromBytes(std::move(*pack));
    FC_FUZZ_CHECK(index.ok() && (*index)->nodeCount() == facts->nodes.size());
}
