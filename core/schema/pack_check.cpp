#include "schema/pack_format.h"

#include "base/digest.h"
#include "schema/schema_facts.h"

#include <algorithm>
#include <vector>

namespace fc::schema {

namespace {

Error damaged(const char* what)
{
    return makeError(ErrorCode::Parse, std::string("the schema pack is damaged: ") + what)
        .doNext("build it again with fabric-orch yang compile");
}

/// Returns a name of the first thing that is wrong, or nullptr.
class Checker
{
public:
    explicit Checker(const PackView& view) : m_view(view) {}

    const char* run()
    {
        for (const char* problem : {strings(), header(), types(), absent()})
            if (problem)
                return problem;
        return nodes();
    }

private:
    bool isString(std::uint32_t id) const { return id < m_view.strings.size(); }
    bool isRun(std::uint32_t first, std::uint32_t count) const
    {
        return std::uint64_t{first} + count <= m_view.words.size();
    }
    template <typename Test>
    bool allInRun(std::uint32_t first, std::uint32_t count, Test test) const
    {
        return isRun(first, count) && std::ranges::all_of(m_view.run(first, count), test);
    }

    const char* strings() const
    {
        const bool good = std::ranges::all_of(m_view.strings, [&](const PackString& s) {
            return std::uint64_t{s.offset} + s.size <= m_view.pool.size();
        });
        return good ? nullptr : "a string lies outside";
    }

    const char* header() const
    {
        const PackHeader& header = *m_view.header;
        const bool good = isString(header.release) && header.moduleCount <= m_view.words.size() &&
                          allInRun(header.modules, header.moduleCount * 2, [&](std::uint32_t id) { return isString(id); });
        return good ? nullptr : "the header points outside";
    }

    const char* types() const
    {
        if (m_view.types.empty() || m_view.types[0].base != 0 || m_view.types[0].memberCount != 0)
            return "no type 0";
        std::vector<std::size_t> depth(m_view.types.size(), 0);
        std::vector<std::size_t> unfolded(m_view.types.size(), 0);
        std::size_t sum = 0;
        for (std::size_t i = 0; i < m_view.types.size(); ++i) {
            const PackType& type = m_view.types[i];
            if (type.base > static_cast<std::uint8_t>(BaseType::Union) || !isString(type.range) ||
                type.target >= m_view.nodes.size() || type.fractionDigits > 18)
                return "a type points outside";
            if (!allInRun(type.names, type.nameCount, [&](std::uint32_t id) { return isString(id); }) ||
                !allInRun(type.members, type.memberCount, [&](std::uint32_t id) { return id > 0 && id < i; }))
                return "a type lists what does not exist";
            const auto base = static_cast<BaseType>(type.base);
            if ((base == BaseType::LeafRef && type.memberCount != 1) || (base == BaseType::Union && type.memberCount == 0))
                return "a type lacks members";
            if ((type.valueCount != 0 && type.valueCount != type.nameCount) || !isRun(type.values, type.valueCount) ||
                type.baseCount > kMaxKeys ||
                !allInRun(type.bases, type.baseCount, [&](std::uint32_t id) { return isString(id); }))
                return "a type's values or bases are wrong";
            if (base == BaseType::Decimal64 && type.fractionDigits == 0)
                return "a decimal64 lacks digits";
            unfolded[i] = 1 + type.nameCount;
            for (const std::uint32_t member : m_view.run(type.members, type.memberCount)) {
                depth[i] = std::max(depth[i], depth[member] + 1);
                unfolded[i] += unfolded[member];
            }
            sum += unfolded[i];
            if (depth[i] > kMaxTypeDepth || unfolded[i] > kMaxUnfolded || sum > kMaxUnfoldedSum)
                return "types nest without bound";
        }
        return nullptr;
    }

    const char* absent() const
    {
        const std::size_t nodes = m_view.nodes.size();
        std::vector<std::uint8_t> depth(m_view.absent.size(), 0);
        for (std::size_t i = 0; i < m_view.absent.size(); ++i) {
            const PackAbsent& node = m_view.absent[i];
            if (node.kind == 0 || node.kind > static_cast<std::uint8_t>(NodeKind::AnyData) || node.flags > FlagConfig ||
                node.parent >= nodes + i || !isString(node.name) || !isString(node.module) ||
                !isString(node.typeName) || !isString(node.by))
                return "an absent node points outside";
            if (node.parent >= nodes)
                depth[i] = static_cast<std::uint8_t>(depth[node.parent - nodes] + 1);
            if (depth[i] > kMaxPathDepth)
                return "absent nodes nest without bound";
        }
        return nullptr;
    }

