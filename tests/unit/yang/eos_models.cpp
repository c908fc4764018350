#include "eos_models.h"

#include <fstream>
#include <sstream>

namespace fc::test {

std::string readFile(const std::string& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

const Result<yang_libyang::CompileResult>& compiledModels()
{
    static const Result<yang_libyang::CompileResult> result = yang_libyang::compileModels(modelsFolder());
    return result;
}

} // namespace fc::test
