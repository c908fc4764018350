#pragma once

#include "base/result.h"
#include "model/config_tree.h"
#include "model/path.h"
#include "schema/schema_index.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fc::sim {

/// A path with wildcards ("*" as name or key value, "...", omitted keys) resolved against the schema: which instances
/// it selects. Immutable and thread-safe; holds NodeIds, so it belongs to one index.
class PathPattern
{
public:
    enum class Fit {
        None,
        Above, ///< the instance is a proper ancestor of what is selected
        Within ///< the instance is selected or lies below something selected
    };

    /// Errors: NotFound (no such node in the schema), Unsupported (a leaf that EOS does not serve), Usage (unknown key
    /// name, empty name, too many alternatives). The subject is the path.
    static Result<PathPattern> compile(const schema::SchemaIndex& index, const model::Path& path);

    Fit fit(const model::InstancePath& instance) const;

    using Visit = std::function<void(const model::InstancePath&, const model::TreeNode&)>;
    /// Calls `visit` for each selected node in tree order. The path is only valid during the call.
    void forEach(const model::ConfigTree& tree, const Visit& visit) const;
    /// The same for what is selected at or below `node`, which stands at `at` (Fit::Above or Within).
    void forEachBelow(const model::TreeNode& node, const model::InstancePath& at, const Visit& visit) const;

    /// The schema node selected, if all alternatives agree on one; the root for the root path.
    std::optional<model::NodeId> singleNode() const;
    /// True if the last elem names a list and gives none of its keys.
    bool endsInWholeList() const noexcept { return m_endsInWholeList; }
    /// Every schema node selected.
    std::vector<model::NodeId> nodes() const;

private:
    struct Step
    {
        model::NodeId node;
        std::vector<std::optional<std::string>> keys; ///< nullopt matches any
    };
    using Steps = std::vector<Step>;
    friend class PatternCompiler;

    static bool matches(const Step& step, const model::InstanceStep& instance);
    static void walk(const Steps& steps, std::size_t depth, const model::TreeNode& node, model::InstancePath& at,
                     const Visit& visit);

    std::vector<Steps> m_alternatives;
    bool m_endsInWholeList = false;
};

/// Calls `visit` for every leaf and leaf-list at or below `node`.
void forEachLeaf(const model::TreeNode& node, model::InstancePath& at, const PathPattern::Visit& visit);

} // namespace fc::sim
