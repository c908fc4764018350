#include "diff/hunk_origins.h"

#include <algorithm>

namespace fc::diff {

namespace {

/// Objects named for a removal: enough to say who lacks it, not the whole device.
constexpr std::size_t kRemovalObjects = 2;

bool isBelow(const model::InstancePath& path, const model::InstancePath& top)
{
    return path.size() >= top.size() && std::equal(top.begin(), top.end(), path.begin());
}

void addNew(std::vector<model::Origin>& origins, const model::Origin& origin)
{
    if (std::ranges::find(origins, origin) == origins.end())
        origins.push_back(origin);
}

std::vector<model::Origin> below(const model::InstancePath& top, const model::Provenance& provenance)
{
    std::vector<model::Origin> origins;
    for (auto it = provenance.lower_bound(top); it != provenance.end() && isBelow(it->first, top); ++it)
        for (const model::Origin& origin : it->second)
            addNew(origins, origin);
    return origins;
}

std::vector<model::Origin> aroundRemoval(model::InstancePath path, const model::Provenance& provenance)
{
    std::vector<model::Origin> objects;
    while (!path.empty() && objects.empty()) {
        path.pop_back();
        while (!path.empty() && path.back().keys.empty())
            path.pop_back();
        if (path.empty())
            break;
        for (model::Origin& origin : below(path, provenance)) {
            const bool known = std::ranges::any_of(objects, [&](const model::Origin& other) {
                return other.type == origin.type && other.id == origin.id;
            });
            if (!known && objects.size() < kRemovalObjects)
                objects.push_back(std::move(origin));
        }
    }
    return objects;
}

} // namespace

std::vector<model::Origin> originsOf(Op op, const model::InstancePath& at, const model::Provenance& provenance)
{
    if (provenance.empty())
        return {};
    if (op == Op::Remove) {
        // Somebody asked for it by hand: that is the reason, not the object around.
        if (const auto asked = provenance.find(at);
            asked != provenance.end() && !asked->second.empty() && asked->second.front().type == "manual")
            return asked->second;
        return aroundRemoval(at, provenance);
    }
    if (const auto leaf = provenance.find(at); leaf != provenance.end())
        return leaf->second;
    if (op != Op::Move)
        return below(at, provenance);
    model::InstancePath parent = at;
    parent.pop_back();
    return below(parent, provenance);
}

} // namespace fc::diff
