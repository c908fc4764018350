#include "sim/device/path_pattern.h"

#include "schema/instance.h"

#include <algorithm>

namespace fc::sim {

namespace {

constexpr std::size_t kMaxAlternatives = 4096;
/// Schema nodes a path may make us look at: "/..." needs each once, several "..." multiply.
constexpr std::size_t kMaxVisits = 500'000;

bool isDataNode(schema::NodeKind kind)
{
    return kind == schema::NodeKind::Container || kind == schema::NodeKind::List || kind == schema::NodeKind::Leaf ||
           kind == schema::NodeKind::LeafList;
}

} // namespace

/// Walks the schema along the elems; "*" and "..." branch.
class PatternCompiler
{
public:
    PatternCompiler(const schema::SchemaIndex& index, const model::Path& path) : m_index(index), m_path(path) {}

    Result<PathPattern> run()
    {
        PathPattern::Steps steps;
        if (Status status = descend(model::NodeId{}, 0, steps); !status)
            return std::move(status).error();
        if (m_pattern.m_alternatives.empty()) {
            if (m_keyError)
                return *std::move(m_keyError);
            return makeError(ErrorCode::NotFound, "no such node in the models of " + std::string(m_index.release()))
                .about(toString(m_path));
        }
        if (Status status = refuseUnserved(); !status)
            return std::move(status).error();
        m_pattern.m_endsInWholeList = endsInWholeList();
        return std::move(m_pattern);
    }

private:
    Status descend(model::NodeId node, std::size_t elem, PathPattern::Steps& steps)
    {
        if (m_pattern.m_alternatives.size() > kMaxAlternatives || ++m_visits > kMaxVisits)
            return makeError(ErrorCode::Usage, "the wildcards select too many schema nodes").about(toString(m_path));
        if (elem == m_path.elems.size()) {
            m_pattern.m_alternatives.push_back(steps);
            return {};
        }
        const model::PathElem& wanted = m_path.elems[elem];
        if (wanted.name.empty())
            return makeError(ErrorCode::Usage, "an elem without a name").about(toString(m_path));
        if (wanted.name == "...")
            return descendAnywhere(node, elem, steps);
        for (const model::NodeId child : candidates(node, wanted.name)) {
            PathPattern::Step step{child, {}};
            if (!keysFit(child, wanted, step))
                continue;
            steps.push_back(std::move(step));
            Status status = descend(child, elem + 1, steps);
            steps.pop_back();
            if (!status)
                return status;
        }
        return {};
    }

    /// "..." stands for any number of levels, also none; at the end it selects everything below.
    Status descendAnywhere(model::NodeId node, std::size_t elem, PathPattern::Steps& steps)
    {
        if (Status status = descend(node, elem + 1, steps); !status || elem + 1 == m_path.elems.size())
            return status;
        for (const model::NodeId child : m_index.children(node)) {
            if (!isDataNode(m_index.kind(child)))
                continue;
            steps.push_back({child, std::vector<std::optional<std::string>>(m_index.keys(child).size())});
            Status status = descendAnywhere(child, elem, steps);
            steps.pop_back();
            if (!status)
                return status;
        }
        return {};
    }

    std::vector<model::NodeId> candidates(model::NodeId node, const std::string& wanted) const
    {
        std::vector<model::NodeId> found;
        for (const model::NodeId child : m_index.children(node))
            if (isDataNode(m_index.kind(child)) && nameFits(child, wanted))
                found.push_back(child);
        // Two modules may give a node the same name; the one EOS serves nothing of is not meant.
        if (found.size() > 1 && wanted != "*")
            std::erase_if(found, [&](model::NodeId child) { return !servesAnything(child); });
        return found;
    }

    bool servesAnything(model::NodeId node) const
    {
        const std::vector<model::NodeId> children = m_index.children(node);
        return m_index.access(node) != schema::AccessNone ||
               std::ranges::any_of(children, [&](model::NodeId child) { return servesAnything(child); });
    }

    bool nameFits(model::NodeId child, const std::string& wanted) const
    {
        if (wanted == "*")
            return true;
        const std::string_view prefix = model::modulePrefix(wanted);
        return m_index.name(child) == model::bareName(wanted) && (prefix.empty() || prefix == m_index.module(child));
    }

    bool keysFit(model::NodeId child, const model::PathElem& wanted, PathPattern::Step& step)
    {
        const std::vector<model::NodeId> keyNodes = m_index.kind(child) == schema::NodeKind::List
                                                        ? m_index.keys(child)
                                                        : std::vector<model::NodeId>{};
        step.keys.resize(keyNodes.size());
        for (const model::PathKey& key : wanted.keys) {
            const auto it = std::ranges::find_if(keyNodes, [&](model::NodeId node) {
                return m_index.name(node) == model::bareName(key.name);
            });
            if (it == keyNodes.end()) {
                m_keyError = makeError(ErrorCode::Usage, std::string(m_index.name(child)) + " has no key " + key.name)
                                 .about(toString(m_path));
                return false;
            }
            if (key.value == "*")
                continue;
            Result<model::Scalar> scalar = schema::parseScalar(m_index, *it, key.value);
            step.keys[static_cast<std::size_t>(it - keyNodes.begin())] = scalar ? toString(*scalar) : key.value;
        }
        return true;
    }

