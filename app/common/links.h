#pragma once

#include "app/common/profile.h"
#include "base/http_client.h"
#include "engine/fleet.h"
#include "gnmi_grpc/grpc_runtime.h"
#include "gnmi_grpc/pin_store.h"
#include "gnmi_grpc/target_options.h"
#include "netbox/netbox_source.h"

#include <memory>

namespace fc::app {

struct Secrets
{
    Secret netboxToken;
    Secret gnmiPassword;

    /// From the places that the profile names. Errors: those of SecretPlace::read.
    static Result<Secrets> read(const Profile& profile);
};

/// How the devices and the NetBox of one profile are reached. Opens no store and sends nothing by itself. Thread-safe.
class Links
{
public:
    /// Errors: those of the file with pinned certificates, which is beside the profile's store.
    static Result<std::unique_ptr<Links>> open(Profile profile, Secrets secrets);

    const Profile& profile() const noexcept { return m_profile; }
    engine::Fleet& fleet() noexcept { return *m_fleet; }
    const std::shared_ptr<gnmi_grpc::PinStore>& pins() const noexcept { return m_pins; }
    netbox::NetboxOptions netboxOptions() const;
    std::shared_ptr<HttpClient> netboxHttp() const;
    gnmi_grpc::TargetOptions targetOf(const model::FabricDevice& device) const;

private:
    Links(Profile profile, Secrets secrets) : m_profile(std::move(profile)), m_secrets(std::move(secrets)) {}

    Profile m_profile;
    Secrets m_secrets;
    std::unique_ptr<gnmi_grpc::GrpcRuntime> m_runtime;
    std::shared_ptr<gnmi_grpc::PinStore> m_pins;
    std::unique_ptr<engine::Fleet> m_fleet;
};

} // namespace fc::app
