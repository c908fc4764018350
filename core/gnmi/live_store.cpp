#include "gnmi/live_store.h"

#include "gnmi/codec.h"
#include "gnmi/path_codec.h"
#include "gnmi/tree_apply.h"
#include "schema/ietf_json.h"

#include <utility>

namespace fc::gnmi {

namespace {

using wire::Walk;
using Kind = SubscribeMessage::Kind;

/// Arm under which a value decoded from JSON is kept.
WireValue::Arm armOf(const model::Value& value)
{
    using Arm = WireValue::Arm;
    if (value.isList())
        return Arm::LeafList;
    static constexpr Arm kArms[] = {Arm::None, Arm::Bool, Arm::Int, Arm::Uint, Arm::Decimal, Arm::String, Arm::Bytes};
    return kArms[value.scalar().index()];
}

} // namespace

LiveStore::LiveStore(std::shared_ptr<const schema::SchemaIndex> index, const Clock& clock, std::function<void()> wake)
    : m_index(index), m_clock(clock), m_wake(std::move(wake)), m_registry(std::move(index))
{
}

std::uint32_t LiveStore::beginStream()
{
    const std::lock_guard lock(m_mutex);
    m_counters.connected = true;
    m_counters.synced = false;
    return ++m_counters.generation;
}

void LiveStore::endStream()
{
    const std::lock_guard lock(m_mutex);
    m_counters.connected = false;
    m_counters.synced = false;
}

SubscribeMessage::Kind LiveStore::ingest(std::string_view message, std::string* failure, std::uint32_t generation)
{
    Kind kind = Kind::Empty;
    bool news = false;
    {
        const std::lock_guard lock(m_mutex);
        if (generation != 0 && generation != m_counters.generation)
            return kind;
        kind = ingestLocked(message, failure);
        news = !m_changed.empty();
    }
    if (news)
        wakeOnce();
    return kind;
}

wire::Walk LiveStore::readResponse(std::string_view message, Kind& kind)
{
    wire::ResponseView view;
    const Walk walk = wire::walkResponse(message, view);
    if (walk != Walk::Ok)
        return walk;
    kind = view.kind;
    return kind == Kind::Update ? readNotification(view.body) : Walk::Ok;
}

SubscribeMessage::Kind LiveStore::ingestLocked(std::string_view message, std::string* failure)
{
    m_now = m_clock.now();
    ++m_serial;
    ++m_counters.messages;
    m_counters.bytes += message.size();
    m_counters.lastReceived = m_now;

    const LiveCounters before = m_counters;
    Kind kind = Kind::Empty;
    Walk walk = readResponse(message, kind);
    if (walk == Walk::Unusual) {
        // What was applied so far is applied again from the normal form: the same values, counted once.
        const std::uint64_t leaves = m_counters.leaves;
        m_counters = before;
        m_counters.leaves = leaves;
        std::string normal;
        walk = wire::normalise(message, normal) ? readResponse(normal, kind) : Walk::Bad;
    }
    if (walk != Walk::Ok) {
        ++m_counters.bad;
        return Kind::Empty;
    }
    if (kind == Kind::Sync) {
        ++m_counters.syncs;
        if (!m_counters.synced)
            sweep();
        m_counters.synced = true;
    } else if (kind == Kind::Failure && failure != nullptr) {
        const Result<SubscribeMessage> whole = decodeSubscribeResponse(message);
        *failure = whole.ok() ? whole->failure : "unreadable";
    }
    return kind;
}

wire::Walk LiveStore::readNotification(std::string_view body)
{
    if (const Walk walk = wire::walkNotification(body, m_view); walk != Walk::Ok)
        return walk;
    m_prefixDecoded = false;
    for (const std::string_view part : m_view.deletes)
        readDelete(part);
    const std::uint32_t prefix = m_aliases.prefixNumber(m_view.prefix);
    for (const std::string_view part : m_view.updates) {
        const Walk walk = readUpdate(part, prefix);
        if (walk == Walk::Unusual)
            return walk;
        if (walk == Walk::Bad)
            ++m_counters.bad;
    }
    if (m_view.atomic)
        replaceAtomic();
    return Walk::Ok;
}

/// The prefix as a path, once per message and only if somebody needs it.
bool LiveStore::decodePrefix()
{
    if (m_prefixDecoded)
        return true;
    wire::DecodedPath decoded;
    if (wire::decodePath(m_view.prefix, decoded) != Walk::Ok)
        return false;
    m_prefix = std::move(decoded.path);
    m_prefixDecoded = true;
    m_counters.repaired += decoded.repaired;
    return true;
}

wire::Walk LiveStore::intern(std::string_view pathBytes, std::uint32_t prefix, std::optional<LeafId>& leaf,
                             model::Path& path)
{
    if (!decodePrefix())
        return Walk::Bad;
    wire::DecodedPath decoded;
    if (const Walk walk = wire::decodePath(pathBytes, decoded); walk != Walk::Ok)
        return walk;
    m_counters.repaired += decoded.repaired;
    path = wire::joined(m_prefix, std::move(decoded.path));
    leaf = m_registry.intern(path);
    if (leaf) {
        m_slots.resize(m_registry.size());
        m_aliases.insert(prefix, pathBytes, *leaf);
    }
    return Walk::Ok;
}

wire::Walk LiveStore::readUpdate(std::string_view bytes, std::uint32_t prefix)
{
    wire::UpdateView view;
    if (const Walk walk = wire::walkUpdate(bytes, view); walk != Walk::Ok)
        return walk;
    ++m_counters.updates;
    model::Path path;
    std::optional<LeafId> leaf = m_aliases.find(prefix, view.path);
    if (!leaf)
        if (const Walk walk = intern(view.path, prefix, leaf, path); walk != Walk::Ok)
            return walk;
    const bool json = view.value.arm == WireValue::Arm::Json || view.value.arm == WireValue::Arm::JsonIetf;
    if (json && m_index) {
        WireValue text;
        std::uint32_t repaired = 0;
        (void)wire::decodeValue(view.value, text, repaired);
        m_counters.repaired += repaired;
        if (leaf)
            path = m_registry.info(*leaf).path;
        if (explode(path, text, view.duplicates))
            return Walk::Ok;
    }
    if (!leaf)
        return Walk::Bad; // a scalar at the root, or the table of leaves is full
    store(*leaf, view.value, view.duplicates);
    return Walk::Ok;
}

/// A JSON value into one leaf each (C54). False: not a node of the schema, or not JSON: then it is kept as text.
bool LiveStore::explode(const model::Path& path, const WireValue& value, std::uint32_t duplicates)
{
    const Result<model::InstancePath> at = jsonPosition(*m_index, path);
    if (!at.ok())
        return false;
    model::TreeEditor editor({}, m_index->keepsOrder());
    const Status decoded =
        schema::decodeJson(*m_index, model::toString(value.value), *at, schema::Strictness::Lenient, editor);
    if (!decoded.ok()) {
        ++m_counters.bad;
        return false;
    }
    const model::ConfigTree tree = std::move(editor).commit();
    model::InstancePath trail;
    putLeaves(tree.root(), trail, duplicates);
    return true;
}

void LiveStore::putLeaves(const model::TreeNode& node, model::InstancePath& trail, std::uint32_t duplicates)
{
    // Keys come with every entry; to hold them as leaves would keep entries alive that have nothing else left.
    if (node.value && !m_index->isKey(node.schema)) {
        const std::optional<LeafId> leaf = m_registry.intern(trail);
        m_slots.resize(m_registry.size());
        if (leaf)
            put(*leaf, {armOf(*node.value), *node.value}, duplicates);
    }
    for (const model::TreeNodePtr& child : node.children) {
        trail.push_back({child->schema, child->keys});
        putLeaves(*child, trail, duplicates);
        trail.pop_back();
    }
}

void LiveStore::store(LeafId leaf, const wire::ValueView& view, std::uint32_t duplicates)
{
    WireValue fresh;
    std::uint32_t repaired = 0;
    if (wire::decodeValue(view, fresh, repaired) != Walk::Ok) {
        ++m_counters.bad;
        return;
    }
    m_counters.repaired += repaired;
    put(leaf, std::move(fresh), duplicates);
}

void LiveStore::put(LeafId leaf, WireValue value, std::uint32_t duplicates)
{
    const LeafState& held = stateOf(leaf);
    Slot& slot = m_slots[leaf.value];
    slot.touched = m_serial;
    const bool sameStream = held.generation == m_counters.generation;
    // A time of 0 says nothing. A new stream may bring older times: the device rebooted or its clock stepped.
    if (sameStream && m_view.timestamp != 0 && m_view.timestamp < held.timestamp) {
        ++m_counters.stale;
        return;
    }
    m_counters.merged += duplicates + (slot.queued ? 1U : 0U);
    LeafState& state = writable(leaf);
    const bool news = !state.present || !sameStream || state.value != value;
    if (!state.present) {
        state.present = true;
        ++m_counters.leaves;
    }
    state.value = std::move(value);
    state.timestamp = m_view.timestamp;
    state.received = m_now;
    state.generation = m_counters.generation;
    state.duplicates += duplicates;
    if (news)
        changed(leaf);
}

void LiveStore::readDelete(std::string_view bytes)
{
    ++m_counters.deletes;
    wire::DecodedPath decoded;
    if (wire::decodePath(bytes, decoded) != Walk::Ok || !decodePrefix()) {
        ++m_counters.bad;
        return;
    }
    m_counters.repaired += decoded.repaired;
    const model::Path path = wire::joined(m_prefix, std::move(decoded.path));
    for (const LeafId leaf : m_registry.below(path))
        remove(leaf, m_view.timestamp);
}

void LiveStore::remove(LeafId leaf, std::int64_t timestamp)
{
    const LeafState& held = stateOf(leaf);
    if (!held.present)
        return;
    if (timestamp != 0 && held.generation == m_counters.generation && held.timestamp > timestamp)
        return; // it came back before this delete reached us
    LeafState& state = writable(leaf);
    state.present = false;
    state.value = {};
    if (timestamp != 0)
        state.timestamp = timestamp;
    state.received = m_now;
    state.generation = m_counters.generation;
    --m_counters.leaves;
    changed(leaf);
}

void LiveStore::replaceAtomic()
{
    if (!decodePrefix())
        return;
    for (const LeafId leaf : m_registry.below(m_prefix))
        if (m_slots[leaf.value].touched != m_serial)
            remove(leaf, 0);
}

void LiveStore::sweep()
{
    for (std::uint32_t i = 0; i < m_registry.size(); ++i) {
        const LeafState& held = stateOf(LeafId{i});
        if (held.present && held.generation != m_counters.generation) {
            remove(LeafId{i}, 0);
            ++m_counters.swept;
        }
    }
}

const LeafState& LiveStore::stateOf(LeafId leaf) const
{
    static const LeafState none;
    const std::size_t page = leaf.value / LiveSnapshot::kPageSize;
    return page < m_pages.size() ? (*m_pages[page])[leaf.value % LiveSnapshot::kPageSize] : none;
}

LeafState& LiveStore::writable(LeafId leaf)
{
    const std::size_t page = leaf.value / LiveSnapshot::kPageSize;
    while (page >= m_pages.size()) {
        m_pages.push_back(std::make_shared<LiveSnapshot::Page>());
        m_shared.push_back(false);
    }
    if (m_shared[page]) {
        m_pages[page] = std::make_shared<LiveSnapshot::Page>(*m_pages[page]);
        m_shared[page] = false;
    }
    return (*m_pages[page])[leaf.value % LiveSnapshot::kPageSize];
}

void LiveStore::changed(LeafId leaf)
{
    if (!std::exchange(m_slots[leaf.value].queued, true))
        m_changed.push_back(leaf);
}

void LiveStore::wakeOnce()
{
    if (m_wake && !m_awake.exchange(true))
        m_wake();
}

std::shared_ptr<const LiveSnapshot> LiveStore::makeSnapshot()
{
    const std::size_t size = m_registry.size();
    if (size > 0)
        while (m_pages.size() * LiveSnapshot::kPageSize < size) {
            m_pages.push_back(std::make_shared<LiveSnapshot::Page>());
            m_shared.push_back(false);
        }
    m_shared.assign(m_pages.size(), true);
    return std::make_shared<const LiveSnapshot>(LiveSnapshot::Pages{m_pages.begin(), m_pages.end()}, m_registry.infos(),
                                                size, m_counters);
}

std::shared_ptr<const LiveSnapshot> LiveStore::snapshot()
{
    const std::lock_guard lock(m_mutex);
    return makeSnapshot();
}

LiveStore::Changes LiveStore::drain()
{
    const std::lock_guard lock(m_mutex);
    m_awake.store(false);
    Changes out{makeSnapshot(), std::move(m_changed)};
    m_changed.clear();
    for (const LeafId leaf : out.leaves)
        m_slots[leaf.value].queued = false;
    return out;
}

LiveCounters LiveStore::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

std::optional<LeafId> LiveStore::find(const model::Path& path) const
{
    const std::lock_guard lock(m_mutex);
    return m_registry.find(path);
}

} // namespace fc::gnmi
