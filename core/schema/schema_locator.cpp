#include "schema/schema_locator.h"

#include <cstdlib>
#include <filesystem>

namespace fc::schema {

namespace fs = std::filesystem;

std::vector<std::string> schemaFolders()
{
    if (const char* folder = std::getenv("FC_SCHEMA_DIR"); folder && *folder)
        return {folder};
    constexpr const char* kShare = "share/fabric-console/schema";
    std::vector<std::string> folders;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error)
        folders.push_back((program.parent_path().parent_path() / kShare).string());
    folders.push_back((fs::path("/usr") / kShare).string());
    return folders;
}

Result<std::shared_ptr<const SchemaIndex>> openBundledIndex(std::string_view release)
{
    const std::string file = std::string(release) + ".fcs";
    std::string looked;
    for (const std::string& folder : schemaFolders()) {
        const fs::path path = fs::path(folder) / file;
        std::error_code error;
        if (fs::exists(path, error))
            return SchemaIndex::open(path.string());
        looked += (looked.empty() ? "" : ", ") + folder;
    }
    return makeError(ErrorCode::NotFound, "no schema of this release in " + looked)
        .about(std::string(release))
        .doNext("set FC_SCHEMA_DIR or build the packs (target fc_schema_packs)");
}

} // namespace fc::schema
