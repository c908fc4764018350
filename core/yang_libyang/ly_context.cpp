#include "yang_libyang/ly_context.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace fc::yang_libyang {

namespace {

/// Each of them costs another load of the rest.
constexpr std::size_t kMaxDoNotCompile = 32;

const Message* firstError(const std::vector<Message>& messages)
{
    const auto it = std::ranges::find(messages, true, &Message::error);
    return it == messages.end() ? nullptr : &*it;
}

/// "Line number 12." or "..., line number 12." -> "12"; empty without.
std::string lineOf(const Message& message)
{
    const std::size_t at = message.path.find("ine number ");
    if (at == std::string::npos)
        return {};
    const std::size_t start = at + 11;
    return message.path.substr(start, message.path.find_first_not_of("0123456789", start) - start);
}

/// The module whose text the first error speaks of: libyang names those it gives up, innermost first.
std::string culprit(const std::vector<Message>& messages, const std::string& asked)
{
    for (const Message& message : messages) {
        const std::size_t start = message.text.find("arsing module \"");
        const std::size_t part = message.text.find("arsing submodule \"");
        const std::size_t at = start != std::string::npos ? start + 15 : part != std::string::npos ? part + 18 : 0;
        if (message.error && at > 0)
            return message.text.substr(at, message.text.find('"', at) - at);
    }
    return asked;
}

/// Messages about a module loaded on its own: libyang forgets to say the line once something was loaded before.
std::vector<Message> aloneMessages(const std::string& folder, const std::string& name)
{
    ly_ctx* raw = nullptr;
    if (ly_ctx_new(folder.c_str(), LY_CTX_EXPLICIT_COMPILE | LY_CTX_DISABLE_SEARCHDIR_CWD, &raw) != LY_SUCCESS)
        return {};
    const ContextPtr context(raw);
    ly_ctx_load_module(raw, name.c_str(), nullptr, nullptr);
    return takeMessages(raw);
}

FailedModule failure(const ly_ctx* context, const ModuleFolder& folder, const std::string& name,
                     const std::vector<Message>& messages)
{
    FailedModule failed{name, name, "the folder does not hold it"};
    const ModuleFolder::File* file = folder.find(name);
    if (!file)
        return failed;
    failed.where = file->path;
    for (const ModuleHead::Reference& import : file->head.imports)
        if (!folder.find(import.name) && !ly_ctx_get_module_latest(context, import.name.c_str())) {
            failed.where += ":" + std::to_string(import.line);
            failed.reason = "imports \"" + import.name + "\", which the folder does not hold";
            return failed;
        }
    const Message* error = firstError(messages);
    failed.reason = error ? error->text : "libyang gives no reason";
    if (!error)
        return failed;
    const std::string inside = culprit(messages, name);
    if (const ModuleFolder::File* other = folder.find(inside); other && inside != name) {
        failed.where = other->path;
        failed.reason += " (needed by " + name + ")";
    }
    const std::string line = lineOf(*error);
    if (!line.empty())
        failed.where += ":" + line;
    else if (!error->path.empty())
        failed.reason += " (" + error->path + ")";
    return failed;
}

/// The module that a compile error speaks of, "/mod:node/..." or a module name in quotes; empty if none is loaded.
std::string moduleInError(const ModuleFolder& folder, const std::vector<Message>& messages)
{
    for (const Message& message : messages) {
        if (!message.error)
            continue;
        for (const std::string& text : {message.path, message.text})
            for (std::size_t at = text.find_first_of("/\""); at != std::string::npos; at = text.find_first_of("/\"", at + 1)) {
                std::size_t end = at + 1;
                while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '-' ||
                                             text[end] == '_' || text[end] == '.'))
                    ++end;
                const std::string word = text.substr(at + 1, end - at - 1);
                if (folder.find(word))
                    return word;
            }
    }
    return {};
}

/// One try to load and compile a folder without some modules.
class Loader
{
public:
    Loader(const std::string& name, const ModuleFolder& folder, const LoadOptions& options)
        : m_name(name), m_folder(folder), m_options(options)
    {
    }

    Result<LoadedModules> run();

private:
    enum class End { Good, Again, Failed, Cancelled };
    End attempt();
    bool load(bool deviating);
    bool compile();

