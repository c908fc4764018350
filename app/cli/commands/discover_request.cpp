#include "app/cli/commands/discover_request.h"

namespace fc::app {

Result<std::vector<model::Path>> pathsFrom(const std::vector<std::string>& texts)
{
    std::vector<model::Path> paths;
    for (const std::string& text : texts) {
        Result<model::Path> path = model::parsePath(text);
        if (!path)
            return makeError(ErrorCode::Usage, path.error().text).about(text);
        paths.push_back(std::move(*path));
    }
    return paths;
}

Result<gnmi::Capabilities> askCapabilities(Context& context)
{
    Result<std::shared_ptr<gnmi::Transport>> transport = context.targetTransport();
    if (!transport)
        return transport.error();
    return (*transport)->capabilities(context.callOptions());
}

} // namespace fc::app
