#include "app/common/webhook_service.h"

namespace fc::app {

WebhookService::WebhookService(http::HookOptions options, Secret secret, const Clock& clock,
                               netbox::WebhookReceiver::Look look, netbox::WebhookReceiver::Refused refused)
    : m_receiver(std::move(secret), clock, std::move(look), std::move(refused)),
      m_listener(std::move(options), "X-Hook-Signature", [this](std::string_view signature, std::string_view body) {
          return m_receiver.deliver(signature, body);
      })
{
}

Result<std::unique_ptr<WebhookService>> WebhookService::start(const NetboxProfile& netbox, const std::string& listen,
                                                              const Clock& clock, netbox::WebhookReceiver::Look look,
                                                              netbox::WebhookReceiver::Refused refused)
{
    auto options = http::parseListenAddress(listen);
    if (!options)
        return std::move(options).error();
    auto secret = netbox.webhookSecret.read();
    if (!secret)
        return std::move(secret).error();
    if (secret->empty())
        return makeError(ErrorCode::Usage, "webhooks need a secret: without one anybody could send them")
            .about("[netbox] webhook_secret_file")
            .nowIs("no webhook is received; polling goes on")
            .doNext("write the secret of NetBox's webhook into a file only you can read, and name it in the profile");
    std::unique_ptr<WebhookService> service(
        new WebhookService(*options, std::move(*secret), clock, std::move(look), std::move(refused)));
    auto port = service->m_listener.start();
    if (!port)
        return std::move(port).error();
    const bool six = options->address.find(':') != std::string::npos;
    service->m_address = (six ? "[" + options->address + "]" : options->address) + ":" + std::to_string(*port);
    service->m_openToOthers = !http::isLoopback(options->address);
    return service;
}

} // namespace fc::app
