#pragma once

#include "app/common/links.h"
#include "engine/connect_service.h"

#include <functional>
#include <optional>
#include <string>

namespace fc::app {

/// Connects fabrics by way of profiles: examines what a person typed, and writes it down. Thread-safe apart from open().
class FabricConnector final : public engine::ConnectService
{
public:
    /// `open`: the profile that is shown now. `show` is called by open() and must return at once.
    FabricConnector(std::optional<Profile> open, std::function<void(const std::string& profileFile)> show)
        : m_base(std::move(open)), m_show(std::move(show))
    {
    }

    engine::ConnectForm current() const override;
    bool hasKeychain() const override;
    bool exists(const std::string& name) const override;
    bool examine(const engine::ConnectForm& form, const engine::ConnectSink& sink, std::stop_token stop) override;
    Result<std::string> save(const engine::ConnectForm& form) override;
    void open(const std::string& profileFile) override { m_show(profileFile); }

private:
    /// The open profile with what the form says; a profile of another name starts from nothing.
    Profile profileOf(const engine::ConnectForm& form) const;
    Result<Secrets> secretsOf(const engine::ConnectForm& form) const;

    std::optional<Profile> m_base;
    std::function<void(const std::string&)> m_show;
};

} // namespace fc::app
