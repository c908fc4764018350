#include "sim/netbox/model.h"

#include <algorithm>
#include <iterator>

namespace fc::sim::netbox {

const Field* Model::field(std::string_view name) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [name](const Field& entry) { return entry.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

const std::vector<Model>& models()
{
    static const std::vector<Model> kModels = [] {
        std::vector<Model> all;
        for (auto* group : {&extrasModels, &dcimModels, &ipamModels, &bgpModels}) {
            auto part = (*group)();
            std::move(part.begin(), part.end(), std::back_inserter(all));
        }
        return all;
    }();
    return kModels;
}

const Model* modelOf(std::string_view endpoint)
{
    for (const auto& model : models()) {
        if (model.endpoint == endpoint || (!model.urlPath.empty() && model.urlPath == endpoint))
            return &model;
    }
    return nullptr;
}

const Model* modelByLabel(std::string_view label)
{
    for (const auto& model : models()) {
        if (model.label == label)
            return &model;
    }
    return nullptr;
}

} // namespace fc::sim::netbox
