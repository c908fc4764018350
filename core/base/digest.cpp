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
    // Looked up once: EVP_sha256() would be looked up again by each call.
    static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, kSha256, nullptr);
    return hexOf(std::span(digest).first(length));
}

std::string hexOf(std::span<const unsigned char> bytes)
{
    std::string out(bytes.size() * 2, '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        out[2 * i] = kHex[bytes[i] >> 4U];
        out[2 * i + 1] = kHex[bytes[i] & 0xFU];
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
