#include "gui/compared_view.h"
#include "gui/paint_recorder.h"
#include "gui/window_bench.h"
#include "support/test_registry.h"
#include "ui/panes/pane.h"
#include "ui/shell/command_palette.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QScrollBar>

using namespace fc;
using namespace fc::ui;

namespace {

/// Rows of a list may be cut where the list ends; columns only where a scroll bar leads to the rest.
bool mayBeCut(const test::PaintedText& text, bool horizontally)
{
    for (const QWidget* widget = text.widget; widget != nullptr; widget = widget->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
        if (area == nullptr)
            continue;
        if (!horizontally || area->horizontalScrollBar()->maximum() > 0)
            return true;
    }
    return false;
}

QString describe(const test::PaintedText& text)
{
    QString where;
    for (const QWidget* widget = text.widget; widget != nullptr && !widget->isWindow(); widget = widget->parentWidget())
        where.prepend(QLatin1Char('/') + QLatin1String(widget->metaObject()->className()));
    return QStringLiteral("\"%1\" at %2,%3 (%4 wide, %5 visible from %6) in %7")
        .arg(text.text)
        .arg(text.box.left(), 0, 'f', 0)
        .arg(text.box.top(), 0, 'f', 0)
        .arg(text.box.width(), 0, 'f', 0)
        .arg(text.visible.width(), 0, 'f', 0)
        .arg(text.visible.left(), 0, 'f', 0)
        .arg(where);
}

/// Everything wrong with the texts of one picture.
QStringList complaints(const std::vector<test::PaintedText>& texts)
{
    QStringList found;
    for (const test::PaintedText& text : texts) {
        const bool outside = !text.visible.intersects(text.box);
        if (text.text.contains(QChar(0x2026)))
            found << QStringLiteral("elided: ") + describe(text);
        if (!outside && !mayBeCut(text, true) &&
            (text.box.left() < text.visible.left() - 1 || text.box.right() > text.visible.right() + 1))
            found << QStringLiteral("cut: ") + describe(text);
        if (!outside && !mayBeCut(text, false) &&
            (text.box.top() < text.visible.top() - 2 || text.box.bottom() > text.visible.bottom() + 2))
            found << QStringLiteral("cut below: ") + describe(text);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const QRectF one = texts[i].box.intersected(texts[i].visible);
        for (std::size_t k = i + 1; k < texts.size(); ++k) {
            const QRectF common = one.intersected(texts[k].box.intersected(texts[k].visible));
            // A field paints the same text once more where it is selected.
            if (texts[i].text == texts[k].text && texts[i].box == texts[k].box)
                continue;
            // Ascent and descent of neighbouring lines may touch.
            if (common.width() > 1.5 && common.height() > 4)
                found << QStringLiteral("overlap: ") + describe(texts[i]) + QStringLiteral(" and ") + describe(texts[k]);
        }
    }
    return found;
}

} // namespace

/// No text of any pane is elided, cut off or painted over another one.
class FitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextHasRoom_data();
    void everyTextHasRoom();
    void paletteHasRoom_data();
    void paletteHasRoom();
    void cutTextIsNoticed();
};

void FitTest::everyTextHasRoom_data()
{
    QTest::addColumn<QString>("pane");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("device");
    test::WindowBench bench;
    for (const Pane* pane : bench.window->panes().panes()) {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1200)}) {
            for (const char* device : {"leaf7", "leaf5", "leaf3", "spine1"})
                QTest::addRow("%s %d %s", qPrintable(pane->id()), size.width(), device)
                    << pane->id() << size << QString::fromLatin1(device);
        }
    }
}

void FitTest::everyTextHasRoom()
{
    QFETCH(QString, pane);
    QFETCH(QSize, size);
    QFETCH(QString, device);
    test::WindowBench bench(test::comparedView());
    bench.window->resize(size);
    bench.window->panes().goTo({pane, device, {}});
    QCoreApplication::processEvents(); // buttons that name the device take their new width
    QTRY_VERIFY(!bench.topology().isVisible() || bench.topology().isSettled());
    test::PaintRecorder recorder(size);
    recorder.record(*bench.window);
    QVERIFY(recorder.texts().size() > 20);
    const QStringList found = complaints(recorder.texts());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void FitTest::paletteHasRoom_data()
{
    QTest::addColumn<QString>("query");
    for (const char* query : {"", ">", "@", "#", "!"})
        QTest::addRow("<%s>", query) << QString::fromLatin1(query);
}

void FitTest::paletteHasRoom()
{
    QFETCH(QString, query);
    test::WindowBench bench(test::comparedView());
    bench.window->togglePalette(query);
    auto* palette = bench.window->findChild<CommandPalette*>();
    QVERIFY(palette->isVisible());
    test::PaintRecorder recorder(bench.window->size());
    recorder.record(*palette);
    const QStringList found = complaints(recorder.texts());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void FitTest::cutTextIsNoticed()
{
    test::WindowBench bench;
    auto* label = new QLabel(QStringLiteral("a text that needs more room than this"), bench.window.get());
    label->setGeometry(4, 4, 40, 20);
    label->show();
    test::PaintRecorder recorder(bench.window->size());
    recorder.record(*bench.window);
    const QStringList found = complaints(recorder.texts());
    QVERIFY(std::any_of(found.begin(), found.end(), [](const QString& each) { return each.startsWith(QStringLiteral("cut: \"a text")); }));
}

FC_REGISTER_TEST(FitTest);
#include "tst_fit.moc"
