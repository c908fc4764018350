#include "ui/widgets/path_delegate.h"

#include "ui/delegates/fonts.h"
#include "ui/delegates/glyphs.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"
#include "ui/delegates/tokens.h"
#include "ui/models/path_model.h"

#include <QFontMetrics>
#include <QPainter>

namespace fc::ui {

using discovery::Support;

namespace {

constexpr int kIconSize = 14, kIconGap = 6;

void paintName(QPainter& painter, QRect area, const QStyleOptionViewItem& option, const QModelIndex& index,
               const Tokens& tokens)
{
    const QString iconName = index.data(PathModel::IconRole).toString();
    const bool served = index.data(PathModel::SupportRole).toInt() == static_cast<int>(Support::Served);
    const QRect icon(area.left() + 2, area.top() + (area.height() - kIconSize) / 2, kIconSize, kIconSize);
    if (iconName.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.t3);
        painter.drawEllipse(QRectF(icon.center().x() - 1.5, icon.center().y() - 1.5, 4.0, 4.0));
    } else {
        paintIcon(painter, icon, iconName, tokens.t3);
    }
    area.setLeft(icon.right() + kIconGap + 1);
    const bool strong = !iconName.isEmpty() && iconName == QLatin1String("list");
    const QFont font = fontOf(strong ? Type::MonoStrong : Type::Mono);
    const QFontMetrics metrics(font);
    QString text = index.data(Qt::DisplayRole).toString();
    const QList<int> marks = index.data(PathModel::MarksRole).value<QList<int>>();
    const int fits = area.width();
    // A path that does not fit loses its beginning: what differs between rows stands at the end.
    const bool cut = metrics.horizontalAdvance(text) > fits;
    const QString shown = cut ? metrics.elidedText(text, Qt::ElideLeft, fits) : text;
    const int moved = static_cast<int>(text.size() - shown.size());
    painter.setFont(font);
    for (qsizetype i = 0; i + 1 < marks.size(); i += 2) {
        const int begin = std::max(cut ? 1 : 0, marks[i] - moved);
        const int end = marks[i] - moved + marks[i + 1];
        if (end <= begin)
            continue;
        const int x = area.left() + metrics.horizontalAdvance(shown.left(begin));
        const int width = metrics.horizontalAdvance(shown.mid(begin, end - begin));
        painter.fillRect(QRect(x, area.top() + 4, width, area.height() - 8), tokens.wordHighlight);
    }
    const bool selected = has(option, QStyle::State_Selected);
    const bool leaf = iconName.isEmpty() || iconName == QLatin1String("key");
    painter.setPen(!served ? tokens.t3 : selected || leaf || strong ? tokens.text : tokens.t2);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (!served) {
        const int y = area.center().y() + 1;
        painter.setPen(tokens.ctl);
        painter.drawLine(area.left(), y, area.left() + metrics.horizontalAdvance(shown), y);
    }
}

} // namespace

QSize PathDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {80, metric::kRowNormal - 2};
}

void PathDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (has(option, QStyle::State_Selected))
        painter->fillRect(option.rect, tokens.selection);
    else if (has(option, QStyle::State_MouseOver))
        painter->fillRect(option.rect, tokens.hover);
    const QRect area = option.rect.adjusted(2, 0, -4, 0);
    const bool served = index.data(PathModel::SupportRole).toInt() == static_cast<int>(Support::Served);
    const bool leaf = !index.siblingAtColumn(PathModel::TypeColumn).data().toString().isEmpty();
    switch (index.column()) {
    case PathModel::PathColumn: paintName(*painter, area, option, index, tokens); break;
    case PathModel::TypeColumn:
        drawText(*painter, area, Type::MonoTable, tokens.t2, index.data().toString());
        break;
    case PathModel::AccessColumn:
        if (!served)
            paintGlyph(*painter, QRectF(area.left() + 3, area.top() + (area.height() - 12) / 2.0, 12, 12),
                       Status::NotServed, tokens.t3);
        else if (leaf)
            paintBadge(*painter, area, index.data(PathModel::ConfigRole).toBool() ? QStringLiteral("rw") : QStringLiteral("ro"),
                       tokens, index.data(PathModel::ConfigRole).toBool());
        break;
    case PathModel::ServesColumn: {
        if (!served) {
            drawText(*painter, area, Type::Caption, tokens.t3, index.data().toString());
            break;
        }
        if (!leaf)
            break;
        // One place per letter, so that they align over the rows.
        static const QString kLetters = QStringLiteral("CSGW");
        const QString have = index.data(PathModel::LettersRole).toString();
        for (int i = 0; i < kLetters.size(); ++i)
            if (have.contains(kLetters[i]))
                paintBadge(*painter, area.adjusted(i * 19, 0, 0, 0), kLetters.mid(i, 1), tokens, true);
        break;
    }
    default: break;
    }
    painter->restore();
}

} // namespace fc::ui
