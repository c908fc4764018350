#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace fc {

/// An integer that cannot be mixed with another kind of id. Tag is any incomplete type.
template <typename Tag, typename Integer = std::uint32_t>
struct StrongId
{
    Integer value = 0;
    auto operator<=>(const StrongId&) const = default;
};

} // namespace fc

template <typename Tag, typename Integer>
struct std::hash<fc::StrongId<Tag, Integer>>
{
    std::size_t operator()(fc::StrongId<Tag, Integer> id) const noexcept { return std::hash<Integer>{}(id.value); }
};
