#include "netbox/webhook_gate.h"

#include "base/hmac.h"
#include "intent/object_class.h"
#include "netbox/json_text.h"

#include <algorithm>
#include <charconv>

namespace fc::netbox {

namespace {

constexpr std::size_t kHexLength = 128;
constexpr std::size_t kLongestName = 100;

std::string hookText(const nlohmann::json& object, const char* key)
{
    const auto it = object.find(key);
    if (it == object.end() || !it->is_string())
        return {};
    const auto& text = it->get_ref<const std::string&>();
    return text.size() <= kLongestName ? text : std::string();
}

bool isTypeName(std::string_view text)
{
    return text.find('.') != std::string_view::npos &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

/// "/api/dcim/interfaces/100/" -> "dcim.interface". Before 4.4 a body names the model without its application.
std::string typeOfUrl(std::string_view url, const std::string& model)
{
    const auto api = url.find("/api/");
    if (api == std::string_view::npos)
        return {};
    const std::string_view path = url.substr(api + 5);
    for (const intent::ObjectClassNames& names : intent::objectClasses()) {
        if (path.starts_with(names.endpoint) && path.substr(names.endpoint.size()).starts_with('/'))
            return std::string(names.type);
    }
    if (path.starts_with("plugins/bgp/"))
        return "netbox_bgp." + model;
    return model.empty() ? std::string() : std::string(path.substr(0, path.find('/'))) + "." + model;
}

} // namespace

Result<WebhookEvent> readWebhook(std::string_view body)
{
    const auto refuse = [](std::string text) {
        return makeError(ErrorCode::Parse, std::move(text)).about("webhook").nowIs("the delivery was dropped");
    };
    const auto document = parseJson(body);
    if (!document)
        return refuse("the body " + document.error().text);
    if (!document->is_object())
        return refuse("the body is no JSON object");
    WebhookEvent out;
    out.action = hookText(*document, "event");
    if (out.action != "created" && out.action != "updated" && out.action != "deleted")
        return refuse("\"event\" is not created, updated or deleted");
    const auto data = document->find("data");
    if (data == document->end() || !data->is_object())
        return refuse("\"data\" is no object");
    const auto id = data->find("id");
    if (id == data->end() || !id->is_number_integer() || id->get<std::int64_t>() <= 0)
        return refuse("\"data.id\" is no positive number");
    out.objectId = id->get<std::int64_t>();
    out.objectType = hookText(*document, "object_type");
    if (out.objectType.empty())
        out.objectType = typeOfUrl(hookText(*data, "url"), hookText(*document, "model"));
    if (!isTypeName(out.objectType))
        return refuse("it does not say which type of object it is about");
    out.requestId = hookText(*document, "request_id");
    if (const auto request = document->find("request"); request != document->end() && request->is_object())
        out.requestId = hookText(*request, "id");
    return out;
}

bool WebhookGate::Bucket::take(SteadyTime now, double rate, double burst, bool spend)
{
    const double seconds = std::chrono::duration<double>(now - filled).count();
    tokens = std::min(burst, tokens + std::max(seconds, 0.0) * rate);
    filled = now;
    if (tokens < 1.0)
        return false;
    if (spend)
        tokens -= 1.0;
    return true;
}

WebhookGate::WebhookGate(Secret secret, const Clock& clock)
    : m_secret(std::move(secret)), m_clock(clock), m_all{kBurst, clock.steady()}, m_bad{kBadBurst, clock.steady()}
{
}

WebhookGate::Verdict WebhookGate::judge(std::string_view signature, std::string_view body)
{
    const SteadyTime now = m_clock.steady();
    {
        const std::scoped_lock lock(m_mutex);
        if (body.size() > kMaxBody) {
            ++m_counts.tooLarge;
            return {413, "a delivery of more than 1 MiB was refused", {}};
        }
        if (!m_bad.take(now, kBadRate, kBadBurst, false) || !m_all.take(now, kRate, kBurst, true)) {
            ++m_counts.tooMany;
            return {429, "too many deliveries", {}};
        }
    }
    // The whole text is compared in the same time, whatever it is; what is no signature fails by its length.
    const bool genuine = !m_secret.empty() && signature.size() == kHexLength &&
                         equalInConstantTime(signature, hmacSha512Hex(m_secret.reveal(), body));
    if (!genuine) {
        const std::scoped_lock lock(m_mutex);
        ++m_counts.forged;
        m_bad.take(now, kBadRate, kBadBurst, true);
        return {401, signature.empty() ? "a delivery without signature was refused" : "a delivery with a wrong signature was refused", {}};
    }
    auto event = readWebhook(body);
    const std::scoped_lock lock(m_mutex);
    if (!event) {
        ++m_counts.unreadable;
        return {400, event.error().text, {}};
    }
    ++m_counts.taken;
    return {204, {}, std::move(*event)};
}

WebhookGate::Counts WebhookGate::counts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_counts;
}

} // namespace fc::netbox
