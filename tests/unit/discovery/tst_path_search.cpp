#include "discovery/path_search.h"
#include "schema/schema_locator.h"
#include "support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace fc;
using namespace fc::discovery;

namespace {

const PathSearch& search()
{
    static const PathSearch instance(std::make_shared<const PathCatalog>(schema::openBundledIndex().value()));
    return instance;
}

std::vector<std::string> found(const char* line, SearchOptions options = {})
{
    std::vector<std::string> paths;
    for (const Hit& hit : search().run(parseQuery(line), options).hits)
        paths.push_back(search().catalog().path(hit.entry));
    return paths;
}

std::string best(const char* line)
{
    const std::vector<std::string> paths = found(line);
    return paths.empty() ? "nothing" : paths.front();
}

bool has(const std::vector<std::string>& paths, const std::string& path)
{
    return std::ranges::find(paths, path) != paths.end();
}

/// The slow and obvious reading of a query of plain words: every word in the path.
std::size_t countNaively(const std::vector<std::string>& words)
{
    const PathCatalog& catalog = search().catalog();
    std::size_t count = 0;
    for (std::uint32_t id = 1; id < catalog.size(); ++id) {
        std::vector<std::string> names;
        for (EntryId at{id}; at.value != 0; at = catalog.parent(at))
            names.push_back(lowered(catalog.name(at)));
        count += std::ranges::all_of(words, [&](const std::string& word) {
            return std::ranges::any_of(names, [&](const std::string& name) { return name.find(word) != std::string::npos; });
        });
    }
    return count;
}

} // namespace

class TstPathSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCatalogHoldsEveryNodeOnce()
    {
        const PathCatalog& catalog = search().catalog();
        QCOMPARE(catalog.size(), std::uint32_t(1 + 11674 + 6751));
        std::size_t absent = 0;
        for (std::uint32_t id = 1; id < catalog.size(); ++id) {
            QVERIFY(catalog.parent(EntryId{id}).value < id);
            absent += catalog.support(EntryId{id}) == Support::Absent;
        }
        QCOMPARE(absent, std::size_t(6751));
    }

    void shownPathsMeanTheNodeTheyAreShownFor()
    {
        const PathCatalog& catalog = search().catalog();
        std::size_t wrong = 0;
        for (std::uint32_t id = 1; id <= catalog.schema().nodeCount(); ++id) {
            const auto node = catalog.schema().resolve(model::parsePath(catalog.path(EntryId{id})).value());
            wrong += !node.ok() || node->value != id;
        }
        QCOMPARE(wrong, std::size_t(0));
    }

    void wordsMatchLikeTheNaiveReading_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"bgp evpn", "neigh state prefix", "mtu", "interfaces counters in", "vni", "a e i"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wordsMatchLikeTheNaiveReading()
    {
        QFETCH(QString, line);
        std::vector<std::string> words;
        for (const QString& word : line.split(QLatin1Char(' ')))
            words.push_back(word.toStdString());
        SearchOptions options;
        options.effectiveOnly = false;
        QCOMPARE(search().run(parseQuery(line.toStdString()), options).total, countNaively(words));
    }

    void theBestMatchComesFirst()
    {
        FC_COMPARE(best("mtu"), std::string("/interfaces/interface/config/mtu"));
        FC_COMPARE(best("hostname"), std::string("/system/config/hostname"));
        FC_COMPARE(best("bgp neighbor prefixes received"),
                   std::string("/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/afi-safis/"
                               "afi-safi/state/prefixes/received"));
    }

    void valuesOfKeysAreTriedWhenNoNameFits()
    {
        const SearchResult result = search().run(parseQuery("bgp neighbor evpn prefixes received"));
        QVERIFY(result.byKeyValue && !result.similar);
        FC_COMPARE(search().catalog().path(result.hits.front().entry),
                   std::string("/network-instances/network-instance/protocols/protocol/bgp/neighbors/neighbor/afi-safis/"
                               "afi-safi/state/prefixes/received"));
        QVERIFY(!search().run(parseQuery("bgp neighbor prefixes received")).byKeyValue);
    }

    void lettersInOrderAreTriedWhenNoWordFits()
    {
        const SearchResult result = search().run(parseQuery("ifmtu"));
        QVERIFY(result.similar);
        QVERIFY(result.total > 0);
        QVERIFY(has(found("ifmtu"), "/interfaces/interface/config/mtu"));
        QVERIFY(!search().run(parseQuery("mtu")).similar);
        QCOMPARE(search().run(parseQuery("\"ifmtu\"")).total, std::size_t(0));
        QCOMPARE(search().run(parseQuery("zzqqxx")).total, std::size_t(0));
    }

    void partsWithSlashesFollowTheTree()
    {
        for (const std::string& path : found("interface/state/counters/in-o"))
            QVERIFY2(path.find("interface/state/counters/in-o") != std::string::npos ||
                         path.find("counters/") != std::string::npos,
                     path.c_str());
        FC_COMPARE(best("/interfaces/interface/config/mtu"), std::string("/interfaces/interface/config/mtu"));
        QVERIFY(found("/interface/config").empty());
    }

    void filtersNarrow()
    {
        const PathCatalog& catalog = search().catalog();
        const auto all = [&](const char* line, auto test) {
            SearchOptions options;
            options.limit = 0;
            const SearchResult result = search().run(parseQuery(line), options);
            QVERIFY2(result.total > 0, line);
            for (const Hit& hit : result.hits)
                QVERIFY2(test(hit.entry), catalog.path(hit.entry).c_str());
        };
        const schema::SchemaIndex& index = catalog.schema();
        all("type:enum", [&](EntryId e) { return catalog.types()[catalog.typeNumber(e)].find("enum") != std::string::npos; });
        all("rw:yes", [&](EntryId e) { return (index.access(*catalog.node(e)) & schema::AccessSet) != 0; });
        all("on:change bgp", [&](EntryId e) { return (index.access(*catalog.node(e)) & schema::AccessSubscribe) != 0; });
        all("module:arista*", [&](EntryId e) { return catalog.module(e).starts_with("arista"); });
        all("key:yes", [&](EntryId e) { return index.isKey(*catalog.node(e)); });
        all("kind:list key:vlan", [&](EntryId e) { return catalog.kind(e) == schema::NodeKind::List; });
        all("default:yes", [&](EntryId e) { return !index.defaults(*catalog.node(e)).empty(); });
        all("!bgp !type:union counters", [&](EntryId e) { return catalog.path(e).find("bgp") == std::string::npos; });
        all("state in !counter", [&](EntryId e) { return catalog.typeText(e).find("counter") == std::string_view::npos; });
    }

    void hiddenOnesAreCountedByReason()
    {
        const SearchResult shown = search().run(parseQuery("hold-time"));
        SearchOptions everything;
        everything.effectiveOnly = false;
        const SearchResult all = search().run(parseQuery("hold-time"), everything);
        QCOMPARE(shown.total + shown.hiddenAbsent + shown.hiddenNotServed + shown.hiddenOperations, all.total);
        QVERIFY(all.total > shown.total);
    }

    void limitsKeepTheBest()
    {
        SearchOptions five;
        five.limit = 5;
        const auto few = found("state", five);
        QCOMPARE(few.size(), std::size_t(5));
        const auto more = found("state");
        QVERIFY(std::equal(few.begin(), few.end(), more.begin()));
    }

    void problemsAreSentences()
    {
        QVERIFY(parseQuery("nosuch:1 mtu").problem.find("nosuch") != std::string::npos);
        QVERIFY(parseQuery("rw:maybe").problem.find("yes no") != std::string::npos);
        QVERIFY(parseQuery("rw:y").problem.empty()); // being typed
        QVERIFY(parseQuery("rw:").problem.empty());
        QVERIFY(parseQuery(std::string(5000, 'x')).problem.find("1,000") != std::string::npos);
        QVERIFY(parseQuery("\"open quote").problem.empty());
        QCOMPARE(parseQuery("a !b \"c d\" type:x").terms.size(), std::size_t(3));
    }

    void hostileLinesDoNotCrash()
    {
        std::uint32_t state = 7;
        const std::string alphabet = "abc-/:!\"*?. \t\xc3\xa9[]=";
        for (int i = 0; i < 300; ++i) {
            std::string line;
            for (int c = 0; c < 40; ++c) {
                state = state * 1664525U + 1013904223U;
                line.push_back(alphabet[(state >> 16U) % alphabet.size()]);
            }
            const Query query = parseQuery(line);
            (void)search().run(query).total;
            (void)highlights(query, line, true);
        }
        (void)search().run(parseQuery(std::string(200, '/'))).total;
        QVERIFY(true);
    }

    void highlightsCoverWhatMatched()
    {
        const auto spans = highlights(parseQuery("if mtu"), "/interfaces/interface/config/mtu", false);
        QVERIFY(!spans.empty());
        QCOMPARE(spans.back().first, std::size_t(29));
        QCOMPARE(spans.back().second, std::size_t(3));
        QVERIFY(highlights(parseQuery("ifmtu"), "/interfaces/interface/config/mtu", false).empty());
        QVERIFY(!highlights(parseQuery("ifmtu"), "/interfaces/interface/config/mtu", true).empty());
    }

    void usersOfALeafAreFoundBackwards()
    {
        const PathCatalog& catalog = search().catalog();
        const auto name = catalog.schema().resolve(model::parsePath("/interfaces/interface/config/name").value()).value();
        QVERIFY(catalog.usedBy(catalog.entry(name)).size() >= 1);
    }

    void globsMatchLikeAShell()
    {
        QVERIFY(matchesGlob("arista*", "arista-bgp"));
        QVERIFY(!matchesGlob("arista*", "openconfig-arista"));
        QVERIFY(matchesGlob("*bgp*", "openconfig-bgp-types"));
        QVERIFY(matchesGlob("a?c", "abc"));
        QVERIFY(matchesGlob("bgp", "openconfig-bgp"));
    }
};

FC_REGISTER_TEST(TstPathSearch);
#include "tst_path_search.moc"
