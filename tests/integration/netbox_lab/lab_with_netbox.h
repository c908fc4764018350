#pragma once

#include "support/demo_fabric.h"
#include "support/tree_text.h"

#include "http/httplib_client.h"
#include "intent/mapper.h"
#include "netbox/netbox_source.h"
#include "sim/fabric/loader.h"
#include "sim/netbox/netbox_api.h"
#include "sim/sim_fabric.h"

#include <QtGlobal>

#include <map>
#include <memory>
#include <string>

namespace fc::test {

/// The lab's devices and its NetBox, the latter behind real HTTP, and our client in front of it.
class Lab
{
public:
    explicit Lab(const std::string& name = "lab-10")
    {
        auto blueprint = sim::loadFabric(name);
        if (!blueprint)
            qFatal("%s", blueprint.error().sentence().c_str());
        auto created = sim::NetboxApi::create(blueprint->netbox, {});
        if (!created)
            qFatal("%s", created.error().sentence().c_str());
        m_api = std::move(created).value();
        if (auto port = m_api->start(0); !port)
            qFatal("%s", port.error().sentence().c_str());
        m_blueprint = std::move(blueprint).value();
    }

    sim::NetboxApi& api() { return *m_api; }
    const sim::FabricBlueprint& blueprint() const { return m_blueprint; }
    /// The devices, booted on first use.
    sim::SimFabric& fabric()
    {
        if (!m_fabric) {
            auto fabric = sim::SimFabric::create(eosIndex(), m_blueprint, {}, m_clock);
            if (!fabric)
                qFatal("%s", fabric.error().sentence().c_str());
            m_fabric = std::move(fabric).value();
        }
        return *m_fabric;
    }
    const std::shared_ptr<HttpClient>& http() const { return m_http; }

    netbox::NetboxSource source(const std::string& token = {}) const
    {
        netbox::NetboxOptions options;
        options.baseUrl = m_api->url();
        options.token = Secret(token.empty() ? m_api->tokens().v2 : token);
        options.wait = [](std::chrono::milliseconds, std::stop_token) {};
        return {std::move(options), m_http, std::make_shared<RealClock>()};
    }

    intent::IntentSnapshotPtr fetch() const
    {
        auto snapshot = source().fetch({}, {});
        if (!snapshot)
            qFatal("%s", snapshot.error().sentence().c_str());
        return *snapshot;
    }

    /// Hunks of every device, intent from NetBox against what a Get of the configuration answers.
    std::map<std::string, std::string> hunks(const intent::IntentSnapshot& snapshot)
    {
        static const intent::Mapper mapper = intent::Mapper::create(*eosIndex(), demoFabric()).value();
        std::map<std::string, std::string> out;
        for (const std::string& device : fabric().deviceNames()) {
            const auto document = mapper.map(snapshot, device);
            if (!document)
                qFatal("%s", document.error().sentence().c_str());
            const auto result = eosDiff().compare(device, document->tree, fabric().device(device)->snapshot().servedConfig,
                                                  document->ownership, document->provenance);
            std::string text = textOf(result.hunks);
            for (const intent::Finding& finding : document->findings) {
                if (finding.severity == intent::Severity::Error)
                    text += "finding: " + finding.message + "\n";
            }
            if (!text.empty())
                out[device] = std::move(text);
        }
        return out;
    }

    Status spoil(const std::string& json)
    {
        HttpRequest request;
        request.method = "POST";
        request.url = m_api->url() + "/lab/ctl/netbox-fault";
        request.body = json;
        request.contentType = "application/json";
        auto answer = m_http->send(request);
        if (!answer)
            return std::move(answer).error();
        return answer->status == 200 ? Status() : makeError(ErrorCode::Remote, answer->body);
    }

private:
    RealClock m_clock;
    sim::FabricBlueprint m_blueprint;
    std::unique_ptr<sim::NetboxApi> m_api;
    std::unique_ptr<sim::SimFabric> m_fabric;
    std::shared_ptr<HttpClient> m_http = std::make_shared<http::HttplibClient>();
};

inline std::string all(const std::map<std::string, std::string>& hunks)
{
    std::string text;
    for (const auto& [device, lines] : hunks)
        text += device + "\n" + lines;
    return text;
}

} // namespace fc::test
