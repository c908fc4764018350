#include "engine/manual_overlay.h"

#include "engine/manual_change.h"
#include "schema/compiled_ownership.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "schema/tree_views.h"

#include <algorithm>
#include <set>

namespace fc::engine {

using model::InstancePath;
using schema::OwnedScope;

namespace {

/// Lays changes over one document.
class Overlay
{
public:
    Overlay(const schema::SchemaIndex& index, const intent::IntentDocument& base)
        : m_index(index), m_base(base), m_out(base), m_owned(index, base.ownership),
          m_editor(base.tree, index.keepsOrder())
    {
    }

    void add(const store::ManualChange& change)
    {
        m_origin = model::Origin{};
        m_origin.type = std::string(kManualOrigin);
        m_origin.id = change.sequence;
        m_origin.display = change.who + " \u2014 " + change.reason;
        m_origin.rule = "manual";
        m_origin.lastUpdated = change.when;
        Result<InstancePath> at = instanceOf(change);
        if (!at)
            refuse(change, at.error().text);
        else if (m_owned.excluded(*at))
            refuse(change, "the intent leaves this part of the device alone");
        else if (change.json.empty())
            remove(*at);
        else if (Status set = setValue(*at, change.json); !set)
            refuse(change, set.error().text);
    }

    intent::IntentDocument finish() &&
    {
        m_out.tree = std::move(m_editor).commit();
        isolateNewEntries();
        if (!m_base.ownership.ownsEverything()) {
            std::vector<schema::OwnershipRule> rules = m_base.ownership.rules();
            rules.insert(rules.end(), m_rules.begin(), m_rules.end());
            m_out.ownership = schema::Ownership(std::move(rules));
        }
        return std::move(m_out);
    }

private:
    Result<InstancePath> instanceOf(const store::ManualChange& change) const
    {
        Result<model::Path> path = model::parsePath(change.path);
        if (!path)
            return std::move(path).error();
        return schema::toInstancePath(m_index, *path);
    }

    void own(const InstancePath& at, OwnedScope scope)
    {
        m_rules.push_back({schema::toPath(m_index, at, schema::PrefixStyle::Ietf), scope});
    }

    void remove(const InstancePath& at)
    {
        m_editor.erase(at);
        const auto below = [&at](const InstancePath& path) {
            return path.size() >= at.size() && std::equal(at.begin(), at.end(), path.begin());
        };
        keep(at);
        std::erase_if(m_out.provenance, [&](const auto& leaf) { return below(leaf.first); });
        m_out.provenance[at] = {m_origin};
        if (at.back().keys.empty())
            own(at, OwnedScope::Leaf);
        // Also says that the entries above are looked into where the intent does not have them.
        own(at, OwnedScope::Entries);
    }

    Status setValue(const InstancePath& at, const std::string& json)
    {
        model::TreeEditor alone({}, m_index.keepsOrder());
        if (Status decoded = schema::decodeJson(m_index, json, at, schema::Strictness::Strict, alone); !decoded)
            return decoded;
        const model::ConfigTree decoded = std::move(alone).commit();
        const model::TreeNode* leaf = decoded.find(at);
        if (!leaf || !leaf->value)
            return makeError(ErrorCode::Schema, "there is no value");
        openEntries(at);
        put(at, *leaf->value);
        own(at, OwnedScope::Leaf);
        return {};
    }

    void put(const InstancePath& at, const model::Value& value)
    {
        keep(at);
        m_editor.set(at, value);
        m_out.provenance[at] = {m_origin};
    }

    /// Inside entries that the intent does not have, the way to `at` is ours and nothing beside it.
    void keep(const InstancePath& at)
    {
        InstancePath node;
        bool inside = false;
        for (const model::InstanceStep& step : at) {
            node.push_back(step);
            inside = inside || (!step.keys.empty() && !m_base.tree.find(node));
            if (inside)
                m_kept.insert(node);
        }
    }

    /// Entries that the intent does not have come with their keys, and with the leaves that the keys refer to.
    void openEntries(const InstancePath& at)
    {
        InstancePath entry;
        for (const model::InstanceStep& step : at) {
            entry.push_back(step);
            if (step.keys.empty() || m_base.tree.find(entry) || !m_opened.insert(entry).second)
                continue;
            const std::vector<model::NodeId> keys = m_index.keys(step.node);
            for (std::size_t i = 0; i < keys.size() && i < step.keys.size(); ++i) {
                putText(entry, keys[i], step.keys[i]);
                if (const model::NodeId named = m_index.type(keys[i]).leafrefTarget; isInside(named, step.node))
                    putText(entry, named, step.keys[i]);
            }
        }
    }

    bool isInside(model::NodeId node, model::NodeId list) const
    {
        if (node.value == 0 || !m_index.isConfig(node))
            return false;
        for (model::NodeId at = m_index.parent(node); at.value != 0; at = m_index.parent(at)) {
            if (at == list)
                return true;
            if (m_index.kind(at) == schema::NodeKind::List)
                return false;
        }
        return false;
    }

    void putText(const InstancePath& entry, model::NodeId leaf, const std::string& text)
    {
        std::vector<model::InstanceStep> below;
        for (model::NodeId at = leaf; at != entry.back().node; at = m_index.parent(at))
            below.insert(below.begin(), {at, {}});
        InstancePath path = entry;
        path.insert(path.end(), below.begin(), below.end());
        if (const Result<model::Scalar> value = schema::parseScalar(m_index, leaf, text))
            put(path, model::Value(*value));
    }

