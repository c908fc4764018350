#include "app/common/private_file.h"
#include "app/common/profile.h"

#include <cstdio>

namespace fc::app {

namespace {

std::string inQuotes(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += code;
        } else {
            out += c;
        }
    }
    return out + "\"";
}

/// One table; values that are empty are left out, and a table without values is not written.
class TomlTable
{
public:
    explicit TomlTable(std::string title) : m_title(std::move(title)) {}

    TomlTable& text(const char* key, const std::string& value)
    {
        return value.empty() ? *this : line(key, inQuotes(value));
    }
    TomlTable& texts(const char* key, const std::vector<std::string>& values)
    {
        std::string list;
        for (const std::string& value : values)
            list += (list.empty() ? "" : ", ") + inQuotes(value);
        return values.empty() ? *this : line(key, "[" + list + "]");
    }
    TomlTable& secret(const std::string& key, const SecretPlace& place)
    {
        return text((key + "_file").c_str(), place.file)
            .text((key + "_env").c_str(), place.environment)
            .text((key + "_keychain").c_str(), place.keychain);
    }
    TomlTable& line(const char* key, const std::string& value)
    {
        m_lines += std::string(key) + " = " + value + "\n";
        return *this;
    }
    std::string done() const { return m_lines.empty() ? std::string() : m_title + "\n" + m_lines + "\n"; }

private:
    std::string m_title, m_lines;
};

std::string addressOf(const model::FabricDevice& device)
{
    if (device.address.empty())
        return {};
    const bool isV6 = device.address.find(':') != std::string::npos;
    return (isV6 ? "[" + device.address + "]" : device.address) + ":" + std::to_string(device.port);
}

std::string durationOf(std::chrono::milliseconds time)
{
    return time.count() % 1000 == 0 ? std::to_string(time.count() / 1000) + "s" : std::to_string(time.count()) + "ms";
}

std::string toToml(const Profile& profile)
{
    const NetboxProfile& netbox = profile.netbox;
    TomlTable first("[netbox]");
    first.text("url", netbox.url).secret("token", netbox.token).texts("sites", netbox.sites).texts("roles", netbox.roles);
    first.text("ca", netbox.ca).text("client_cert", netbox.clientCertificate).text("client_key", netbox.clientKey);
    if (!netbox.verify)
        first.line("verify", "false");
    first.text("proxy", netbox.proxy);
    if (netbox.poll != NetboxProfile().poll)
        first.text("poll", durationOf(netbox.poll));
    first.text("webhook_listen", netbox.webhookListen).secret("webhook_secret", netbox.webhookSecret);

    const GnmiProfile& gnmi = profile.gnmi;
    TomlTable second("[gnmi]");
    second.line("port", std::to_string(gnmi.port)).text("username", gnmi.username).secret("password", gnmi.password);
    second.text("tls", gnmi.tls).text("ca", gnmi.ca).text("cert", gnmi.certificate).text("key", gnmi.key);
    second.text("server_name", gnmi.serverName);

    std::string out = first.done() + second.done();
    out += TomlTable("[fabric]").text("file", profile.fabricFile).done();
    out += TomlTable("[checks]").text("waivers", profile.checks.waivers).text("folder", profile.checks.folder).done();
    if (profile.storePath != defaultStorePath(profile.name))
        out += TomlTable("[store]").text("path", profile.storePath).done();
    out += TomlTable("[class]").text("kind", profile.production ? "production" : "lab").done();
    for (const model::FabricDevice& device : profile.devices)
        out += TomlTable("[[device]]").text("name", device.name).text("address", addressOf(device)).text("role", device.role).done();
    return out;
}

} // namespace

Status writeProfile(const Profile& profile, const std::string& file)
{
    return writePrivateFile(file, toToml(profile));
}

} // namespace fc::app
