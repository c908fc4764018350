#include "plan/fresh_state.h"

#include "diff/cli_diff.h"
#include "diff/hunk_origins.h"
#include "model/cli_text.h"
#include "plan/membership.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"

#include <algorithm>
#include <optional>

namespace fc::plan {

namespace {

using model::InstancePath;
using model::TreeNode;

bool isInside(const InstancePath& path, const InstancePath& top)
{
    return path.size() >= top.size() && std::equal(top.begin(), top.end(), path.begin());
}

/// The nearest list entry around `at`, not `at` itself; empty if none.
InstancePath entryAround(InstancePath at)
{
    if (!at.empty())
        at.pop_back();
    while (!at.empty() && at.back().keys.empty())
        at.pop_back();
    return at;
}

std::string textOf(const schema::SchemaIndex& index, const TreeNode* node)
{
    constexpr std::size_t kLongest = 200;
    if (node == nullptr)
        return "nothing";
    std::string text = schema::encodeJson(index, *node, schema::JsonStyle::Plain);
    if (text.size() > kLongest)
        text = text.substr(0, kLongest) + "...";
    return text;
}

bool sameOrBothAbsent(const TreeNode* a, const TreeNode* b)
{
    return a == nullptr || b == nullptr ? a == b : model::sameTree(*a, *b);
}

std::vector<std::vector<std::string>> orderOf(const model::ConfigTree& tree, const InstancePath& list)
{
    std::vector<std::vector<std::string>> keys;
    const TreeNode* parent = tree.find(InstancePath(list.begin(), list.end() - 1));
    if (parent != nullptr)
        for (const model::TreeNodePtr& child : parent->children)
            if (child->schema == list.back().node)
                keys.push_back(child->keys);
    return keys;
}

std::vector<std::vector<std::string>> orderOf(const TreeNode& order)
{
    std::vector<std::vector<std::string>> keys;
    for (const model::TreeNodePtr& entry : order.children)
        keys.push_back(entry->keys);
    return keys;
}

/// Checks one device's hunks against one fresh state.
class StalenessCheck
{
public:
    StalenessCheck(const diff::TreeDiff& differ, const FreshState& fresh)
        : m_differ(differ), m_index(differ.index()), m_fresh(fresh),
          m_running(differ.normaliser().running(fresh.running)),
          m_intended(differ.normaliser().intended(fresh.intended.tree))
    {
    }

    std::optional<std::string> moved(const diff::Hunk& hunk) const
    {
        if (hunk.cli)
            return lineMoved(hunk);
        if (auto text = deviceMoved(hunk))
            return text;
        if (auto text = intentMoved(hunk))
            return text;
        return originMoved(hunk, diff::originsOf(hunk.op, hunk.at, m_fresh.intended.provenance));
    }

private:
    std::optional<std::string> deviceMoved(const diff::Hunk& hunk) const
    {
        if (const InstancePath around = entryAround(hunk.at); !around.empty() && m_fresh.running.find(around) == nullptr)
            return "the entry around it is gone from the device";
        if (hunk.op == diff::Op::Move) {
            std::vector<std::vector<std::string>> now = orderOf(m_running, hunk.at);
            const auto planned = orderOf(*hunk.oldNode);
            std::erase_if(now, [&](const auto& keys) { return std::ranges::find(planned, keys) == planned.end(); });
            return now == planned ? std::nullopt : std::optional<std::string>("the order on the device has changed");
        }
        const TreeNode* now = m_running.find(hunk.at);
        if (now != nullptr && hunk.oldNode == nullptr && m_differ.normaliser().hiddenEntry(hunk.at, *now))
            return std::nullopt;
        if (sameOrBothAbsent(now, hunk.oldNode.get()))
            return std::nullopt;
        return "the device ran " + textOf(m_index, hunk.oldNode.get()) + " when it was planned, now it runs " +
               textOf(m_index, now);
    }

