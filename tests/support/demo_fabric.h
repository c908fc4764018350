#pragma once

#include "intent/fabric_file.h"

#include <stdexcept>

namespace fc::test {

/// The fabric file of the demo.
inline const intent::FabricFile& demoFabric()
{
    static const intent::FabricFile file = [] {
        auto read = intent::readFabricFile(FC_SOURCE_DIR "/resources/demo/fabric.toml");
        if (!read)
            throw std::runtime_error(read.error().sentence());
        return std::move(read).value();
    }();
    return file;
}

} // namespace fc::test
