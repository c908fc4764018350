#include "fuzz/fuzz_target.h"
#include "intent/fabric_file.h"

using namespace fc;

/// A fabric file as somebody wrote it: used as a whole, or refused with a place.
FC_FUZZ_TARGET(fabric_file)
{
    const auto file = intent::fabricFileFromText(input, "fuzz.toml");
    if (!file.ok()) {
        FC_FUZZ_CHECK(!file.error().text.empty() && file.error().subject.starts_with("fuzz.toml"));
        return;
    }
    for (const intent::FabricKeyInfo& info : intent::fabricKeys()) {
        if (const auto number = file->number(info.key, "leaf"))
            FC_FUZZ_CHECK(*number >= info.least && *number <= info.most);
        FC_FUZZ_CHECK(file->origin(info.key, "leaf", "fuzz").display.ends_with(info.name));
    }
    for (const intent::FabricCliBlock& block : file->cli())
        FC_FUZZ_CHECK(!block.lines.empty() && !block.when.empty());
    FC_FUZZ_PLANTED("300 maximum paths and more",
                    file->number(intent::FabricKey::BgpMaximumPaths, "leaf").value_or(4) < 300);
}
