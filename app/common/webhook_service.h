#pragma once

#include "app/common/profile.h"
#include "http/hook_listener.h"
#include "netbox/webhook_receiver.h"

#include <memory>
#include <string>

namespace fc::app {

/// Webhooks of a profile's NetBox: listener, signature and rate checks, pacing. Hints only, never data: whoever is
/// called looks at NetBox itself.
class WebhookService
{
public:
    /// `listen` as http::parseListenAddress. `look` and `refused` as netbox::WebhookReceiver; `clock` outlives it.
    /// Errors: Usage (address, no secret in the profile), those of the secret, Transport.
    static Result<std::unique_ptr<WebhookService>> start(const NetboxProfile& netbox, const std::string& listen, const Clock& clock,
                                                         netbox::WebhookReceiver::Look look,
                                                         netbox::WebhookReceiver::Refused refused = {});

    /// "127.0.0.1:8000".
    const std::string& address() const noexcept { return m_address; }
    /// Another host could reach it.
    bool isOpenToOthers() const noexcept { return m_openToOthers; }
    netbox::WebhookGate::Counts counts() const { return m_receiver.counts(); }

private:
    WebhookService(http::HookOptions options, Secret secret, const Clock& clock, netbox::WebhookReceiver::Look look,
                   netbox::WebhookReceiver::Refused refused);

    netbox::WebhookReceiver m_receiver;
    http::HookListener m_listener; ///< after the receiver: goes first
    std::string m_address;
    bool m_openToOthers = false;
};

} // namespace fc::app
