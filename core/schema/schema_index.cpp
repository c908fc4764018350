#include "schema/schema_index.h"

#include "schema/index_data.h"


namespace fc::schema {

namespace {

TypeInfo unpackType(const PackView& pack, const PackType& packed, const std::vector<TypeInfo>& known)
{
    TypeInfo type;
    type.base = static_cast<BaseType>(packed.base);
    type.range = pack.string(packed.range);
    type.fractionDigits = packed.fractionDigits;
    type.names.reserve(packed.nameCount);
    for (const std::uint32_t id : pack.run(packed.names, packed.nameCount))
        type.names.push_back(pack.string(id));
    type.values.reserve(packed.valueCount);
    for (const std::uint32_t value : pack.run(packed.values, packed.valueCount))
        type.values.push_back(type.base == BaseType::Enumeration ? std::int64_t{static_cast<std::int32_t>(value)}
                                                                 : std::int64_t{value});
    for (const std::uint32_t id : pack.run(packed.bases, packed.baseCount))
        type.bases.push_back(pack.string(id));
    type.members.reserve(packed.memberCount);
    for (const std::uint32_t id : pack.run(packed.members, packed.memberCount))
        type.members.push_back(known[id]);
    type.leafrefTarget = NodeId{packed.target};
    return type;
}

} // namespace

SchemaIndex::SchemaIndex(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
SchemaIndex::~SchemaIndex() = default;

Result<std::shared_ptr<const SchemaIndex>> SchemaIndex::make(std::unique_ptr<Data> data, std::string_view bytes)
{
    auto pack = PackView::check(bytes);
    if (!pack)
        return std::move(pack).error();
    data->pack = *pack;
    data->types.reserve(data->pack.types.size());
    for (const PackType& type : data->pack.types)
        data->types.push_back(unpackType(data->pack, type, data->types));
    return std::shared_ptr<const SchemaIndex>(new SchemaIndex(std::move(data)));
}

Result<std::shared_ptr<const SchemaIndex>> SchemaIndex::open(const std::string& packFile)
{
    auto file = MappedFile::open(packFile);
    if (!file)
        return std::move(file).error();
    auto data = std::make_unique<Data>();
    data->file = std::move(file).value();
    const std::string_view bytes = data->file.bytes();
    auto index = make(std::move(data), bytes);
    if (!index)
        return std::move(index).error().about(packFile);
    return index;
}

Result<std::shared_ptr<const SchemaIndex>> SchemaIndex::fromBytes(std::string pack)
{
    auto data = std::make_unique<Data>();
    data->bytes = std::move(pack);
    const std::string_view bytes = data->bytes;
    return make(std::move(data), bytes);
}

std::string_view SchemaIndex::release() const
{
    return m_data->pack.string(m_data->pack.header->release);
}

std::string_view SchemaIndex::digest() const
{
    return {m_data->pack.header->sha256, sizeof m_data->pack.header->sha256};
}

std::size_t SchemaIndex::nodeCount() const
{
    return m_data->pack.nodes.size() - 1;
}

std::vector<ModuleInfo> SchemaIndex::modules() const
{
    std::vector<ModuleInfo> modules;
    const PackHeader& header = *m_data->pack.header;
    const auto words = m_data->pack.run(header.modules, header.moduleCount * 2);
    for (std::size_t i = 0; i < words.size(); i += 2)
        modules.push_back({m_data->pack.string(words[i]), m_data->pack.string(words[i + 1])});
    return modules;
}

NodeKind SchemaIndex::kind(NodeId node) const
{
    return static_cast<NodeKind>(m_data->node(node).kind);
}

std::string_view SchemaIndex::name(NodeId node) const
{
    return m_data->pack.string(m_data->node(node).name);
}

std::string_view SchemaIndex::module(NodeId node) const
{
    return m_data->pack.string(m_data->node(node).module);
}

NodeId SchemaIndex::parent(NodeId node) const
{
    return NodeId{m_data->node(node).parent};
}

std::vector<NodeId> SchemaIndex::children(NodeId node) const
{
    const PackNode& packed = m_data->node(node);
    std::vector<NodeId> children(packed.childCount);
    for (std::uint32_t i = 0; i < packed.childCount; ++i)
        children[i] = NodeId{packed.firstChild + i};
    return children;
}

std::vector<NodeId> SchemaIndex::keys(NodeId list) const
{
    const PackNode& packed = m_data->node(list);
    std::vector<NodeId> keys;
    keys.reserve(packed.keyCount);
    for (const std::uint32_t key : m_data->pack.run(packed.keys, packed.keyCount))
        keys.push_back(NodeId{key});
    return keys;
}

bool SchemaIndex::isKey(NodeId leaf) const
{
    return m_data->hasFlag(leaf, FlagKey);
}

bool SchemaIndex::isConfig(NodeId node) const
{
    return m_data->hasFlag(node, FlagConfig);
}

bool SchemaIndex::isOrderedByUser(NodeId node) const
{
    return m_data->hasFlag(node, FlagOrderedByUser);
}

bool SchemaIndex::isPresence(NodeId node) const
{
    return m_data->hasFlag(node, FlagPresence);
}

bool SchemaIndex::isMandatory(NodeId node) const
{
    return m_data->hasFlag(node, FlagMandatory);
}

std::string_view SchemaIndex::units(NodeId node) const
{
    return m_data->pack.string(m_data->node(node).units);
}

std::string_view SchemaIndex::statusText(NodeId node) const
{
    return toString(static_cast<NodeStatus>(m_data->node(node).status));
}

std::vector<std::string_view> SchemaIndex::defaults(NodeId node) const
{
    const PackNode& packed = m_data->node(node);
    std::vector<std::string_view> defaults;
    defaults.reserve(packed.defaultCount);
    for (const std::uint32_t id : m_data->pack.run(packed.defaults, packed.defaultCount))
        defaults.push_back(m_data->pack.string(id));
    return defaults;
}

const TypeInfo& SchemaIndex::type(NodeId leaf) const
{
    return m_data->types[m_data->node(leaf).type];
}

const TypeInfo& SchemaIndex::realType(NodeId leaf) const
{
    const TypeInfo& declared = type(leaf);
    return declared.base == BaseType::LeafRef ? declared.members.front() : declared;
}

std::string_view SchemaIndex::typeName(NodeId leaf) const
{
    return m_data->pack.string(m_data->node(leaf).typeName);
}

std::size_t SchemaIndex::absentCount() const
{
    return m_data->pack.absent.size();
}

AbsentNode SchemaIndex::absent(std::size_t i) const
{
    const PackView& pack = m_data->pack;
    const PackAbsent& packed = pack.absent[i];
    AbsentNode node;
    std::uint32_t parent = packed.parent;
    if (parent >= pack.nodes.size())
        node.absentParent = parent - pack.nodes.size();
    while (parent >= pack.nodes.size())
        parent = pack.absent[parent - pack.nodes.size()].parent;
    node.parent = NodeId{parent};
    node.kind = static_cast<NodeKind>(packed.kind);
    node.name = pack.string(packed.name);
    node.module = pack.string(packed.module);
    node.config = packed.flags == FlagConfig;
    node.typeName = pack.string(packed.typeName);
    node.by = pack.string(packed.by);
    return node;
}

std::uint8_t SchemaIndex::access(NodeId node) const
{
    return m_data->node(node).access;
}

std::string_view SchemaIndex::since(NodeId node) const
{
    return m_data->pack.string(m_data->node(node).since);
}

model::KeepsOrder SchemaIndex::keepsOrder() const
{
    return [this](NodeId node) { return isOrderedByUser(node); };
}

} // namespace fc::schema
