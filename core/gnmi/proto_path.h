#pragma once

#include "model/path.h"

namespace fc::gnmi {

/// Fills a generated gnmi::Path. A template, so that no generated header is needed to read this one.
template <typename ProtoPath>
void fillPath(const model::Path& path, ProtoPath* out)
{
    out->set_origin(path.origin);
    for (const model::PathElem& elem : path.elems) {
        auto* made = out->add_elem();
        made->set_name(elem.name);
        for (const model::PathKey& key : elem.keys)
            (*made->mutable_key())[key.name] = key.value;
    }
}

} // namespace fc::gnmi
