#include "diff/side_by_side.h"
#include "diff/tree_diff.h"
#include "property.h"
#include "schema/ietf_json.h"
#include "schema/schema_locator.h"
#include "schema/tree_views.h"
#include "support/test_registry.h"

#include <algorithm>
#include <set>

using namespace fc;
using test::RandomTree;

namespace {

/// Comparisons without rules for one vendor: what is in the trees is all there is.
const diff::TreeDiff& plainDiff(bool eos)
{
    static const diff::TreeDiff overEos(schema::openBundledIndex().value(), {});
    static const diff::TreeDiff overToy(test::makeToySchema(), {});
    return eos ? overEos : overToy;
}

const diff::TreeDiff& eosDiff()
{
    static const diff::TreeDiff differ(schema::openBundledIndex().value());
    return differ;
}

struct Pair
{
    const diff::TreeDiff& differ;
    model::ConfigTree running;
    model::ConfigTree intended;

    diff::DiffResult compare() const
    {
        return differ.compare("dut", intended, running, schema::Ownership::everything());
    }
};

Pair somePair(const diff::TreeDiff& differ)
{
    RandomTree::Options options;
    options.state = *rc::gen::arbitrary<bool>();
    RandomTree random(differ.index(), test::randomSeed(), options);
    const model::ConfigTree running = random.make(test::randomSize(60));
    return {differ, running,
            *rc::gen::arbitrary<bool>() ? random.mutate(running, test::randomSize(20)) : random.make(test::randomSize(60))};
}

model::ConfigTree withoutSilence(const schema::SchemaIndex& index, const model::ConfigTree& tree)
{
    return schema::withoutDefaults(index, schema::filterConfig(index, tree));
}

std::set<std::string> idsOf(const std::vector<diff::Hunk>& hunks)
{
    std::set<std::string> ids;
    for (const diff::Hunk& hunk : hunks)
        ids.insert(hunk.id);
    return ids;
}

} // namespace

class TstDiffProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTreeDoesNotDifferFromItself()
    {
        FC_CHECK_PROPERTY("diff(a, a) is empty", [] {
            const bool eos = *rc::gen::arbitrary<bool>();
            const Pair pair = somePair(plainDiff(eos));
            RC_ASSERT(pair.differ.compare("dut", pair.running, pair.running, schema::Ownership::everything()).hunks.empty());
            RC_ASSERT(eosDiff().compare("dut", {}, {}, schema::Ownership::everything()).hunks.empty());
        });
    }

    void carryingOutADifferenceLeadsToTheIntent()
    {
        FC_CHECK_PROPERTY("apply(a, diff(a, b)) == b", [] {
            const Pair pair = somePair(plainDiff(*rc::gen::arbitrary<bool>()));
            const schema::SchemaIndex& index = pair.differ.index();
            const diff::DiffResult result = pair.compare();
            const model::ConfigTree reached = diff::applyHunks(index, result.running, result.hunks);
            RC_LOG() << "reached " << schema::encodeDocument(index, withoutSilence(index, reached), schema::JsonStyle::Ietf)
                     << "\nintended " << schema::encodeDocument(index, withoutSilence(index, pair.intended), schema::JsonStyle::Ietf)
                     << "\n";
            RC_ASSERT(withoutSilence(index, reached) == withoutSilence(index, pair.intended));
        });
    }

    void withTheRulesOfEosNothingIsLeftToDoEither()
    {
        FC_CHECK_PROPERTY("diff(apply(a, diff(a, b)), b) is empty", [] {
            const Pair pair = somePair(eosDiff());
            const diff::DiffResult result = pair.compare();
            const model::ConfigTree reached = diff::applyHunks(pair.differ.index(), result.running, result.hunks);
            RC_ASSERT(pair.differ.compare("dut", pair.intended, reached, schema::Ownership::everything()).hunks.empty());
        });
    }

    void whatIsNotCarriedOutWaitsUnderTheSameId()
    {
        FC_CHECK_PROPERTY("after some hunks exactly the others are left", [] {
            const Pair pair = somePair(plainDiff(*rc::gen::arbitrary<bool>()));
            const diff::DiffResult result = pair.compare();
            RC_PRE(std::ranges::none_of(result.hunks, [](const diff::Hunk& hunk) { return hunk.op == diff::Op::Move; }));
            std::vector<diff::Hunk> chosen;
            std::set<std::string> left;
            for (const diff::Hunk& hunk : result.hunks) {
                if (*rc::gen::arbitrary<bool>())
                    chosen.push_back(hunk);
                else
                    left.insert(hunk.id);
            }
            const model::ConfigTree reached = diff::applyHunks(pair.differ.index(), result.running, chosen);
            const diff::DiffResult again =
                pair.differ.compare("dut", pair.intended, reached, schema::Ownership::everything());
            std::set<std::string> ids;
            for (const diff::Hunk& hunk : again.hunks)
                if (hunk.op != diff::Op::Move) // entries added one by one may come to stand in another order
                    ids.insert(hunk.id);
            RC_ASSERT(ids == left);
        });
    }

    void hunksAreDistinctAndInTheRows()
    {
        FC_CHECK_PROPERTY("ids are distinct and each hunk has one first row", [] {
            const Pair pair = somePair(plainDiff(*rc::gen::arbitrary<bool>()));
            const diff::DiffResult result = pair.compare();
            RC_ASSERT(idsOf(result.hunks).size() == result.hunks.size());
            std::vector<int> heads(result.hunks.size(), 0);
            for (const diff::SideRow& row : diff::sideBySide(pair.differ.index(), result))
                if (row.firstOfHunk)
                    ++heads.at(static_cast<std::size_t>(row.hunk));
            RC_ASSERT(std::ranges::all_of(heads, [](int count) { return count == 1; }));
        });
    }

    void whatNobodyOwnsIsNeverInAHunk()
    {
        FC_CHECK_PROPERTY("without ownership nothing is removed", [] {
            const Pair pair = somePair(plainDiff(*rc::gen::arbitrary<bool>()));
            const diff::DiffResult result =
                pair.differ.compare("dut", pair.intended, pair.running, schema::Ownership());
            RC_ASSERT(std::ranges::none_of(result.hunks, [](const diff::Hunk& hunk) { return hunk.op == diff::Op::Remove; }));
        });
    }
};

FC_REGISTER_TEST(TstDiffProperties);
#include "tst_diff_properties.moc"
