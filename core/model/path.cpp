#include "model/path.h"

#include <algorithm>

namespace fc::model {

const std::string* PathElem::key(std::string_view keyName) const
{
    const auto it = std::ranges::find(keys, keyName, &PathKey::name);
    return it == keys.end() ? nullptr : &it->value;
}

bool Path::hasWildcard() const
{
    return std::ranges::any_of(elems, [](const PathElem& elem) {
        return elem.name == "*" || elem.name == "..." ||
               std::ranges::any_of(elem.keys, [](const PathKey& key) { return key.value == "*"; });
    });
}

Path Path::child(PathElem elem) const
{
    Path path = *this;
    path.elems.push_back(std::move(elem));
    return path;
}

std::string_view bareName(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view modulePrefix(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

} // namespace fc::model
