#include "model/path.h"
#include "support/test_registry.h"

using namespace fc::model;

/// The vectors of facts/gnmi-protocol.md section 6.
class TstPath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parsesAndPrints_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char* text, const char* canonical) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << QByteArray(canonical);
        };
        row("", "/");
        row("/", "/");
        row("a", "/a");
        row("/a/", "/a");
        row("/interfaces/interface[name=Ethernet1/2/3]/state", "/interfaces/interface[name=Ethernet1/2/3]/state");
        row("openconfig:/interfaces", "openconfig:/interfaces");
        row("openconfig:", "openconfig:/");
        row("openconfig-interfaces:interfaces/interface", "/openconfig-interfaces:interfaces/interface");
        row("o:/a:b[k=v:1]/c", "o:/a:b[k=v:1]/c");
        row("/a[k2=v2][k1=v1]", "/a[k1=v1][k2=v2]");
        row("/a[k=*]/b", "/a[k=*]/b");
        row("/a/.../c", "/a/.../c");
        row("/foo[name=\\]]", "/foo[name=\\]]");
        row("/foo[name=[]", "/foo[name=[]");
        row("/foo[name=[\\\\\\]]", "/foo[name=[\\\\\\]]");
        row("/a[k=b=c]", "/a[k=b=c]");
        row("/a[k\\=1=v]", "/a[k\\=1=v]");
        row("/a[k=x\\/y]", "/a[k=x/y]");
        row("/Smash/route/172.20.121.32\\/28", "/Smash/route/172.20.121.32\\/28");
        row("/a\\[b/c", "/a\\[b/c");
        row("/a[k=2001:db8::1]/b", "/a[k=2001:db8::1]/b");
        row("/a b/c", "/a b/c");
        row("cli:/show interfaces Ethernet1/1", "cli:/show interfaces Ethernet1/1");
        row("/a[k=\\n]", "/a[k=\\n]");
        row("/a[k=\\u00e9]", "/a[k=\xc3\xa9]");
    }
    void parsesAndPrints()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, canonical);
        const auto path = parsePath(text.toStdString());
        QVERIFY2(path.ok(), path.ok() ? "" : path.error().text.c_str());
        QCOMPARE(QByteArray::fromStdString(toString(*path)), canonical);
        QVERIFY(parsePath(toString(*path)).value() == *path);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {":", ":/", "/a[k=]", "/a[=v]", "/a[k]", "/a[k=v", "/a[k=v]]", "/a[k=v]x", "/a]",
                                 "/[k=v]", "//a//b", "/a[k=v1][k=v2]", "../a", "a[k=v]:/b", "/a\\", "/a[k=\\ud800]"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto path = parsePath(text.toStdString());
        QVERIFY(!path.ok());
        QVERIFY(path.error().text.starts_with("column "));
    }

    void namesWithStructureCharactersRoundTrip()
    {
        Path path;
        path.elems.push_back({"a/b[c]", {{"k", "x]\\"}}});
        QCOMPARE(QByteArray::fromStdString(toString(path)), QByteArray("/a\\/b\\[c\\][k=x\\]\\\\]"));
        QVERIFY(parsePath(toString(path)).value() == path);
    }

    void originAndPrefixAreToldApart()
    {
        QCOMPARE(parsePath("openconfig:/interfaces").value().origin, std::string("openconfig"));
        const Path path = parsePath("openconfig-interfaces:interfaces").value();
        QVERIFY(path.origin.empty());
        QCOMPARE(std::string(bareName(path.elems[0].name)), std::string("interfaces"));
        QCOMPARE(std::string(modulePrefix(path.elems[0].name)), std::string("openconfig-interfaces"));
    }
};

FC_REGISTER_TEST(TstPath);
#include "tst_path.moc"
