#include "ui/models/value_series.h"

namespace fc::ui {

void ValueSeries::add(SystemTime time, const QString& value)
{
    Sample sample{time, value, {}};
    bool good = false;
    const double number = value.toDouble(&good);
    if (good)
        sample.number = number;
    m_samples.push_back(std::move(sample));
    if (m_samples.size() > kKept)
        m_samples.pop_front();
}

void ValueSeries::breakHere(SystemTime time)
{
    if (!m_samples.empty() && !m_samples.back().text.isNull())
        m_samples.push_back({time, QString(), {}});
}

void ValueSeries::clear()
{
    m_samples.clear();
}

bool ValueSeries::isNumeric() const
{
    for (const Sample& sample : m_samples)
        if (sample.number)
            return true;
    return false;
}

std::vector<ValueSeries::Point> ValueSeries::line() const
{
    std::vector<Point> points;
    const Sample* before = nullptr;
    for (const Sample& sample : m_samples) {
        if (!m_counter) {
            points.push_back({sample.time, sample.number});
            continue;
        }
        const bool joined = before && before->number && sample.number && *sample.number >= *before->number &&
                            sample.time > before->time;
        if (joined) {
            const double seconds = std::chrono::duration<double>(sample.time - before->time).count();
            points.push_back({sample.time, (*sample.number - *before->number) / seconds});
        } else {
            points.push_back({sample.time, std::nullopt});
        }
        before = &sample;
    }
    return points;
}

std::optional<double> ValueSeries::rate() const
{
    const std::vector<Point> points = line();
    return m_counter && !points.empty() ? points.back().value : std::nullopt;
}

} // namespace fc::ui