    const char* node(std::size_t i, std::size_t expectedChild) const
    {
        const PackNode& node = m_view.nodes[i];
        const auto kind = static_cast<NodeKind>(node.kind);
        if (node.kind > static_cast<std::uint8_t>(NodeKind::AnyData) || node.flags > kAllFlags || node.access > 7 ||
            node.status > static_cast<std::uint8_t>(NodeStatus::Obsolete) || (kind == NodeKind::Root) != (i == 0))
            return "a node has impossible properties";
        if (!isString(node.name) || !isString(node.module) || !isString(node.units) || !isString(node.since) ||
            !isString(node.typeName) ||
            node.type >= m_view.types.size())
            return "a node points outside";
        if ((kind == NodeKind::Leaf || kind == NodeKind::LeafList) != (node.type != 0))
            return "a node has the wrong type";
        if (node.firstChild != expectedChild || node.childCount > m_view.nodes.size() - expectedChild)
            return "children out of place";
        if (!allInRun(node.defaults, node.defaultCount, [&](std::uint32_t id) { return isString(id); }))
            return "defaults point outside";
        const bool keys = allInRun(node.keys, node.keyCount, [&](std::uint32_t id) {
            return id >= node.firstChild && id - node.firstChild < node.childCount &&
                   m_view.nodes[id].kind == static_cast<std::uint8_t>(NodeKind::Leaf);
        });
        return keys ? nullptr : "keys are not children";
    }

    const char* nodes() const
    {
        if (m_view.nodes.empty() || m_view.nodes[0].parent != 0)
            return "no root";
        std::vector<std::uint8_t> depth(m_view.nodes.size(), 0);
        std::size_t nextChild = 1;
        for (std::size_t i = 0; i < m_view.nodes.size(); ++i) {
            // In breadth-first order the children of consecutive nodes are consecutive, so none is left over or shared.
            if (i >= nextChild)
                return "a node without parent";
            if (const char* problem = node(i, nextChild))
                return problem;
            const PackNode& current = m_view.nodes[i];
            if (current.childCount > 0 && depth[i] >= kMaxPathDepth)
                return "paths nest without bound";
            for (std::uint32_t c = 0; c < current.childCount; ++c) {
                if (m_view.nodes[nextChild].parent != i)
                    return "a child names another parent";
                depth[nextChild++] = static_cast<std::uint8_t>(depth[i] + 1);
            }
        }
        return nullptr;
    }

    const PackView& m_view;
};

} // namespace

Result<PackView> PackView::check(std::string_view bytes)
{
    if (bytes.size() < sizeof(PackHeader) || !bytes.starts_with(kPackMagic))
        return damaged("this is no schema pack");
    PackView view;
    view.header = reinterpret_cast<const PackHeader*>(bytes.data());
    const PackHeader& header = *view.header;
    if (header.version != kPackVersion || header.byteOrder != kPackByteOrder)
        return makeError(ErrorCode::Parse, "the schema pack was made by another version of Fabric Console")
            .doNext("build it again with fabric-orch yang compile");
    const std::uint64_t nodeBytes = std::uint64_t{header.nodeCount} * sizeof(PackNode);
    const std::uint64_t typeBytes = std::uint64_t{header.typeCount} * sizeof(PackType);
    const std::uint64_t absentBytes = std::uint64_t{header.absentCount} * sizeof(PackAbsent);
    const std::uint64_t wordBytes = std::uint64_t{header.wordCount} * sizeof(std::uint32_t);
    const std::uint64_t stringBytes = std::uint64_t{header.stringCount} * sizeof(PackString);
    if (header.fileSize != bytes.size() ||
        sizeof(PackHeader) + nodeBytes + typeBytes + absentBytes + wordBytes + stringBytes + header.poolSize != bytes.size())
        return damaged("it is cut off or too long");
    if (sha256Hex(bytes.substr(kHashedFrom)) != std::string_view(header.sha256, sizeof header.sha256))
        return damaged("the checksum does not match");

    const char* at = bytes.data() + sizeof(PackHeader);
    const auto section = [&at]<typename T>(std::span<const T>& out, std::uint32_t count, std::uint64_t size) {
        out = std::span<const T>(reinterpret_cast<const T*>(at), count);
        at += size;
    };
    section(view.nodes, header.nodeCount, nodeBytes);
    section(view.types, header.typeCount, typeBytes);
    section(view.absent, header.absentCount, absentBytes);
    section(view.words, header.wordCount, wordBytes);
    section(view.strings, header.stringCount, stringBytes);
    view.pool = std::string_view(at, header.poolSize);
    if (const char* problem = Checker(view).run())
        return damaged(problem);
    return view;
}

} // namespace fc::schema