    Status refuseUnserved() const
    {
        const auto served = [&](const PathPattern::Steps& steps) {
            if (steps.empty())
                return true;
            const model::NodeId node = steps.back().node;
            const schema::NodeKind kind = m_index.kind(node);
            const bool isLeaf = kind == schema::NodeKind::Leaf || kind == schema::NodeKind::LeafList;
            return !isLeaf || m_index.isKey(node) || m_index.access(node) != schema::AccessNone;
        };
        if (std::ranges::any_of(m_pattern.m_alternatives, served))
            return {};
        return makeError(ErrorCode::Unsupported, "the device does not serve this path").about(toString(m_path));
    }

    bool endsInWholeList() const
    {
        if (m_path.elems.empty() || m_path.hasWildcard() || !m_path.elems.back().keys.empty() ||
            m_pattern.m_alternatives.size() != 1)
            return false;
        for (const PathPattern::Step& step : m_pattern.m_alternatives.front())
            if (&step != &m_pattern.m_alternatives.front().back() &&
                std::ranges::any_of(step.keys, [](const auto& key) { return !key; }))
                return false;
        return m_index.kind(m_pattern.m_alternatives.front().back().node) == schema::NodeKind::List;
    }

    const schema::SchemaIndex& m_index;
    const model::Path& m_path;
    PathPattern m_pattern;
    std::optional<Error> m_keyError;
    std::size_t m_visits = 0;
};

Result<PathPattern> PathPattern::compile(const schema::SchemaIndex& index, const model::Path& path)
{
    return PatternCompiler(index, path).run();
}

bool PathPattern::matches(const Step& step, const model::InstanceStep& instance)
{
    if (step.node != instance.node)
        return false;
    for (std::size_t i = 0; i < step.keys.size(); ++i)
        if (step.keys[i] && (i >= instance.keys.size() || *step.keys[i] != instance.keys[i]))
            return false;
    return true;
}

PathPattern::Fit PathPattern::fit(const model::InstancePath& instance) const
{
    Fit best = Fit::None;
    for (const Steps& steps : m_alternatives) {
        const std::size_t common = std::min(steps.size(), instance.size());
        bool same = true;
        for (std::size_t i = 0; i < common && same; ++i)
            same = matches(steps[i], instance[i]);
        if (same && instance.size() >= steps.size())
            return Fit::Within;
        if (same)
            best = Fit::Above;
    }
    return best;
}

void PathPattern::walk(const Steps& steps, std::size_t depth, const model::TreeNode& node, model::InstancePath& at,
                       const Visit& visit)
{
    if (depth == steps.size()) {
        visit(at, node);
        return;
    }
    const Step& step = steps[depth];
    auto it = std::ranges::lower_bound(node.children, step.node, {},
                                       [](const model::TreeNodePtr& child) { return child->schema; });
    for (; it != node.children.end() && (*it)->schema == step.node; ++it) {
        at.push_back({(*it)->schema, (*it)->keys});
        if (matches(step, at.back()))
            walk(steps, depth + 1, **it, at, visit);
        at.pop_back();
    }
}

void PathPattern::forEach(const model::ConfigTree& tree, const Visit& visit) const
{
    forEachBelow(tree.root(), {}, visit);
}

void PathPattern::forEachBelow(const model::TreeNode& node, const model::InstancePath& at, const Visit& visit) const
{
    model::InstancePath path = at;
    if (fit(at) == Fit::Within) {
        visit(path, node);
        return;
    }
    for (const Steps& steps : m_alternatives) {
        bool same = true;
        for (std::size_t i = 0; i < at.size() && same; ++i)
            same = matches(steps[i], at[i]);
        if (same)
            walk(steps, at.size(), node, path, visit);
    }
}

std::vector<model::NodeId> PathPattern::nodes() const
{
    std::vector<model::NodeId> found;
    for (const Steps& steps : m_alternatives)
        found.push_back(steps.empty() ? model::NodeId{} : steps.back().node);
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::optional<model::NodeId> PathPattern::singleNode() const
{
    const std::vector<model::NodeId> found = nodes();
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

void forEachLeaf(const model::TreeNode& node, model::InstancePath& at, const PathPattern::Visit& visit)
{
    if (node.value)
        visit(at, node);
    for (const model::TreeNodePtr& child : node.children) {
        at.push_back({child->schema, child->keys});
        forEachLeaf(*child, at, visit);
        at.pop_back();
    }
}

} // namespace fc::sim
