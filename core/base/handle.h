#pragma once

#include <functional>
#include <utility>

namespace fc {

/// Unsubscribing is destruction: runs its function once when destroyed or reset. Movable only.
class [[nodiscard]] Handle
{
public:
    Handle() = default;
    explicit Handle(std::function<void()> release) : m_release(std::move(release)) {}
    Handle(Handle&& other) noexcept : m_release(std::exchange(other.m_release, nullptr)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        if (this != &other) {
            reset();
            m_release = std::exchange(other.m_release, nullptr);
        }
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { reset(); }

    void reset()
    {
        if (auto release = std::exchange(m_release, nullptr))
            release();
    }
    explicit operator bool() const noexcept { return static_cast<bool>(m_release); }

private:
    std::function<void()> m_release;
};

} // namespace fc
