#pragma once

#include "base/clock.h"

#include <QString>

#include <deque>
#include <optional>
#include <vector>

namespace fc::ui {

/// What one leaf said over time. Keeps the last kKept values.
class ValueSeries
{
public:
    static constexpr std::size_t kKept = 2000;

    struct Sample
    {
        SystemTime time;
        QString text;
        std::optional<double> number;
    };
    /// A point of the line; nullopt is a gap: no data, or a counter that started again.
    struct Point
    {
        SystemTime time;
        std::optional<double> value;
    };

    explicit ValueSeries(bool counter = false) : m_counter(counter) {}
    bool isCounter() const { return m_counter; }
    void add(SystemTime time, const QString& value);
    /// The stream ended, or the leaf was deleted: what follows is not joined to what was.
    void breakHere(SystemTime time);
    void clear();

    const std::deque<Sample>& samples() const { return m_samples; } ///< a break is a sample without text and number
    bool isNumeric() const;
    /// Values as they came; of a counter the rate per second, with a gap where it went backwards (reset or reboot).
    std::vector<Point> line() const;
    /// The newest rate of a counter; nullopt without two values.
    std::optional<double> rate() const;

private:
    bool m_counter;
    std::deque<Sample> m_samples;
};

} // namespace fc::ui