    /// An entry that is there for a manual value alone must not make the rest of it ours: whatever is beside the way to
    /// the values is left alone.
    void isolateNewEntries()
    {
        for (const InstancePath& node : m_kept)
            for (const model::NodeId child : m_index.children(node.back().node)) {
                InstancePath below = node;
                below.push_back({child, {}});
                const auto onTheWay = std::ranges::any_of(m_kept, [&](const InstancePath& other) {
                    return other.size() == below.size() && other.back().node == child &&
                           std::equal(node.begin(), node.end(), other.begin());
                });
                if (!onTheWay && m_index.isConfig(child))
                    own(below, OwnedScope::Excluded);
            }
    }

    void refuse(const store::ManualChange& change, const std::string& why)
    {
        intent::Finding finding;
        finding.rule = "manual";
        finding.severity = intent::Severity::Warning;
        finding.device = change.device;
        finding.display = manualName(change.sequence);
        finding.message = "manual change " + manualName(change.sequence) + " by " + change.who + " of " + change.path +
                          " has no effect: " + why;
        finding.hint = "withdraw it";
        m_out.findings.push_back(std::move(finding));
    }

    const schema::SchemaIndex& m_index;
    const intent::IntentDocument& m_base;
    intent::IntentDocument m_out;
    schema::CompiledOwnership m_owned;
    model::TreeEditor m_editor;
    model::Origin m_origin;
    std::vector<schema::OwnershipRule> m_rules;
    std::set<InstancePath> m_opened; ///< entries that the base does not have
    std::set<InstancePath> m_kept;   ///< those that changes are in, and every node on the way to the changes
};

class OverlaidIntent final : public IntentProvider
{
public:
    OverlaidIntent(std::unique_ptr<IntentProvider> intent, store::ManualChangeStore& changes,
                   std::shared_ptr<const schema::SchemaIndex> index)
        : m_intent(std::move(intent)), m_changes(changes), m_index(std::move(index))
    {
    }

    Result<IntentBookPtr> load(const intent::FetchProgressSink& progress, std::stop_token stop) override
    {
        return take(m_intent->load(progress, stop));
    }
    Result<IntentBookPtr> refresh(const std::vector<intent::IntentChange>& changes,
                                  const intent::FetchProgressSink& progress, std::stop_token stop) override
    {
        if (changes.empty() && m_base)
            return overlay();
        return take(m_intent->refresh(changes, progress, stop));
    }
    IntentBookPtr earlier() override
    {
        m_base = m_intent->earlier();
        if (!m_base)
            return nullptr;
        const Result<IntentBookPtr> book = overlay();
        return book ? *book : m_base;
    }
    std::vector<intent::SnapshotShelf::Entry> kept() const override { return m_intent->kept(); }
    Result<IntentBookPtr> at(std::string_view revision) override { return m_intent->at(revision); }
    std::shared_ptr<const checks::Report> checkedWith(const IntentBook& book,
                                                      const checks::RunningInventory& running) override
    {
        return m_intent->checkedWith(book, running);
    }
    Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token stop) override
    {
        return m_intent->poll(since, stop);
    }
    std::string name() const override { return m_intent->name(); }

private:
    Result<IntentBookPtr> take(Result<IntentBookPtr> loaded)
    {
        if (!loaded)
            return loaded;
        m_base = *loaded;
        return overlay();
    }

    Result<IntentBookPtr> overlay() const
    {
        Result<std::vector<store::ManualChange>> open = m_changes.open();
        if (!open)
            return std::move(open).error();
        if (open->empty())
            return m_base;
        auto book = std::make_shared<IntentBook>(*m_base);
        std::set<std::string> devices;
        for (const store::ManualChange& change : *open)
            devices.insert(change.device);
        for (const std::string& device : devices) {
            if (!m_base->documents.contains(device))
                continue;
            const intent::IntentDocument& document = m_base->documents.at(device);
            intent::IntentDocument changed = overlaid(*m_index, document, *open);
            book->findings.insert(book->findings.end(),
                                  changed.findings.begin() + static_cast<std::ptrdiff_t>(document.findings.size()),
                                  changed.findings.end());
            book->documents.replace(device, std::move(changed));
        }
        return IntentBookPtr(std::move(book));
    }

    std::unique_ptr<IntentProvider> m_intent;
    store::ManualChangeStore& m_changes;
    std::shared_ptr<const schema::SchemaIndex> m_index;
    IntentBookPtr m_base; ///< as the intent says, without any change
};

} // namespace

intent::IntentDocument overlaid(const schema::SchemaIndex& index, const intent::IntentDocument& base,
                                const std::vector<store::ManualChange>& changes)
{
    Overlay overlay(index, base);
    for (const store::ManualChange& change : changes)
        if (change.device == base.device)
            overlay.add(change);
    return std::move(overlay).finish();
}

std::unique_ptr<IntentProvider> withManualChanges(std::unique_ptr<IntentProvider> intent,
                                                  store::ManualChangeStore& changes,
                                                  std::shared_ptr<const schema::SchemaIndex> index)
{
    return std::make_unique<OverlaidIntent>(std::move(intent), changes, std::move(index));
}

} // namespace fc::engine