    std::optional<std::string> intentMoved(const diff::Hunk& hunk) const
    {
        if (hunk.op == diff::Op::Move)
            return orderOf(m_intended, hunk.at) == orderOf(*hunk.newNode)
                       ? std::nullopt
                       : std::optional<std::string>("the order in the intent has changed");
        const TreeNode* now = m_intended.find(hunk.at);
        if (sameOrBothAbsent(now, hunk.newNode.get()))
            return std::nullopt;
        return "the intent said " + textOf(m_index, hunk.newNode.get()) + " when it was planned, now it says " +
               textOf(m_index, now);
    }

    std::optional<std::string> lineMoved(const diff::Hunk& hunk) const
    {
        const auto differ = [](const std::string& a, const std::string& b) {
            return model::comparableLine(a) != model::comparableLine(b);
        };
        const auto shown = [](const std::string& line) { return line.empty() ? std::string("nothing") : '"' + line + '"'; };
        if (const std::string now = diff::runningLineOf(*hunk.cli, m_fresh.runningCli); differ(now, hunk.cli->before))
            return "the device ran " + shown(hunk.cli->before) + " when it was planned, now it runs " + shown(now);
        if (const std::string now = diff::intendedLineOf(*hunk.cli, m_fresh.intended.cli); differ(now, hunk.cli->after))
            return "the intent said " + shown(hunk.cli->after) + " when it was planned, now it says " + shown(now);
        return originMoved(hunk, diff::cliOriginsOf(*hunk.cli, m_fresh.intended.cli));
    }

    static std::optional<std::string> originMoved(const diff::Hunk& hunk, const std::vector<model::Origin>& now)
    {
        const auto revision = [](const model::Origin& origin) {
            return std::tie(origin.type, origin.id, origin.field, origin.lastUpdated);
        };
        const auto same = [&](const model::Origin& a, const model::Origin& b) { return revision(a) == revision(b); };
        if (std::ranges::equal(now, hunk.origins, same))
            return std::nullopt;
        for (const model::Origin& origin : now)
            for (const model::Origin& planned : hunk.origins)
                if (origin.type == planned.type && origin.id == planned.id &&
                    origin.lastUpdated != planned.lastUpdated)
                    return origin.type + " " + std::to_string(origin.id) + " (" + origin.display + ") was edited at " +
                           origin.lastUpdated;
        return std::string("the intended value comes from other objects than when it was planned");
    }

    const diff::TreeDiff& m_differ;
    const schema::SchemaIndex& m_index;
    const FreshState& m_fresh;
    model::ConfigTree m_running;
    model::ConfigTree m_intended;
};

} // namespace

std::vector<model::Path> touchedPaths(const schema::SchemaIndex& index, const std::vector<const diff::Hunk*>& hunks)
{
    std::vector<InstancePath> touched;
    const Membership membership(index);
    for (const diff::Hunk* hunk : hunks) {
        if (hunk->cli)
            continue;
        InstancePath at = hunk->at;
        if (hunk->op == diff::Op::Move)
            at.pop_back();
        touched.push_back(at);
        // One key leaf tells whether the entry around is still there.
        if (InstancePath around = entryAround(hunk->at); !around.empty()) {
            around.push_back({index.keys(around.back().node).front(), {}});
            touched.push_back(std::move(around));
        }
    }
    for (const std::string& name : membership.movedInterfaces(hunks))
        touched.push_back(membership.interfacePath(name));
    std::ranges::sort(touched);
    std::vector<model::Path> paths;
    const InstancePath* last = nullptr;
    for (const InstancePath& path : touched) {
        if (last != nullptr && isInside(path, *last))
            continue;
        last = &path;
        paths.push_back(schema::toPath(index, path));
    }
    return paths;
}

Staleness checkStaleness(const diff::TreeDiff& differ, const std::vector<const diff::Hunk*>& hunks,
                         const FreshState& fresh)
{
    Staleness staleness;
    const StalenessCheck check(differ, fresh);
    for (const diff::Hunk* hunk : hunks)
        if (auto text = check.moved(*hunk))
            staleness.stale.push_back({hunk, std::move(*text)});
    return staleness;
}

} // namespace fc::plan
