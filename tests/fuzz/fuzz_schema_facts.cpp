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
    FC_FUZZ_PLANTED("an escaped character in the name of the release",
                    facts->release.find_first_of("\t,\\") == std::string::npos);
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
