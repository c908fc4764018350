#include "discovery/use_as.h"
#include "fuzz/fuzz_target.h"
#include "model/path.h"
#include "schema/instance.h"
#include "support/toy_schema.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace fc;
using namespace fc::discovery;

/// First line: host, second: path, the rest: a value. Every form is made.
FC_FUZZ_TARGET(use_as)
{
    static const auto index = test::makeToySchema();
    const auto firstEnd = std::min(input.find('\n'), input.size());
    const std::string_view rest = input.substr(std::min(firstEnd + 1, input.size()));
    const auto secondEnd = std::min(rest.find('\n'), rest.size());
    const auto path = model::parsePath(rest.substr(0, secondEnd));
    if (!path)
        return;
    const auto node = index->resolve(*path);
    if (!node)
        return;
    UseAsTarget target;
    target.host = std::string(input.substr(0, firstEnd));
    target.user = target.host;
    target.insecure = target.host.size() % 2 == 1;
    const std::string value(rest.substr(std::min(secondEnd + 1, rest.size())));
    const model::Path full = pathOf(*index, *node, *path);
    FC_FUZZ_CHECK(index->resolve(full).ok() && *index->resolve(full) == *node);
    for (const UseAs form : useAsForms()) {
        const std::string text = useAs(form, *index, *node, *path, target, value);
        FC_FUZZ_CHECK(!text.empty());
        switch (form) {
        case UseAs::GnmiPath: {
            const auto back = model::parsePath(text);
            FC_FUZZ_CHECK(back.ok() && *back == full);
            break;
        }
        case UseAs::Json: FC_FUZZ_CHECK(nlohmann::json::parse(text, nullptr, false).is_object()); break;
        case UseAs::Gnmic:
        case UseAs::FabricOrch:
            // Every quote of a shell is closed: only quoted text comes from outside.
            FC_FUZZ_CHECK(std::ranges::count(text, '\'') % 2 == 0 || text.find("'\\''") != std::string::npos);
            break;
        default: break;
        }
        FC_FUZZ_PLANTED("an IPv6 host with TLS", form != UseAs::Gnmic || target.insecure || target.host.find(':') == std::string::npos);
    }
}
