#include "base/hmac.h"

#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace fc {

std::string hmacSha512Hex(std::string_view key, std::string_view message)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
    unsigned int length = 0;
    // A null key means "the last one" to OpenSSL; an empty key is a key too.
    const char* bytes = key.empty() ? "" : key.data();
    HMAC(EVP_sha512(), bytes, static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
         message.size(), code.data(), &length);
    return hexOf(std::span(code).first(length));
}

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && (a.empty() || CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0);
}

} // namespace fc
