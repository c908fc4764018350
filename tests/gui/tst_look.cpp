#include "support/test_registry.h"
#include "ui/delegates/glyphs.h"
#include "ui/delegates/icons.h"
#include "ui/delegates/tokens.h"

#include <QDir>
#include <QImage>
#include <QPainter>

#include <set>

using namespace fc::ui;

namespace {

/// A pair of the look with the contrast it must reach.
struct Pair
{
    const char* what;
    QColor ink, ground;
    double least;
};

std::vector<Pair> pairsOf(const Tokens& t)
{
    const double text = 4.5;
    const double shape = t.isHighContrast() ? 4.5 : 3.0;
    std::vector<Pair> pairs{
        {"text on panel", t.text, t.panel, 12},
        {"text on window", t.text, t.win, 12},
        {"text on sunk", t.text, t.sunk, 12},
        {"text on hover", t.text, t.hover, 11},
        {"text on selection", t.selectionText, t.selection, 10},
        {"second text on panel", t.t2, t.panel, 7},
        {"second text on window", t.t2, t.win, 7},
        {"third text on panel", t.t3, t.panel, text},
        {"third text on window", t.t3, t.win, text},
        {"third text on sunk", t.t3, t.sunk, text},
        {"iris on panel", t.iris, t.panel, text},
        {"focus ring on window", t.iris, t.win, 3},
        {"rail text", t.railText, t.rail, text},
        {"rail current", t.railInk, t.railCurrent, text},
        {"field border", t.ctl, t.panel, shape},
        {"link on canvas", t.link, t.sunk, shape},
        {"weft on canvas", t.weft, t.sunk, shape},
        {"primary button", t.panel, t.text, text},
        {"danger button", Qt::white, t.danger, text},
        {"text on word highlight", t.text, t.wordHighlight, text},
    };
    static const char* const kNames[] = {"neutral", "sync", "add", "removed", "changed", "moved", "fault"};
    for (std::size_t i = 0; i < t.tones.size(); ++i) {
        pairs.push_back({kNames[i], t.tones.at(i).ink, t.panel, t.isHighContrast() ? 7.0 : text});
        pairs.push_back({kNames[i], t.tones.at(i).ink, t.tones.at(i).tint, text});
        pairs.push_back({kNames[i], t.tones.at(i).onSelection, t.selection, text});
    }
    return pairs;
}

QImage drawn(fc::ui::Status status)
{
    QImage image(32, 32, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintGlyph(painter, QRectF(0, 0, 32, 32), status, Qt::black);
    return image;
}

} // namespace

class LookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastSuffices_data();
    void contrastSuffices();
    void contrastFormulaIsThatOfWcag();
    void everyStatusHasAGlyph();
    void statesThatMeanDifferentThingsLookDifferent();
    void everyIconDraws();
};

void LookTest::contrastSuffices_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << static_cast<int>(Scheme::Light);
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
    QTest::newRow("high contrast light") << static_cast<int>(Scheme::HighContrastLight);
    QTest::newRow("high contrast dark") << static_cast<int>(Scheme::HighContrastDark);
}

void LookTest::contrastSuffices()
{
    QFETCH(int, scheme);
    for (const Pair& pair : pairsOf(tokensFor(static_cast<Scheme>(scheme)))) {
        const double ratio = contrastRatio(pair.ink, pair.ground);
        QVERIFY2(ratio >= pair.least, qPrintable(QStringLiteral("%1: %2 on %3 is %4, needs %5")
                                                     .arg(QLatin1String(pair.what), pair.ink.name(), pair.ground.name())
                                                     .arg(ratio, 0, 'f', 2)
                                                     .arg(pair.least)));
    }
}

void LookTest::contrastFormulaIsThatOfWcag()
{
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
    QCOMPARE(qRound(100 * contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white)), 448);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
}

void LookTest::everyStatusHasAGlyph()
{
    const QImage blank = [] {
        QImage image(32, 32, QImage::Format_RGB32);
        image.fill(Qt::white);
        return image;
    }();
    for (int i = 1; i < kStatusCount; ++i)
        QVERIFY2(drawn(static_cast<fc::ui::Status>(i)) != blank, qPrintable(wordOf(static_cast<fc::ui::Status>(i))));
}

void LookTest::statesThatMeanDifferentThingsLookDifferent()
{
    using enum fc::ui::Status;
    const std::vector<fc::ui::Status> apart{InSync, Added, Removed, Changed, Moved, Drift, Pending, Approved, Applying, Deferred,
                                            Rejected, Reverted, Healthy, Late, Stale, NoData, Warning, NotServed, Queued, Live};
    for (std::size_t i = 0; i < apart.size(); ++i) {
        for (std::size_t k = i + 1; k < apart.size(); ++k)
            QVERIFY2(drawn(apart[i]) != drawn(apart[k]), qPrintable(wordOf(apart[i]) + QStringLiteral(" = ") + wordOf(apart[k])));
    }
}

void LookTest::everyIconDraws()
{
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 30);
    for (const QString& file : files) {
        const QString name = file.chopped(4);
        const QImage image = icon(name).pixmap(24, 24).toImage();
        bool ink = false;
        for (int y = 0; y < image.height() && !ink; ++y) {
            for (int x = 0; x < image.width() && !ink; ++x)
                ink = image.pixelColor(x, y).alpha() > 128;
        }
        QVERIFY2(ink, qPrintable(name));
    }
}

FC_REGISTER_TEST(LookTest);
#include "tst_look.moc"
