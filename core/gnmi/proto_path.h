#pragma once

#include "model/path.h"

#include "gnmi/gnmi.pb.h"

namespace fc::gnmi {

/// Only for .cpp files of this module: the one header with protobuf types.
inline void fillPath(const model::Path& path, ::gnmi::Path* out)
{
    out->set_origin(path.origin);
    for (const model::PathElem& elem : path.elems) {
        ::gnmi::PathElem* made = out->add_elem();
        made->set_name(elem.name);
        for (const model::PathKey& key : elem.keys)
            (*made->mutable_key())[key.name] = key.value;
    }
}

} // namespace fc::gnmi
