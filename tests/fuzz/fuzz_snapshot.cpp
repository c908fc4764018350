#include "fuzz/fuzz_target.h"
#include "intent/inventory.h"
#include "intent/snapshot_changes.h"

using namespace fc;

/// A snapshot file from anywhere: refused with a reason, or what it holds can be written, compared and looked at.
FC_FUZZ_TARGET(snapshot)
{
    const auto snapshot = intent::snapshotFromText(input, "fuzz.json");
    if (!snapshot) {
        FC_FUZZ_CHECK(!snapshot.error().text.empty() && snapshot.error().subject == "fuzz.json" && !snapshot.error().next.empty());
        return;
    }
    const std::string text = intent::toText(**snapshot);
    const auto back = intent::snapshotFromText(text, "again");
    FC_FUZZ_CHECK(back.ok() && (*back)->revision() == (*snapshot)->revision() && intent::toText(**back) == text);
    FC_FUZZ_CHECK(intent::changesBetween(**snapshot, **back).empty());
    const intent::IntentSnapshot nothing({}, (*snapshot)->info());
    const auto added = intent::changesBetween(nothing, **snapshot);
    for (const intent::ObjectChange& change : added)
        FC_FUZZ_CHECK(intent::toString(change.kind) == "added" && change.fields.empty());
    for (const intent::ObjectChange& change : intent::changesBetween(**snapshot, nothing))
        FC_FUZZ_CHECK(change.kind == intent::ChangeKind::Removed && change.fields.empty());
    FC_FUZZ_CHECK(intent::rowsBetween(nothing, **snapshot).size() >= added.size());
    (void)intent::countsOf(added);
    FC_FUZZ_CHECK(intent::inventoryOf(**snapshot).devices.size() <= (*snapshot)->tables().devices.size());
    FC_FUZZ_PLANTED("a change log beyond a million", (*snapshot)->info().watermark < 1'000'000);
}
