#include "lab_files.h"

#include "base/toml_parser.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace fc::lab {

namespace {

using nlohmann::json;

Error storageError(const std::string& what, const std::string& file)
{
    return makeError(ErrorCode::Storage, what + ": " + std::strerror(errno)).about(file);
}

} // namespace

std::string stateFilePath()
{
    if (const char* folder = std::getenv("XDG_RUNTIME_DIR"); folder != nullptr && *folder != '\0')
        return std::string(folder) + "/fabric-lab.json";
    return "/tmp/fabric-lab-" + std::to_string(getuid()) + ".json";
}

std::string toJson(const LabAddress& address)
{
    json devices = json::object();
    for (const auto& [name, port] : address.devices)
        devices[name] = port;
    return json{{"pid", address.pid},
                {"netbox", address.netboxUrl},
                {"control_port", address.controlPort},
                {"devices", std::move(devices)},
                {"profile", address.profile}}
               .dump(1) +
           "\n";
}

Result<LabAddress> readState(const std::string& file)
{
    std::ifstream in(file);
    if (!in)
        return makeError(ErrorCode::NotFound, "no lab is running")
            .about(file)
            .doNext("start one with: fabric-lab run --fabric lab-10");
    std::ostringstream text;
    text << in.rdbuf();
    const json document = json::parse(text.str(), nullptr, false);
    if (!document.is_object() || !document.contains("control_port") ||
        !document["control_port"].is_number_unsigned() || document["control_port"].get<std::uint64_t>() > 65535)
        return makeError(ErrorCode::Parse, "the state file is damaged").about(file).doNext("delete it, or use --port");
    LabAddress address;
    address.controlPort = document["control_port"].get<std::uint16_t>();
    if (document.contains("pid") && document["pid"].is_number_integer())
        address.pid = document["pid"].get<long>();
    return address;
}

std::string toToml(const ProfileText& profile)
{
    toml::table gnmi;
    if (!profile.username.empty()) {
        gnmi.insert("username", profile.username);
        gnmi.insert("password_file", profile.passwordFile);
    }
    gnmi.insert("tls", profile.caFile.empty() ? "off" : "verify");
    if (!profile.caFile.empty()) {
        gnmi.insert("ca", profile.caFile);
        gnmi.insert("server_name", "localhost");
    }
    toml::array devices;
    for (std::size_t i = 0; i < profile.address.devices.size(); ++i) {
        const auto& [name, port] = profile.address.devices[i];
        toml::table device{{"name", name}, {"address", "127.0.0.1:" + std::to_string(port)}};
        if (i < profile.roles.size() && !profile.roles[i].second.empty())
            device.insert("role", profile.roles[i].second);
        devices.push_back(std::move(device));
    }
    toml::table document{
        {"netbox", toml::table{{"url", profile.address.netboxUrl}, {"token_file", profile.tokenFile}, {"poll", "2s"}}},
        {"gnmi", std::move(gnmi)},
        {"class", toml::table{{"kind", "lab"}}},
        {"device", std::move(devices)}};
    if (!profile.waiversFile.empty())
        document.insert("checks", toml::table{{"waivers", profile.waiversFile}});
    if (!profile.fabricFile.empty())
        document.insert("fabric", toml::table{{"file", profile.fabricFile}});
    std::ostringstream out;
    out << "# Written by fabric-lab run; the lab is gone when that command ends.\n" << document << "\n";
    return out.str();
}

std::string labWaivers()
{
    const toml::table heartbeat{
        {"rule", "C36"},
        {"object", "*"},
        {"reason", "the lab has no management VRF: its management ports are in the default one, and no heartbeat is sent"},
        {"user", "fabric-lab"}};
    std::ostringstream out;
    out << "# Written by fabric-lab run.\n" << toml::table{{"waiver", toml::array{heartbeat}}} << "\n";
    return out.str();
}

Status writeFile(const std::string& file, const std::string& text, unsigned mode)
{
    const std::string beside = file + "." + std::to_string(getpid());
    unlink(beside.c_str());
    const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor < 0)
        return storageError("cannot write", beside);
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = write(descriptor, text.data() + done, text.size() - done);
        if (count < 0) {
            Error error = storageError("cannot write", beside);
            close(descriptor);
            unlink(beside.c_str());
            return error;
        }
        done += static_cast<std::size_t>(count);
    }
    close(descriptor);
    if (std::rename(beside.c_str(), file.c_str()) != 0)
        return storageError("cannot rename to", file);
    return {};
}

} // namespace fc::lab
