#include "intent/path_template.h"

#include "model/path.h"

#include <algorithm>

namespace fc::intent {

Result<PathTemplate> PathTemplate::resolve(const schema::SchemaIndex& index, std::string_view text)
{
    auto path = model::parsePath(text);
    if (!path)
        return std::move(path).error();
    auto node = index.resolve(*path);
    if (!node)
        return makeError(ErrorCode::Schema, "the schema lacks a path that the mapper writes: " + node.error().text)
            .about(std::string(text))
            .nowIs("nothing can be mapped")
            .doNext("use a schema pack of the release named in the profile");
    PathTemplate out;
    for (model::NodeId at = *node; index.kind(at) != schema::NodeKind::Root; at = index.parent(at)) {
        const bool isList = index.kind(at) == schema::NodeKind::List;
        out.m_steps.push_back(Step{at, isList ? index.keys(at).size() : 0});
    }
    std::ranges::reverse(out.m_steps);
    return out;
}

model::InstancePath PathTemplate::at(std::initializer_list<std::string_view> keys) const
{
    model::InstancePath path;
    path.reserve(m_steps.size());
    const auto* next = keys.begin();
    for (const Step& step : m_steps) {
        model::InstanceStep& out = path.emplace_back();
        out.node = step.node;
        for (std::size_t i = 0; i < step.keyCount && next != keys.end(); ++i, ++next)
            out.keys.emplace_back(*next);
    }
    return path;
}

} // namespace fc::intent
