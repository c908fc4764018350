#include "yang_libyang/ly_context.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace fc::yang_libyang {

namespace {

namespace fs = std::filesystem;

/// The first keyword of a YANG file: "module" or "submodule"; comments are skipped.
std::string firstKeyword(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string word;
    while (stream >> word) {
        if (word.starts_with("//")) {
            std::getline(stream, word);
        } else if (word.starts_with("/*")) {
            while (word.find("*/") == std::string::npos && stream >> word) {
            }
        } else {
            return word;
        }
    }
    return {};
}

Error readError(const std::string& folder, const std::string& why)
{
    return makeError(ErrorCode::NotFound, "cannot read the models folder: " + why)
        .about(folder)
        .nowIs("nothing was compiled")
        .doNext("name a folder of .yang files");
}

std::string firstError(const std::vector<Message>& messages)
{
    const auto it = std::ranges::find(messages, true, &Message::error);
    if (it == messages.end())
        return "libyang gives no reason";
    return it->path.empty() ? it->text : it->text + " (" + it->path + ")";
}

} // namespace

std::vector<Message> takeMessages(ly_ctx* context)
{
    std::vector<Message> messages;
    for (const ly_err_item* item = ly_err_first(context); item; item = item->next)
        messages.push_back({item->level == LY_LLERR, item->msg ? item->msg : "", item->path ? item->path : ""});
    ly_err_clean(context, nullptr);
    return messages;
}

Result<std::vector<std::string>> moduleNames(const std::string& folder)
{
    std::set<std::string> names;
    if (std::ifstream list(fs::path(folder) / "modules.list"); list) {
        for (std::string line; std::getline(list, line);) {
            line.erase(line.find_last_not_of(" \t\r") + 1);
            if (!line.empty() && line[0] != '#')
                names.insert(line);
        }
        return std::vector<std::string>(names.begin(), names.end());
    }
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() != ".yang" || firstKeyword(it->path()) != "module")
            continue;
        const std::string stem = it->path().stem().string();
        names.insert(stem.substr(0, stem.find('@')));
    }
    if (error)
        return readError(folder, error.message());
    if (names.empty())
        return readError(folder, "it holds no YANG module");
    return std::vector<std::string>(names.begin(), names.end());
}

Result<LoadedModules> loadModules(const std::string& folder, const LoadProgress& progress, const std::stop_token& stop)
{
    auto names = moduleNames(folder);
    if (!names)
        return std::move(names).error();

    ly_log_options(LY_LOSTORE);
    LoadedModules loaded;
    ly_ctx* raw = nullptr;
    if (ly_ctx_new(folder.c_str(), LY_CTX_EXPLICIT_COMPILE | LY_CTX_REF_IMPLEMENTED | LY_CTX_DISABLE_SEARCHDIR_CWD,
                   &raw) != LY_SUCCESS)
        return readError(folder, "libyang does not accept it");
    loaded.context.reset(raw);

    for (std::size_t i = 0; i < names->size(); ++i) {
        const std::string& name = (*names)[i];
        if (stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "compiling was cancelled").about(folder).nowIs("nothing was written");
        if (progress)
            progress(i, names->size(), name);
        const bool good = ly_ctx_load_module(raw, name.c_str(), nullptr, nullptr) != nullptr;
        std::vector<Message> messages = takeMessages(raw);
        if (good)
            loaded.messages.insert(loaded.messages.end(), messages.begin(), messages.end());
        else
            loaded.failed.push_back({name, firstError(messages)});
    }
    if (loaded.failed.size() == names->size())
        return makeError(ErrorCode::Schema, "not one module loads: " + loaded.failed.front().name + ": " +
                                                loaded.failed.front().reason)
            .about(folder);
    const bool compiled = ly_ctx_compile(raw) == LY_SUCCESS;
    const std::vector<Message> messages = takeMessages(raw);
    if (!compiled)
        return makeError(ErrorCode::Schema, "the modules do not compile: " + firstError(messages))
            .about(folder)
            .nowIs("nothing was written")
            .doNext("mend or remove the module named");
    loaded.messages.insert(loaded.messages.end(), messages.begin(), messages.end());
    if (progress)
        progress(names->size(), names->size(), {});
    return loaded;
}

} // namespace fc::yang_libyang