    const std::string& m_name;
    const ModuleFolder& m_folder;
    const LoadOptions& m_options;
    std::set<std::string> m_leftOut;
    std::vector<FailedModule> m_failed;
    std::size_t m_doNotCompile = 0;
    bool m_askUndeviated = true;
    std::size_t m_done = 0;
    LoadedModules m_loaded;
    std::vector<Message> m_compileMessages;
};

bool Loader::load(bool deviating)
{
    for (const std::string& name : m_folder.names()) {
        const ModuleFolder::File* file = m_folder.find(name);
        if ((file && file->head.deviates) != deviating || m_leftOut.contains(name))
            continue;
        if (m_options.stop.stop_requested())
            return false;
        if (m_options.progress)
            m_options.progress(m_done++, m_folder.names().size(), name);
        const bool good = file && ly_ctx_load_module(m_loaded.context.get(), name.c_str(), nullptr, nullptr) != nullptr;
        std::vector<Message> messages = takeMessages(m_loaded.context.get());
        if (good)
            m_loaded.messages.insert(m_loaded.messages.end(), messages.begin(), messages.end());
        else if (m_leftOut.insert(name).second)
            m_failed.push_back(failure(m_loaded.context.get(), m_folder, name, aloneMessages(m_name, name)));
    }
    return true;
}

bool Loader::compile()
{
    const bool good = ly_ctx_compile(m_loaded.context.get()) == LY_SUCCESS;
    m_compileMessages = takeMessages(m_loaded.context.get());
    if (good)
        m_loaded.messages.insert(m_loaded.messages.end(), m_compileMessages.begin(), m_compileMessages.end());
    return good;
}

Loader::End Loader::attempt()
{
    m_loaded = {};
    m_done = 0;
    const std::size_t leftOut = m_leftOut.size();
    ly_ctx* raw = nullptr;
    // Imports are left to libyang's own search: its import callback makes ly_ctx_compile of 2.1.30 crash.
    if (ly_ctx_new(m_name.c_str(),
                   LY_CTX_EXPLICIT_COMPILE | LY_CTX_REF_IMPLEMENTED | LY_CTX_DISABLE_SEARCHDIR_CWD, &raw) != LY_SUCCESS)
        return End::Failed;
    m_loaded.context.reset(raw);
    if (!load(false))
        return End::Cancelled;
    if (m_options.undeviated && m_askUndeviated && m_leftOut.size() == leftOut) {
        if (!compile()) {
            // What the vendor deviates may be wrong without: then nothing is known of what the deviations take away.
            m_askUndeviated = false;
            return End::Again;
        }
        m_options.undeviated(raw);
        m_loaded.sawUndeviated = true;
        m_loaded.messages.clear();
    }
    if (!load(true))
        return End::Cancelled;
    // A load that fails takes back what was loaded before it and not compiled yet.
    if (m_leftOut.size() > leftOut)
        return End::Again;
    return compile() ? End::Good : End::Failed;
}

Result<LoadedModules> Loader::run()
{
    for (;;) {
        const End end = attempt();
        if (end == End::Cancelled)
            return makeError(ErrorCode::Cancelled, "compiling was cancelled").about(m_name).nowIs("nothing was written");
        if (m_leftOut.size() >= m_folder.names().size())
            break;
        if (end == End::Good) {
            m_loaded.failed = std::move(m_failed);
            if (m_options.progress)
                m_options.progress(m_folder.names().size(), m_folder.names().size(), {});
            return std::move(m_loaded);
        }
        if (end == End::Again)
            continue;
        const std::string name = moduleInError(m_folder, m_compileMessages);
        if (name.empty() || !m_leftOut.insert(name).second || ++m_doNotCompile > kMaxDoNotCompile) {
            const Message* error = firstError(m_compileMessages);
            return makeError(ErrorCode::Schema,
                             "the modules do not compile: " + (error ? error->text : std::string("libyang gives no reason")))
                .about(m_name)
                .nowIs("nothing was written")
                .doNext("mend or remove the module named");
        }
        m_failed.push_back(failure(m_loaded.context.get(), m_folder, name, m_compileMessages));
        m_askUndeviated = true;
    }
    return makeError(ErrorCode::Schema, "not one module loads: " + m_failed.front().where + ": " + m_failed.front().reason)
        .about(m_name);
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

Result<LoadedModules> loadModules(const std::string& folder, const LoadOptions& options)
{
    auto modules = ModuleFolder::read(folder);
    if (!modules)
        return std::move(modules).error();
    ly_log_options(LY_LOSTORE);
    return Loader(folder, *modules, options).run();
}

} // namespace fc::yang_libyang
