#include "sim/netbox/fault.h"

#include "sim/netbox/answers.h"

#include <algorithm>
#include <array>

namespace fc::sim::netbox {

namespace {

constexpr std::array<std::string_view, 7> kKinds{"none", "forbidden", "error", "html", "truncated", "unavailable", "slow"};
constexpr int kLongestDelayMs = 600'000;

HttpAnswer faulty(const std::string& kind)
{
    if (kind == "forbidden")
        return detail(403, "You do not have permission to perform this action.");
    if (kind == "error")
        return jsonAnswer(500, {{"error", "connection to server lost"},
                                {"exception", "OperationalError"},
                                {"netbox_version", "4.7.3"},
                                {"python_version", "3.13.5"}});
    if (kind == "html")
        return htmlAnswer(200, "Sign in", "Continue with your company account.");
    return htmlAnswer(502, "502 Bad Gateway", "nginx");
}

} // namespace

ControlAnswer FaultSwitch::configure(std::string_view json)
{
    const Json wish = Json::parse(json, nullptr, false);
    const auto refuse = [](const std::string& text) { return ControlAnswer{400, Json{{"error", text}}.dump()}; };
    if (!wish.is_object() || !wish.contains("kind") || !wish["kind"].is_string())
        return refuse("netbox-fault needs {\"kind\": ...}");
    const auto number = [&wish](const char* key, int fallback) {
        const auto found = wish.find(key);
        return found != wish.end() && found->is_number_integer() ? found->get<int>() : fallback;
    };
    const std::string kind = wish["kind"];
    if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end())
        return refuse("unknown kind of fault: " + kind);
    const std::lock_guard lock(m_mutex);
    m_kind = kind;
    m_left = kind == "none" ? 0 : number("count", 1);
    m_path = wish.contains("path") && wish["path"].is_string() ? wish["path"].get<std::string>() : "";
    m_delay = std::chrono::milliseconds(std::clamp(number("delay_ms", 1000), 0, kLongestDelayMs));
    m_truncate = 0;
    return {};
}

std::optional<HttpAnswer> FaultSwitch::before(const HttpCall& call)
{
    std::unique_lock lock(m_mutex);
    if (m_left == 0 || !call.path.starts_with(m_path))
        return std::nullopt;
    if (m_left > 0)
        --m_left;
    if (m_kind == "slow") {
        m_changed.wait_for(lock, m_delay, [this] { return m_awake; });
        return std::nullopt;
    }
    if (m_kind == "truncated") {
        ++m_truncate;
        return std::nullopt;
    }
    return faulty(m_kind);
}

void FaultSwitch::after(const HttpCall& call, HttpAnswer& answer)
{
    const std::lock_guard lock(m_mutex);
    if (m_truncate == 0 || !call.path.starts_with(m_path))
        return;
    --m_truncate;
    answer.body.resize(answer.body.size() / 2);
}

void FaultSwitch::wake()
{
    const std::lock_guard lock(m_mutex);
    m_awake = true;
    m_changed.notify_all();
}

} // namespace fc::sim::netbox
