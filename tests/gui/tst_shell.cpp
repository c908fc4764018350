#include "support/fake_console.h"
#include "support/test_registry.h"
#include "ui/delegates/style.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pane_host.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace fc;
using namespace fc::ui;

class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastOfEveryPairIsEnough_data();
    void contrastOfEveryPairIsEnough();
};

void ShellTest::contrastOfEveryPairIsEnough_data()
{
    QTest::addColumn<int>("scheme");
    for (int i = 0; i < 4; ++i)
        QTest::addRow("scheme %d", i) << i;
}

void ShellTest::contrastOfEveryPairIsEnough()
{
    QFETCH(int, scheme);
    const Tokens& t = tokensFor(static_cast<Scheme>(scheme));
    QVERIFY(contrastRatio(t.text, t.panel) >= 12);
}

FC_REGISTER_TEST(ShellTest);
#include "tst_shell.moc"
