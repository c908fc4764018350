#include "gnmi_grpc/pin_store.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fc::gnmi_grpc {

Result<std::shared_ptr<PinStore>> PinStore::open(const std::string& file)
{
    std::shared_ptr<PinStore> store(new PinStore(file));
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        std::istringstream words(line);
        std::string address;
        std::string fingerprint;
        if (line.empty())
            continue;
        if (!(words >> address >> fingerprint) || fingerprint.size() != 64)
            return makeError(ErrorCode::Parse, "line " + std::to_string(number) + " is not \"ADDRESS FINGERPRINT\"")
                .about(file)
                .nowIs("nothing was sent")
                .doNext("repair or remove that line");
        store->m_pins[address] = fingerprint;
    }
    return store;
}

std::optional<std::string> PinStore::find(const std::string& address) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_pins.find(address);
    return it == m_pins.end() ? std::nullopt : std::optional(it->second);
}

Status PinStore::remember(const std::string& address, const std::string& fingerprint)
{
    const std::lock_guard lock(m_mutex);
    m_pins[address] = fingerprint;
    const std::string fresh = m_file + ".new";
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(m_file).parent_path(), ignored);
    {
        std::ofstream out(fresh, std::ios::trunc);
        for (const auto& [name, pin] : m_pins)
            out << name << ' ' << pin << '\n';
        out.flush();
        if (!out)
            return makeError(ErrorCode::Storage, "the pin file cannot be written").about(fresh).doNext("check the disk");
    }
    if (std::rename(fresh.c_str(), m_file.c_str()) != 0)
        return makeError(ErrorCode::Storage, "the pin file cannot be replaced").about(m_file).doNext("check the disk");
    return {};
}

} // namespace fc::gnmi_grpc
