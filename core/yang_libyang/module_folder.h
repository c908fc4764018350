#pragma once

#include "base/result.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fc::yang_libyang {

/// What the top of a YANG file says, read without parsing the rest.
struct ModuleHead
{
    struct Reference
    {
        std::string name;
        std::size_t line = 0; ///< counted from 1
    };
    std::string keyword; ///< "module", "submodule", else empty: no YANG
    std::string name;
    std::string revision; ///< the newest, may be empty
    bool deviates = false; ///< has deviation statements
    std::vector<Reference> imports; ///< imports and includes, in order
};

/// Skips comments, strings and blocks as RFC 7950, 6.1 defines them; never fails.
ModuleHead readModuleHead(std::string_view text);

/// What the YANG files of a folder and the folders below it are (a git checkout, say; hidden folders are left out). Of
/// several files of one module the newest revision counts, then the first path: the same on every machine.
class ModuleFolder
{
public:
    struct File
    {
        std::string path; ///< relative to the folder
        ModuleHead head;
    };

    /// Errors: NotFound (no such folder, no module in it), Parse (more than kMaxFiles files or kMaxBytes).
    static Result<ModuleFolder> read(const std::string& folder);

    /// Names in modules.list if the folder has one, else of all modules; sorted.
    const std::vector<std::string>& names() const { return m_names; }
    /// Module or submodule; null if the folder does not hold it.
    const File* find(const std::string& name) const;

    static constexpr std::size_t kMaxFiles = 20'000;
    static constexpr std::size_t kMaxBytes = 512U * 1024U * 1024U;

private:
    std::map<std::string, File> m_files;
    std::vector<std::string> m_names;
};

} // namespace fc::yang_libyang
