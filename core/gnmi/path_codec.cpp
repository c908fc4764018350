#include "gnmi/path_codec.h"

#include "gnmi/utf8.h"

#include <algorithm>

namespace fc::gnmi::wire {

namespace {

/// One entry of PathElem.key: a message { key = 1, value = 2 }.
Walk decodeKey(std::string_view bytes, model::PathKey& key, std::uint32_t& repaired)
{
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    std::string_view part;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if ((field == 1 || field == 2) && type == kLength) {
            if (!reader.bytes(part))
                return Walk::Bad;
            (field == 1 ? key.name : key.value) = textOf(part, repaired);
        } else if (type == kStartGroup || type == kEndGroup) {
            return Walk::Unusual;
        } else if (!reader.skip(type)) {
            return Walk::Bad;
        }
    }
    return Walk::Ok;
}

void addKey(model::PathElem& elem, model::PathKey key)
{
    const auto at = std::ranges::lower_bound(elem.keys, key.name, {}, &model::PathKey::name);
    if (at != elem.keys.end() && at->name == key.name)
        at->value = std::move(key.value); // a map entry sent twice: the last one counts
    else
        elem.keys.insert(at, std::move(key));
}

Walk decodeElem(std::string_view bytes, model::PathElem& elem, std::uint32_t& repaired)
{
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    std::string_view part;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if ((field == 1 || field == 2) && type == kLength) {
            if (!reader.bytes(part))
                return Walk::Bad;
            if (field == 1) {
                elem.name = textOf(part, repaired);
                continue;
            }
            model::PathKey key;
            if (const Walk walk = decodeKey(part, key, repaired); walk != Walk::Ok)
                return walk;
            addKey(elem, std::move(key));
            if (elem.keys.size() > kMaxKeysPerElem)
                return Walk::Bad;
        } else if (type == kStartGroup || type == kEndGroup) {
            return Walk::Unusual;
        } else if (!reader.skip(type)) {
            return Walk::Bad;
        }
    }
    return Walk::Ok;
}

/// "interface[name=Ethernet1]" of the form before gNMI 0.4; what does not parse stays a name.
model::PathElem elemOfOldForm(std::string element)
{
    const std::size_t bracket = element.find('[');
    if (bracket != std::string::npos && bracket > 0) {
        auto parsed = model::parsePath("/x" + element.substr(bracket));
        if (parsed.ok() && parsed->elems.size() == 1) {
            model::PathElem elem = std::move(parsed->elems.front());
            elem.name = element.substr(0, bracket);
            return elem;
        }
    }
    return {std::move(element), {}};
}

} // namespace

Walk decodePath(std::string_view bytes, DecodedPath& out)
{
    out = {};
    Reader reader(bytes);
    std::uint32_t field = 0;
    std::uint32_t type = 0;
    std::string_view part;
    std::vector<std::string> oldForm;
    bool sawElem = false;
    while (!reader.atEnd()) {
        if (!reader.tag(field, type))
            return Walk::Bad;
        if (field < 1 || field > 4 || type != kLength) {
            if (type == kStartGroup || type == kEndGroup)
                return Walk::Unusual;
            if (!reader.skip(type))
                return Walk::Bad;
            continue;
        }
        if (!reader.bytes(part))
            return Walk::Bad;
        if (field == 1) {
            oldForm.push_back(textOf(part, out.repaired));
        } else if (field == 2) {
            out.path.origin = textOf(part, out.repaired);
        } else if (field == 4) {
            out.target = textOf(part, out.repaired);
        } else {
            sawElem = true;
            model::PathElem elem;
            if (const Walk walk = decodeElem(part, elem, out.repaired); walk != Walk::Ok)
                return walk;
            if (!elem.name.empty())
                out.path.elems.push_back(std::move(elem));
        }
        if (out.path.elems.size() > kMaxElems || oldForm.size() > kMaxElems)
            return Walk::Bad;
    }
    if (!sawElem)
        for (std::string& element : oldForm)
            if (!element.empty())
                out.path.elems.push_back(elemOfOldForm(std::move(element)));
    return Walk::Ok;
}

model::Path joined(const model::Path& prefix, model::Path path)
{
    if (prefix.elems.empty()) {
        if (!prefix.origin.empty())
            path.origin = prefix.origin;
        return path;
    }
    model::Path out = prefix;
    if (out.origin.empty())
        out.origin = std::move(path.origin);
    out.elems.insert(out.elems.end(), std::make_move_iterator(path.elems.begin()),
                     std::make_move_iterator(path.elems.end()));
    return out;
}

} // namespace fc::gnmi::wire
