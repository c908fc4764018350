#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace fc {

/// SHA-256 of the bytes, 64 lower-case hex digits. Used where tampering must show (plans, approvals, packs).
std::string sha256Hex(std::string_view bytes);

/// 64-bit FNV-1a. For structural hashes and stable short ids only; not against tampering.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) noexcept;

/// Two lower-case hex digits a byte.
std::string hexOf(std::span<const unsigned char> bytes);
/// Sixteen lower-case hex digits.
std::string hex64(std::uint64_t value);

} // namespace fc
