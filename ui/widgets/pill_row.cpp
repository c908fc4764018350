#include "ui/widgets/pill_row.h"

#include "ui/delegates/parts.h"
#include "ui/delegates/style.h"

#include <QPainter>
#include <QStringList>

namespace fc::ui {

namespace {

constexpr int kGap = 6;

} // namespace

PillRow::PillRow(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PillRow::setPills(const std::vector<DetailPill>& pills)
{
    if (pills == m_pills)
        return;
    m_pills = pills;
    QStringList words;
    for (const DetailPill& pill : pills)
        words << pill.text;
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

std::vector<QRect> PillRow::places(int width) const
{
    std::vector<QRect> places;
    QPoint at(0, 0);
    for (const DetailPill& pill : m_pills) {
        const int wide = std::min(width, pillWidth(pill.status, pill.text));
        if (at.x() > 0 && at.x() + wide > width)
            at = {0, at.y() + metric::kPill + kGap};
        places.emplace_back(at, QSize(wide, metric::kPill));
        at.rx() += wide + kGap;
    }
    return places;
}

QSize PillRow::sizeHint() const
{
    return {240, heightForWidth(std::max(width(), 240))};
}

int PillRow::heightForWidth(int width) const
{
    const std::vector<QRect> all = places(width);
    return all.empty() ? metric::kPill : all.back().bottom() + 1;
}

void PillRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const std::vector<QRect> all = places(width());
    for (std::size_t i = 0; i < all.size(); ++i)
        paintPill(painter, all[i], m_pills[i].status, m_pills[i].text, tokensOf(this));
}

} // namespace fc::ui
