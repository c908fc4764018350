// A CapabilityResponse as it comes from the wire, compared with a release; the last byte says how often its models are
// repeated under other names, so that long lists are met too.
#include "discovery/schema_diff.h"
#include "fuzz/fuzz_target.h"
#include "gnmi/codec.h"
#include "support/toy_schema.h"

using namespace fc;
using namespace fc::discovery;

FC_FUZZ_TARGET(models)
{
    static const auto index = test::makeToySchema();
    if (input.empty())
        return;
    const auto decoded = gnmi::decodeCapabilityResponse(input.substr(0, input.size() - 1));
    if (!decoded) {
        FC_FUZZ_CHECK(!decoded.error().text.empty());
        return;
    }
    gnmi::Capabilities said = *decoded;
    const auto times = static_cast<unsigned char>(input.back());
    if (times == 255 && !said.models.empty())
        while (said.models.size() < 10'010)
            said.models.push_back({said.models.front().name + std::to_string(said.models.size()), {}, "2026-01-01"});
    const ModelComparison comparison = compareModels(said.models, *index);
    FC_FUZZ_CHECK(comparison.release == "toy-1" && comparison.truncated == (said.models.size() > 10'000));
    FC_FUZZ_CHECK(comparison.unknown.size() + comparison.revisions.size() + comparison.same <= said.models.size());
    FC_FUZZ_CHECK(comparison.missing.size() + comparison.same + comparison.revisions.size() == index->modules().size());
    FC_FUZZ_CHECK(nearestRelease({comparison, comparison}) == 0);
    FC_FUZZ_PLANTED("a module of the release in another revision", comparison.revisions.empty());
}
