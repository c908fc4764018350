#include "app/common/profile.h"

#include "app/common/keychain.h"
#include "app/common/toml_section.h"

#include <cstdlib>
#include <filesystem>

namespace fc::app {

namespace {

std::string environmentOr(const char* name, const std::string& fallback)
{
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : fallback;
}

std::string home()
{
    return environmentOr("HOME", "/root");
}

SecretPlace secretFrom(TomlSection& section, const std::string& key)
{
    SecretPlace place{section.text(key + "_file"), section.text(key + "_env"), section.text(key + "_keychain")};
    if (!place.file.empty() && !place.environment.empty())
        section.refuse(key + "_env", key + "_file is given too; keep one of them");
    else if (!place.keychain.empty() && !(place.file.empty() && place.environment.empty()))
        section.refuse(key + "_keychain", "another place of the secret is given too; keep one of them");
    return place;
}

void readNetbox(TomlSection section, NetboxProfile& netbox)
{
    netbox.url = section.text("url");
    netbox.token = secretFrom(section, "token");
    netbox.sites = section.texts("sites");
    netbox.roles = section.texts("roles");
    netbox.ca = section.text("ca");
    netbox.clientCertificate = section.text("client_cert");
    netbox.clientKey = section.text("client_key");
    netbox.proxy = section.text("proxy");
    netbox.verify = section.flag("verify", true);
    netbox.poll = section.duration("poll", netbox.poll);
    netbox.webhookListen = section.text("webhook_listen");
    netbox.webhookSecret = secretFrom(section, "webhook_secret");
    section.finish();
}

void readGnmi(TomlSection section, GnmiProfile& gnmi)
{
    gnmi.port = section.port("port", gnmi.port);
    gnmi.username = section.text("username");
    gnmi.password = secretFrom(section, "password");
    gnmi.tls = section.choice("tls", {"verify", "pin", "skip-verify", "off"}, gnmi.tls);
    gnmi.ca = section.text("ca");
    gnmi.certificate = section.text("cert");
    gnmi.key = section.text("key");
    gnmi.serverName = section.text("server_name");
    section.finish();
}

void readDevice(TomlSection section, std::uint16_t defaultPort, std::vector<model::FabricDevice>& devices)
{
    model::FabricDevice device;
    device.name = section.text("name");
    device.role = section.text("role");
    device.port = defaultPort;
    std::string address = section.text("address");
    // "10.0.0.1:6031", "[2001:db8::1]:6031" or without a port.
    const auto colon = address.rfind(':');
    const bool hasPort = colon != std::string::npos &&
                         (address.find(':') == colon || address.find("]:") + 1 == colon);
    if (hasPort) {
        const int port = std::atoi(address.c_str() + colon + 1);
        if (port < 1 || port > 65535)
            section.refuse("address", "the port is not between 1 and 65535");
        device.port = static_cast<std::uint16_t>(port);
        address.resize(colon);
    }
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    device.address = address;
    if (device.name.empty())
        section.refuse("name", "a device needs a name");
    section.finish();
    devices.push_back(std::move(device));
}

} // namespace

std::string profileFile(const std::string& fileOrName)
{
    const std::string name = fileOrName.empty() ? "default" : fileOrName;
    if (name.find('/') != std::string::npos || name.ends_with(".toml"))
        return name;
    return environmentOr("XDG_CONFIG_HOME", home() + "/.config") + "/fabric-console/profiles/" + name + ".toml";
}

Result<Secret> SecretPlace::read() const
{
    if (!file.empty())
        return readSecretFile(file);
    if (!environment.empty())
        return readSecretEnvironment(environment);
    if (!keychain.empty())
        return readKeychain(keychain);
    return Secret();
}

std::string defaultStorePath(const std::string& profileName)
{
    return environmentOr("XDG_STATE_HOME", home() + "/.local/state") + "/fabric-console/" + profileName;
}

Result<Profile> loadProfile(const std::string& fileOrName)
{
    const std::string file = profileFile(fileOrName);
    Result<TomlFile> document = TomlFile::read(file);
    if (!document)
        return std::move(document).error();
    Profile profile;
    profile.name = std::filesystem::path(file).stem().string();
    readNetbox(document->section("netbox"), profile.netbox);
    readGnmi(document->section("gnmi"), profile.gnmi);
    for (TomlSection& device : document->sections("device"))
        readDevice(std::move(device), profile.gnmi.port, profile.devices);
    const auto besideProfile = [&](const std::string& name) {
        return name.empty() ? name : (std::filesystem::absolute(file).parent_path() / name).lexically_normal().string();
    };
    TomlSection fabric = document->section("fabric");
    profile.fabricFile = besideProfile(fabric.text("file"));
    fabric.finish();
    TomlSection checks = document->section("checks");
    profile.checks.waivers = besideProfile(checks.text("waivers"));
    profile.checks.folder = besideProfile(checks.text("folder"));
    checks.finish();
    TomlSection store = document->section("store");
    profile.storePath = store.text("path");
    store.finish();
    TomlSection grade = document->section("class");
    profile.production = grade.choice("kind", {"lab", "production"}, "lab") == "production";
    if (profile.production && profile.gnmi.tls == "off")
        grade.refuse("kind", "a production profile does not allow tls = \"off\"");
    grade.finish();
    document->finish({"netbox", "gnmi", "device", "fabric", "checks", "store", "class"});
    if (profile.storePath.empty())
        profile.storePath = defaultStorePath(profile.name);
    if (Status status = document->status(); !status)
        return std::move(status).error();
    return profile;
}

} // namespace fc::app
