#include "base/digest.h"
#include "fuzz/fuzz_target.h"
#include "plan/approval_note.h"
#include "plan/journal_codec.h"
#include "plan/plan_file.h"
#include "plan/plan_json.h"
#include "plan/report.h"
#include "schema/schema_locator.h"

using namespace fc;

namespace {

/// A document that everybody may have written: the digest is no secret and is put right first.
std::string withDigest(std::string_view document)
{
    std::string text(document);
    const std::string digest = plan::digestInPlan(text);
    const std::size_t at = digest.empty() ? std::string::npos : text.rfind(digest);
    return at == std::string::npos ? text : text.replace(at, digest.size(), sha256Hex(text.substr(0, at)));
}

void planFile(std::string_view document)
{
    static const auto kIndex = schema::openBundledIndex();
    FC_FUZZ_CHECK(kIndex.ok()); // the packs are built with the targets
    const auto read = plan::readPlan(**kIndex, withDigest(document));
    if (!read) {
        FC_FUZZ_CHECK(!read.error().text.empty());
        // Past the digest, as if a hunk's marks could be forged too.
        (void)plan::planFromJson(**kIndex, document.substr(0, 1U << 16U));
        return;
    }
    const auto again = plan::readPlan(**kIndex, plan::writePlan(**kIndex, *read));
    FC_FUZZ_CHECK(again.ok() && again->devices.size() == read->devices.size());
    FC_FUZZ_CHECK(!plan::textReport(**kIndex, *read).empty() && !plan::markdownReport(**kIndex, *read).empty());
    for (const plan::DevicePlan& device : read->devices)
        FC_FUZZ_PLANTED("more than nine CLI lines that nobody claims", device.cliUnclaimed < 10);
}

} // namespace

/// "P" + a plan document, "S" + what the journal remembers of a step, "A" + of the approvals.
FC_FUZZ_TARGET(plan_file)
{
    if (input.starts_with('P'))
        return planFile(input.substr(1));
    if (input.starts_with('S')) {
        const auto step = plan::decodeStepData(input.substr(1));
        if (!step)
            return;
        const auto again = plan::decodeStepData(plan::encodeStepData(*step));
        FC_FUZZ_CHECK(again.ok() && again->operations.size() == step->operations.size() && again->before == step->before);
        for (const gnmi::SetOperation& operation : step->operations)
            FC_FUZZ_CHECK(!plan::describe(operation).empty());
    } else if (input.starts_with('A')) {
        const auto notes = plan::decodeApprovals(input.substr(1));
        if (!notes)
            return;
        const auto again = plan::decodeApprovals(plan::encodeApprovals(*notes));
        FC_FUZZ_CHECK(again.ok() && again->size() == notes->size());
    }
}
