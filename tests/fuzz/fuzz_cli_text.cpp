#include "fuzz/fuzz_target.h"
#include "model/cli_text.h"

using namespace fc;

/// A device's "show running-config", or a NAME.cli file.
FC_FUZZ_TARGET(cli_text)
{
    const auto read = model::parseCliText(input);
    if (!read) {
        FC_FUZZ_CHECK(read.error().code == ErrorCode::Parse && !read.error().text.empty());
        return;
    }
    for (const model::CliLine& line : read->lines) {
        FC_FUZZ_CHECK(!line.text.empty() && line.context.size() <= model::kMaxCliDepth);
        FC_FUZZ_CHECK(model::positiveForm(model::negated(line.text)) == model::positiveForm(line.text) ||
                      line.text.starts_with("no no "));
        const std::string comparable = model::comparableLine(line.text);
        FC_FUZZ_CHECK(!comparable.empty() && model::comparableLine(comparable) == comparable);
        FC_FUZZ_CHECK(model::toString(line).ends_with(line.text));
        if (model::isTypable(line)) {
            const auto alone = model::parseCliText(model::cliCommands({line}));
            FC_FUZZ_CHECK(alone.ok() && alone->lines == std::vector<model::CliLine>{line});
        }
    }
    const auto again = model::parseCliText(model::printCliText(read->lines));
    FC_FUZZ_CHECK(again.ok() && again->lines == read->lines && !again->ended);
    const auto typed = model::parseCliText(model::cliCommands(read->lines));
    FC_FUZZ_CHECK(typed.ok() && typed->lines == read->lines);
    for (const model::CliLine& line : read->lines)
        FC_FUZZ_PLANTED("a negated line in a mode inside a mode", line.context.size() < 2 || !line.text.starts_with("no "));
}
