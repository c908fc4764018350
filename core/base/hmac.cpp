#include "base/hmac.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace fc {

std::string hmacSha512Hex(std::string_view key, std::string_view message)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
    unsigned int length = 0;
    // A null key means "the last one" to OpenSSL; an empty key is a key too.
    const char* bytes = key.empty() ? "" : key.data();
    HMAC(EVP_sha512(), bytes, static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
         message.size(), code.data(), &length);
    std::string out;
    out.reserve(length * 2U);
    for (unsigned int i = 0; i < length; ++i) {
        out.push_back(kDigits[code[i] >> 4U]);
        out.push_back(kDigits[code[i] & 0xFU]);
    }
    return out;
}

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && (a.empty() || CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0);
}

} // namespace fc
