#include "base/hmac.h"
#include "fuzz/fuzz_target.h"
#include "netbox/change_pacer.h"
#include "netbox/webhook_gate.h"

using namespace fc;

namespace {

class FrozenClock final : public Clock
{
public:
    SystemTime now() const override { return {}; }
    SteadyTime steady() const override { return {}; }
};

} // namespace

/// The bytes of a delivery: unsigned and signed. What is taken says who it is about, in words of bounded length.
FC_FUZZ_TARGET(webhook)
{
    const FrozenClock clock;
    netbox::WebhookGate gate(Secret("fuzz"), clock);
    FC_FUZZ_CHECK(gate.judge("", input).status != 204);
    FC_FUZZ_CHECK(gate.judge(input.substr(0, std::min<std::size_t>(input.size(), 128)), input).status != 204);
    const auto verdict = gate.judge(hmacSha512Hex("fuzz", input), input);
    const auto event = netbox::readWebhook(input);
    FC_FUZZ_CHECK((verdict.status == 204) == (event.ok() && input.size() <= netbox::WebhookGate::kMaxBody));
    FC_FUZZ_CHECK((verdict.status == 204) == verdict.reason.empty() && verdict.reason.size() < 300);
    if (!event)
        return;
    FC_FUZZ_CHECK(event->objectId > 0 && event->objectType.find('.') != std::string::npos && event->objectType.size() <= 201);
    FC_FUZZ_PLANTED("a deleted object with an id over 4095", event->objectId < 4096 || event->action != "deleted");
}
