#pragma once

#include "base/error.h"

#include <functional>
#include <type_traits>
#include <utility>
#include <variant>

namespace fc {

/// A value or an Error. The vocabulary stays near std::expected; unlike it, ignoring one warns.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    /// Precondition: ok(). Reading the wrong side terminates (std::bad_variant_access escapes).
    T& value() & noexcept { return std::get<0>(m_state); }
    const T& value() const& noexcept { return std::get<0>(m_state); }
    T&& value() && noexcept { return std::get<0>(std::move(m_state)); }
    T& operator*() & noexcept { return value(); }
    const T& operator*() const& noexcept { return value(); }
    T&& operator*() && noexcept { return std::move(*this).value(); }
    T* operator->() noexcept { return &value(); }
    const T* operator->() const noexcept { return &value(); }

    /// Precondition: !ok().
    const Error& error() const& noexcept { return std::get<1>(m_state); }
    Error&& error() && noexcept { return std::get<1>(std::move(m_state)); }

    T valueOr(T fallback) && { return ok() ? std::move(*this).value() : std::move(fallback); }

    template <typename F>
    auto map(F&& function) && -> Result<std::invoke_result_t<F, T&&>>
    {
        if (!ok())
            return std::move(*this).error();
        return std::invoke(std::forward<F>(function), std::move(*this).value());
    }

    template <typename F>
    auto andThen(F&& function) && -> std::invoke_result_t<F, T&&>
    {
        if (!ok())
            return std::move(*this).error();
        return std::invoke(std::forward<F>(function), std::move(*this).value());
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const noexcept { return m_error.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }
    const Error& error() const& noexcept { return std::get<1>(m_error); }
    Error&& error() && noexcept { return std::get<1>(std::move(m_error)); }

    template <typename F>
    auto andThen(F&& function) && -> std::invoke_result_t<F>
    {
        if (!ok())
            return std::move(*this).error();
        return std::invoke(std::forward<F>(function));
    }

private:
    std::variant<std::monostate, Error> m_error;
};

using Status = Result<void>;

} // namespace fc
