#include "yang_libyang/validator.h"

#include "yang_libyang/ly_context.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <mutex>

namespace fc::yang_libyang {

namespace {

/// 'Schema location "/a:b", data location "/a:b[c='d']", line number 1.' -> the most precise location in it.
std::string location(const std::string& path)
{
    for (const std::string_view marker : {"ata location \"", "chema location \""}) {
        const std::size_t at = path.find(marker);
        if (at == std::string::npos)
            continue;
        const std::size_t start = at + marker.size();
        const std::size_t end = path.find("\", ", start);
        return path.substr(start, end == std::string::npos ? path.rfind('"') - start : end - start);
    }
    return path;
}

} // namespace

struct DocumentValidator::Impl
{
    ContextPtr context;
    std::mutex mutex;
};

DocumentValidator::DocumentValidator(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
DocumentValidator::DocumentValidator(DocumentValidator&&) noexcept = default;
DocumentValidator& DocumentValidator::operator=(DocumentValidator&&) noexcept = default;
DocumentValidator::~DocumentValidator() = default;

Result<DocumentValidator> DocumentValidator::load(const std::string& folder)
{
    auto loaded = loadModules(folder);
    if (!loaded)
        return std::move(loaded).error();
    auto impl = std::make_unique<Impl>();
    impl->context = std::move(loaded->context);
    return DocumentValidator(std::move(impl));
}

Status DocumentValidator::validate(std::string_view json) const
{
    // libyang (a C string) and nlohmann both take a NUL for the end and would not look at what follows.
    if (json.find('\0') != std::string_view::npos || !nlohmann::json::accept(json))
        return makeError(ErrorCode::Parse, "the document is not JSON");
    const std::string text(json);
    const std::lock_guard lock(m_impl->mutex);
    ly_ctx* context = m_impl->context.get();
    ly_err_clean(context, nullptr);
    lyd_node* raw = nullptr;
    const LY_ERR result = lyd_parse_data_mem(context, text.c_str(), LYD_JSON, LYD_PARSE_STRICT | LYD_PARSE_NO_STATE,
                                             LYD_VALIDATE_NO_STATE, &raw);
    const TreePtr tree(raw);
    const std::vector<Message> messages = takeMessages(context);
    if (result == LY_SUCCESS)
        return {};
    const auto it = std::ranges::find(messages, true, &Message::error);
    if (it == messages.end())
        return makeError(ErrorCode::Schema, "libyang refuses the document without a reason");
    return makeError(ErrorCode::Schema, it->text).about(location(it->path));
}

} // namespace fc::yang_libyang
