#pragma once

#include "gnmi/codec.h"
#include "gnmi/transport.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace fc::test {

/// Keeps what a subscription brought; the test waits for what it expects.
class RecordingSink final : public gnmi::SubscribeSink
{
public:
    void opened() override
    {
        change([this] { m_opened = true; });
    }
    void received(std::string_view message) override
    {
        auto decoded = gnmi::decodeSubscribeResponse(message);
        change([&] {
            if (decoded.ok())
                m_messages.push_back(std::move(*decoded));
        });
    }
    void ended(std::optional<Error> reason) override
    {
        change([&] {
            m_ended = true;
            m_reason = std::move(reason);
        });
    }

    bool waitForOpen() { return wait([this] { return m_opened; }); }
    bool waitForMessages(std::size_t count) { return wait([&] { return m_messages.size() >= count; }); }
    bool waitForEnd() { return wait([this] { return m_ended; }); }
    std::optional<Error> reason()
    {
        const std::lock_guard lock(m_mutex);
        return m_reason;
    }
    std::vector<gnmi::SubscribeMessage> messages()
    {
        const std::lock_guard lock(m_mutex);
        return m_messages;
    }

private:
    template <typename Change>
    void change(Change&& apply)
    {
        {
            const std::lock_guard lock(m_mutex);
            apply();
        }
        m_wake.notify_all();
    }
    template <typename Condition>
    bool wait(Condition&& condition)
    {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, std::chrono::seconds(20), condition);
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_opened = false;
    bool m_ended = false;
    std::optional<Error> m_reason;
    std::vector<gnmi::SubscribeMessage> m_messages;
};

} // namespace fc::test
