#include "diff/side_by_side.h"
#include "diff/value_text.h"
#include "support/test_registry.h"
#include "support/tree_text.h"

using namespace fc;
using namespace fc::test;
using diff::RowKind;
using diff::RowMark;

namespace {

std::string cellText(const diff::SideCell& cell)
{
    if (cell.isDefault)
        return "(" + cell.name + " " + cell.value + ")";
    if (!cell.present)
        return "/////";
    return cell.name + (cell.key.empty() ? "" : " " + cell.key) + cell.trail + (cell.value.empty() ? "" : " " + cell.value);
}

/// "depth mark left | right", folds as "... 3 name, name".
std::string rowsText(const std::vector<diff::SideRow>& rows)
{
    std::string text;
    for (const diff::SideRow& row : rows) {
        text += std::string(static_cast<std::size_t>(row.depth) * 2, ' ');
        if (row.kind == RowKind::Fold) {
            text += "... " + std::to_string(row.count) + " " + row.names + "\n";
            continue;
        }
        static constexpr char kMarks[] = " +-~^";
        text += row.kind == RowKind::Unmanaged ? '?' : kMarks[static_cast<int>(row.mark)];
        text += row.firstOfHunk ? '*' : ' ';
        text += cellText(row.intended) + " | " + cellText(row.running) + "\n";
    }
    return text;
}

std::string viewText(const std::string& intended, const std::string& running, const diff::SideBySideOptions& options = {})
{
    const auto result = eosDiff().compare("leaf3", treeOf(intended), treeOf(running), schema::Ownership::everything());
    return rowsText(diff::sideBySide(*eosIndex(), result, options));
}

} // namespace

