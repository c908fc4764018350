#include "discovery/schema_diff.h"

#include <algorithm>
#include <map>
#include <set>

namespace fc::discovery {

using schema::SchemaIndex;

namespace {

constexpr std::size_t kMaxModels = 10'000;

bool isDate(std::string_view text)
{
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

} // namespace

ModelComparison compareModels(const std::vector<gnmi::ModelData>& device, const SchemaIndex& release)
{
    ModelComparison comparison;
    comparison.release = std::string(release.release());
    comparison.truncated = device.size() > kMaxModels;
    std::map<std::string_view, std::string_view> known;
    const std::vector<schema::ModuleInfo> modules = release.modules();
    for (const schema::ModuleInfo& module : modules)
        known.emplace(module.name, module.revision);
    std::set<std::string_view> named;
    for (std::size_t i = 0; i < std::min(device.size(), kMaxModels); ++i) {
        const gnmi::ModelData& model = device[i];
        if (!named.insert(model.name).second)
            continue;
        const auto it = known.find(model.name);
        if (it == known.end())
            comparison.unknown.push_back(model.name);
        else if (isDate(model.version) && isDate(it->second) && model.version != it->second)
            comparison.revisions.push_back(model.name + ": device " + model.version + ", " + comparison.release + " " +
                                           std::string(it->second));
        else
            ++comparison.same;
    }
    for (const auto& [name, revision] : known)
        if (!named.contains(name))
            comparison.missing.emplace_back(name);
    std::ranges::sort(comparison.unknown);
    std::ranges::sort(comparison.revisions);
    return comparison;
}

std::size_t nearestRelease(const std::vector<ModelComparison>& releases)
{
    const auto distance = [](const ModelComparison& comparison) {
        return comparison.unknown.size() * 2 + comparison.revisions.size() * 2 + comparison.missing.size();
    };
    const auto it = std::ranges::min_element(releases, {}, distance);
    return static_cast<std::size_t>(it - releases.begin());
}

} // namespace fc::discovery
