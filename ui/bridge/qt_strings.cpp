#include "ui/bridge/qt_strings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <chrono>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

QDateTime local(SystemTime time)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms);
}

QString unit(const char* text)
{
    return QCoreApplication::translate("Age", text);
}

} // namespace

QString clockText(SystemTime time)
{
    return local(time).toString(u"HH:mm:ss"_s);
}

QString dateText(SystemTime time, SystemTime now)
{
    const QDateTime at = local(time);
    const bool sameYear = at.date().year() == local(now).date().year();
    return QLocale().toString(at, sameYear ? u"d MMM HH:mm:ss"_s : u"d MMM yyyy HH:mm:ss"_s);
}

QString ageText(SystemTime then, SystemTime now)
{
    const double seconds = std::max(0.0, std::chrono::duration<double>(now - then).count());
    if (seconds < 9.95)
        return unit(QT_TRANSLATE_NOOP("Age", "%1 s")).arg(seconds, 0, 'f', 1);
    if (seconds < 90)
        return unit(QT_TRANSLATE_NOOP("Age", "%1 s")).arg(qRound64(seconds));
    if (seconds < 90 * 60)
        return unit(QT_TRANSLATE_NOOP("Age", "%1 min")).arg(qRound64(seconds / 60));
    if (seconds < 36 * 3600)
        return unit(QT_TRANSLATE_NOOP("Age", "%1 h")).arg(qRound64(seconds / 3600));
    return unit(QT_TRANSLATE_NOOP("Age", "%1 d")).arg(qRound64(seconds / 86400));
}

QString bitRateText(double bitsPerSecond)
{
    static constexpr std::array<const char*, 5> kUnits{"b/s", "kb/s", "Mb/s", "Gb/s", "Tb/s"};
    double value = std::max(0.0, bitsPerSecond);
    std::size_t step = 0;
    while (value >= 999.5 && step + 1 < kUnits.size()) {
        value /= 1000;
        ++step;
    }
    const int decimals = step == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return QString::number(value, 'f', decimals) + u' ' + QString::fromLatin1(kUnits.at(step));
}

QString countText(double value)
{
    return QLocale(QLocale::English).toString(qRound64(value));
}

} // namespace fc::ui
