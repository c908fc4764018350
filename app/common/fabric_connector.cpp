#include "app/common/fabric_connector.h"

#include "app/common/doctor.h"
#include "app/common/keychain.h"
#include "app/common/private_file.h"
#include "http/url.h"

#include <algorithm>
#include <filesystem>

namespace fc::app {

namespace {

using engine::ConnectForm;

constexpr std::size_t kLongestName = 64;

Status checkName(const std::string& name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    if (name.empty() || name.size() > kLongestName || name.front() == '.' || name.ends_with(".toml") || !std::ranges::all_of(name, fits))
        return makeError(ErrorCode::Usage, "a profile's name consists of letters, digits, \"-\", \"_\" and \".\", at most 64")
            .about(name)
            .nowIs("nothing was written")
            .doNext("choose another name");
    return {};
}

/// Where a secret of this profile goes, and puts it there. An empty secret stays where it is.
Status keep(const Secret& secret, SecretPlace& place, ConnectForm::SecretHome home, const std::string& profileName, const char* what)
{
    if (secret.empty())
        return {};
    const std::string entry = profileName + "-" + what;
    if (home == ConnectForm::SecretHome::Keychain) {
        place = {{}, {}, entry};
        return storeKeychain(entry, secret);
    }
    const std::filesystem::path folder = std::filesystem::path(profileFile(profileName)).parent_path().parent_path() / "secrets";
    place = {(folder / entry).string(), {}, {}};
    return writePrivateFile(place.file, secret.reveal() + "\n");
}

} // namespace

ConnectForm FabricConnector::current() const
{
    ConnectForm form;
    form.secrets = hasKeychain() ? ConnectForm::SecretHome::Keychain : ConnectForm::SecretHome::File;
    if (!m_base)
        return form;
    const Profile& base = *m_base;
    form.name = base.name;
    form.production = base.production;
    form.url = base.netbox.url;
    form.netboxCa = base.netbox.ca;
    form.verifyNetbox = base.netbox.verify;
    form.sites = base.netbox.sites;
    form.roles = base.netbox.roles;
    form.fabricFile = base.fabricFile;
    form.username = base.gnmi.username;
    form.port = base.gnmi.port;
    form.tls = base.gnmi.tls;
    form.gnmiCa = base.gnmi.ca;
    form.devices = base.devices;
    if (!base.netbox.token.file.empty() || !base.gnmi.password.file.empty())
        form.secrets = ConnectForm::SecretHome::File;
    return form;
}

bool FabricConnector::hasKeychain() const
{
    return hasKeychainTool();
}

bool FabricConnector::exists(const std::string& name) const
{
    return checkName(name) && std::filesystem::exists(profileFile(name));
}

Profile FabricConnector::profileOf(const ConnectForm& form) const
{
    Profile profile = m_base && m_base->name == form.name ? *m_base : Profile();
    if (profile.name.empty() && m_base) { // the secrets that are not typed anew are those of the open profile
        profile.netbox.token = m_base->netbox.token;
        profile.gnmi.password = m_base->gnmi.password;
    }
    profile.name = form.name;
    profile.production = form.production;
    profile.netbox.url = form.url;
    profile.netbox.ca = form.netboxCa;
    profile.netbox.verify = form.verifyNetbox;
    profile.netbox.sites = form.sites;
    profile.netbox.roles = form.roles;
    profile.fabricFile = form.fabricFile;
    profile.gnmi.username = form.username;
    profile.gnmi.port = form.port;
    profile.gnmi.tls = form.tls;
    profile.gnmi.ca = form.gnmiCa;
    profile.devices = form.devices;
    if (profile.storePath.empty())
        profile.storePath = defaultStorePath(form.name);
    return profile;
}

Result<Secrets> FabricConnector::secretsOf(const ConnectForm& form) const
{
    Profile kept = profileOf(form);
    if (!form.token.empty())
        kept.netbox.token = {};
    if (!form.password.empty())
        kept.gnmi.password = {};
    Result<Secrets> secrets = Secrets::read(kept);
    if (!secrets)
        return secrets;
    if (!form.token.empty())
        secrets->netboxToken = form.token;
    if (!form.password.empty())
        secrets->gnmiPassword = form.password;
    return secrets;
}

bool FabricConnector::examine(const ConnectForm& form, const engine::ConnectSink& sink, std::stop_token stop)
{
    const auto cannotStart = [&](const Error& error) {
        if (sink.step)
            sink.step({"profile", "secrets", engine::ConnectStep::Result::Failed, error.text, error.next});
        return false;
    };
    Result<Secrets> secrets = secretsOf(form);
    if (!secrets)
        return cannotStart(secrets.error());
    Result<std::unique_ptr<Links>> links = Links::open(profileOf(form), std::move(*secrets));
    if (!links)
        return cannotStart(links.error());
    DoctorOptions options;
    options.stop = stop;
    Doctor doctor(**links, sink, std::move(options));
    doctor.examineNetbox();
    doctor.examineDevices();
    return !stop.stop_requested() && doctor.allPassed();
}

Result<std::string> FabricConnector::save(const ConnectForm& form)
{
    if (Status status = checkName(form.name); !status)
        return std::move(status).error();
    if (const auto url = http::parseUrl(form.url); !url)
        return std::move(url).error();
    if (form.production && form.tls == "off")
        return makeError(ErrorCode::Usage, "a production profile does not allow plaintext to the switches")
            .about(form.name)
            .nowIs("nothing was written")
            .doNext("use TLS, or make it a lab profile");
    Profile profile = profileOf(form);
    const std::string file = profileFile(form.name);
    Status status = keep(form.token, profile.netbox.token, form.secrets, form.name, "netbox-token");
    if (status)
        status = keep(form.password, profile.gnmi.password, form.secrets, form.name, "gnmi-password");
    if (!status)
        return std::move(status).error();
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        std::filesystem::copy_file(file, file + ".before", std::filesystem::copy_options::overwrite_existing, ignored);
    status = writeProfile(profile, file);
    if (!status)
        return std::move(status).error();
    // What was written must be what will be read.
    if (Result<Profile> again = loadProfile(file); !again)
        return std::move(again).error();
    return file;
}

} // namespace fc::app
