#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "intent/entities.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace fc::netbox {

/// What a delivery says happened. A hint to look, never data: intent comes from the REST API alone.
struct WebhookEvent
{
    std::string objectType; ///< "dcim.interface"; "" where the server is too old to say it (before 4.4) and the URL too
    intent::ObjectId objectId = 0;
    std::string action;    ///< "created", "updated", "deleted"
    std::string requestId; ///< events of one request belong together; may be empty
    bool operator==(const WebhookEvent&) const = default;
};

/// Reads a body. Bounded in depth; unknown keys do not matter. Shapes: facts/netbox-intent.md 3.2 (4.2 to 4.7).
/// Error Parse: no JSON object, no event, no object type that can be told, no id.
Result<WebhookEvent> readWebhook(std::string_view body);

/// Decides which deliveries count. Thread-safe.
class WebhookGate
{
public:
    static constexpr std::size_t kMaxBody = 1U << 20U; ///< bytes; 413 beyond
    /// Deliveries a second that are looked at, and how many may come at once: a bulk edit sends one for each object.
    static constexpr double kRate = 50.0;
    static constexpr double kBurst = 500.0;
    /// Refused signatures a second before the gate answers 429 without computing anything.
    static constexpr double kBadRate = 1.0;
    static constexpr double kBadBurst = 20.0;

    /// An empty secret lets nothing in.
    WebhookGate(Secret secret, const Clock& clock);

    struct Verdict
    {
        int status = 204; ///< HTTP: 204 taken, 400 unreadable, 401 forged or unsigned, 413 too large, 429 too many
        std::string reason; ///< for the event list; empty for 204
        WebhookEvent event; ///< for 204
    };
    /// `signature` is the X-Hook-Signature header, `body` the bytes as they came.
    Verdict judge(std::string_view signature, std::string_view body);

    struct Counts
    {
        std::uint64_t taken = 0, forged = 0, unreadable = 0, tooLarge = 0, tooMany = 0;
    };
    Counts counts() const;

private:
    /// A bucket that fills by `rate` a second up to `burst`.
    struct Bucket
    {
        double tokens;
        SteadyTime filled;
        bool take(SteadyTime now, double rate, double burst, bool spend);
    };

    Secret m_secret;
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    Bucket m_all;
    Bucket m_bad;
    Counts m_counts;
};

} // namespace fc::netbox
