#pragma once

#include "yang_libyang/compiler.h"

#include <string>

namespace fc::test {

/// The models folder of EOS 4.35.0F beside the working tree; third-party text that is not part of the repository.
inline const std::string& modelsFolder()
{
    static const std::string folder = FC_SOURCE_DIR "/../shared/yang/eos-4.35.0F";
    return folder;
}

inline std::string factsFile()
{
    return FC_SOURCE_DIR "/resources/schema/eos-4.35.0F.facts";
}

std::string readFile(const std::string& path);

/// The models compiled once for the whole program: it takes a second.
const Result<yang_libyang::CompileResult>& compiledModels();

} // namespace fc::test