class TstSideBySide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChangedLeafStandsAmongItsNeighboursAndTheRestIsFolded()
    {
        const std::string same = "/interfaces/interface[name=Ethernet1]/config/name = Ethernet1\n"
                                 "/interfaces/interface[name=Ethernet1]/config/type = ethernetCsmacd\n"
                                 "/interfaces/interface[name=Ethernet2]/config/mtu = 1500\n"
                                 "/interfaces/interface[name=Ethernet10]/config/mtu = 1500\n"
                                 "/lacp/config/system-priority = 7\n"
                                 "/interfaces/interface[name=Ethernet1]/subinterfaces/subinterface[index=0]/ipv4/config/mtu = ";
        FC_COMPARE(viewText(same + "9214\n/interfaces/interface[name=Ethernet1]/config/description = spine2",
                          same + "1500\n/interfaces/interface[name=Ethernet1]/config/description = spine2 TEMP"),
                 std::string("  interface [Ethernet1] | interface [Ethernet1]\n"
                             "  ~*description spine2 | description \"spine2 TEMP\"\n"
                             "    name Ethernet1 | name Ethernet1\n"
                             "    type ethernetCsmacd | type ethernetCsmacd\n"
                             "    subinterface [0] / ipv4 | subinterface [0] / ipv4\n"
                             "    +*mtu 9214 | (mtu 1500)\n"
                             "... 3 interface (2), lacp\n"));
    }

    void anAddedEntryIsHatchedOnTheOtherSideAndItsFirstRowCarriesTheButtons()
    {
        const std::string base = "/network-instances/network-instance[name=default]/config/name = default\n";
        FC_COMPARE(viewText(base + "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50]/config/vlan-id = 50\n"
                                 "/network-instances/network-instance[name=default]/vlans/vlan[vlan-id=50]/config/name = new",
                          base),
                 std::string("  network-instance [default] | network-instance [default]\n"
                             "  ... 1 name\n"
                             "  +*vlan [50] | /////\n"
                             "    + name new | /////\n"
                             "    + vlan-id 50 | /////\n"));
    }

    void openFoldsShowWhatTheyHid()
    {
        const std::string intended = "/interfaces/interface[name=Ethernet2]/config/mtu = 1500\n";
        diff::SideBySideOptions options;
        FC_COMPARE(viewText(intended, intended), std::string("... 1 interface\n"));
        options.open.insert("/interfaces/interface[name=Ethernet2]");
        FC_COMPARE(viewText(intended, intended, options),
                 std::string("  interface [Ethernet2] | interface [Ethernet2]\n    mtu 1500 | mtu 1500\n"));
        diff::SideBySideOptions all;
        all.foldUnchanged = false;
        FC_COMPARE(viewText(intended, intended, all), viewText(intended, intended, options));
    }

    void unmanagedThingsAreShownButNotAsAChange()
    {
        const auto result = eosDiff().compare(
            "leaf3", treeOf("/interfaces/interface[name=Ethernet1]/config/mtu = 1500"),
            treeOf("/interfaces/interface[name=Ethernet1]/config/mtu = 1500\n"
                   "/interfaces/interface[name=Ethernet1]/config/description = by hand"),
            schema::Ownership());
        const auto rows = diff::sideBySide(*eosIndex(), result);
        FC_COMPARE(rowsText(rows), std::string("  interface [Ethernet1] | interface [Ethernet1]\n"
                                             "  ? ///// | description \"by hand\"\n"
                                             "    mtu 1500 | mtu 1500\n"));
        QCOMPARE(rows.at(1).hunk, -1);
        diff::SideBySideOptions options;
        options.showUnmanaged = false;
        FC_COMPARE(rowsText(diff::sideBySide(*eosIndex(), result, options)), std::string("... 1 interface\n"));
    }

    void ordersAreShownPlaceByPlace()
    {
        const std::string list = "/routing-policy/policy-definitions/policy-definition[name=P]/statements/statement";
        const std::string a = list + "[name=a]/config/name = a\n";
        const std::string b = list + "[name=b]/config/name = b\n";
        const std::string text = viewText(a + b, b + a);
        QVERIFY2(text.find("^*statement [a] 1 | statement [b] 1\n") != std::string::npos, text.c_str());
        QVERIFY2(text.find("^ statement [b] 2 | statement [a] 2\n") != std::string::npos, text.c_str());
    }

    void theDifferingPartOfAValueIsMarkedInWholeCharacters()
    {
        QCOMPARE(diff::differingRange("spine2", "spine2 TEMP"), (std::pair<std::size_t, std::size_t>{6, 0}));
        QCOMPARE(diff::differingRange("spine2 TEMP", "spine2"), (std::pair<std::size_t, std::size_t>{6, 5}));
        QCOMPARE(diff::differingRange("[34, 40]", "[34]"), (std::pair<std::size_t, std::size_t>{3, 4}));
        // Two characters that share their first byte.
        QCOMPARE(diff::differingRange("\xc3\xa9", "\xc3\xa8"), (std::pair<std::size_t, std::size_t>{0, 2}));
        QVERIFY(diff::naturalLess("Ethernet2", "Ethernet10"));
        QVERIFY(!diff::naturalLess("Ethernet10", "Ethernet2"));
        QVERIFY(!diff::naturalLess("Ethernet2", "Ethernet2"));
    }

    void everyHunkOfTwoLabDevicesHasExactlyOneFirstRow()
    {
        const model::ConfigTree one = labTree("leaf1");
        if (one.isEmpty())
            QSKIP("../shared is not there");
        const auto result = eosDiff().compare("leaf7", labTree("leaf7"), one, schema::Ownership::everything());
        std::vector<int> heads(result.hunks.size(), 0);
        for (const diff::SideRow& row : diff::sideBySide(*eosIndex(), result))
            if (row.firstOfHunk)
                ++heads.at(static_cast<std::size_t>(row.hunk));
        for (std::size_t i = 0; i < heads.size(); ++i)
            QVERIFY2(heads[i] == 1, model::toString(result.hunks[i].path).c_str());
    }
};

FC_REGISTER_TEST(TstSideBySide);
#include "tst_side_by_side.moc"
