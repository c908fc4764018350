#include "ui/models/fuzzy.h"

#include <QStringList>
#include <QStringView>

#include <algorithm>

namespace fc::ui {

namespace {

constexpr int kSubstring = 200;
constexpr int kWordStart = 60;
constexpr int kTextStart = 40;
constexpr int kLetter = 4;
constexpr int kRun = 8;

bool startsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper()) || (before.isLetter() && here.isDigit());
}

int substringScore(QStringView word, QStringView text)
{
    int best = -1;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const int bonus = (startsWord(text, at) ? kWordStart : 0) + (at == 0 ? kTextStart : 0);
        best = std::max(best, kSubstring + bonus - static_cast<int>(std::min<qsizetype>(at, 40)));
    }
    return best;
}

int lettersScore(QStringView word, QStringView text)
{
    int score = 0;
    qsizetype from = 0;
    qsizetype last = -2;
    for (const QChar letter : word) {
        const qsizetype at = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        score += kLetter + (at == last + 1 ? kRun : 0) + (startsWord(text, at) ? kRun : 0);
        last = at;
        from = at + 1;
    }
    // Letters far apart are a weak hint.
    return std::max(1, score - static_cast<int>((last - word.size()) / 4));
}

} // namespace

int fuzzyScore(const QString& query, const QString& text)
{
    int total = 0;
    for (const QStringView word : QStringView(query).split(u' ', Qt::SkipEmptyParts)) {
        int score = substringScore(word, text);
        if (score < 0)
            score = lettersScore(word, text);
        if (score < 0)
            return -1;
        total += score;
    }
    return total == 0 ? 0 : std::max(1, total - static_cast<int>(std::min<qsizetype>(text.size(), 100) / 8));
}

} // namespace fc::ui
