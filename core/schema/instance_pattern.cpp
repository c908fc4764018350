#include "schema/instance_pattern.h"

#include <algorithm>

namespace fc::schema {

bool globMatches(std::string_view glob, std::string_view text)
{
    // Greedy with one point to fall back to: linear in practice, never exponential.
    std::size_t g = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t starText = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            starText = t;
        } else if (g < glob.size() && (glob[g] == '?' || glob[g] == text[t])) {
            ++g;
            ++t;
        } else if (star != std::string_view::npos) {
            g = star + 1;
            t = ++starText;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == '*')
        ++g;
    return g == glob.size();
}

Result<InstancePattern> InstancePattern::compile(const SchemaIndex& index, const model::Path& pattern)
{
    const Result<NodeId> end = index.resolve(pattern);
    if (!end)
        return end.error();
    InstancePattern compiled;
    for (NodeId node = *end; index.kind(node) != NodeKind::Root; node = index.parent(node))
        compiled.m_steps.push_back({node, {}, {}});
    std::ranges::reverse(compiled.m_steps);
    for (std::size_t i = 0; i < compiled.m_steps.size() && i < pattern.elems.size(); ++i) {
        Step& step = compiled.m_steps[i];
        std::size_t used = 0;
        for (const NodeId key : index.keys(step.node)) {
            const std::string* glob = pattern.elems[i].key(index.name(key));
            used += glob != nullptr ? 1 : 0;
            step.globs.push_back(glob != nullptr ? *glob : std::string());
            step.isIdentity.push_back(index.realType(key).base == BaseType::IdentityRef);
        }
        if (used != pattern.elems[i].keys.size())
            return makeError(ErrorCode::Schema, "the list does not have this key")
                .about(model::toString(pattern.elems[i]));
    }
    return compiled;
}

bool InstancePattern::keysMatch(const Step& step, const std::vector<std::string>& keys)
{
    for (std::size_t i = 0; i < step.globs.size(); ++i) {
        if (step.globs[i].empty())
            continue;
        if (i >= keys.size())
            return false;
        const bool matches = globMatches(step.globs[i], keys[i]) ||
                             (step.isIdentity[i] && globMatches(step.globs[i], model::bareName(keys[i])));
        if (!matches)
            return false;
    }
    return true;
}

bool InstancePattern::covers(const model::InstancePath& path) const
{
    if (path.size() < m_steps.size())
        return false;
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        if (path[i].node != m_steps[i].node || !keysMatch(m_steps[i], path[i].keys))
            return false;
    return true;
}

bool InstancePattern::matches(const model::InstancePath& path) const
{
    return path.size() == m_steps.size() && covers(path);
}

bool InstancePattern::namesEntryAbove(const model::InstancePath& entry) const
{
    if (entry.empty() || entry.size() >= m_steps.size())
        return false;
    for (std::size_t i = 0; i < entry.size(); ++i)
        if (entry[i].node != m_steps[i].node || !keysMatch(m_steps[i], entry[i].keys))
            return false;
    const Step& last = m_steps[entry.size() - 1];
    return !last.globs.empty() && std::ranges::none_of(last.globs, [](const std::string& glob) {
        return glob.empty() || glob.find_first_of("*?") != std::string::npos;
    });
}

bool InstancePattern::matchesKeys(const std::vector<std::string>& keys) const
{
    return m_steps.empty() || keysMatch(m_steps.back(), keys);
}

} // namespace fc::schema
