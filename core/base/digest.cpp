#include "base/digest.h"

#include <openssl/evp.h>

#include <array>

namespace fc {

namespace {
constexpr std::string_view kHex = "0123456789abcdef";
}

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    std::string out;
    out.reserve(length * 2U);
    for (unsigned int i = 0; i < length; ++i) {
        out.push_back(kHex[digest[i] >> 4U]);
        out.push_back(kHex[digest[i] & 0xFU]);
    }
    return out;
}

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) noexcept
{
    std::uint64_t hash = seed;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

std::string hex64(std::uint64_t value)
{
    std::string out(16, '0');
    for (std::size_t i = 16; i-- > 0; value >>= 4U)
        out[i] = kHex[value & 0xFU];
    return out;
}

} // namespace fc
