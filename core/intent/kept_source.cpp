#include "intent/kept_source.h"

#include <algorithm>

namespace fc::intent {

Result<IntentSnapshotPtr> KeptSource::fetch(const FetchProgressSink& progress, std::stop_token stop)
{
    return judge(m_inner->fetch(progress, stop), stop);
}

Result<IntentSnapshotPtr> KeptSource::refresh(const IntentSnapshotPtr& base, const std::vector<IntentChange>& changes,
                                              const FetchProgressSink& progress, std::stop_token stop)
{
    return judge(m_inner->refresh(base, changes, progress, stop), stop);
}

IntentSnapshotPtr KeptSource::earlier() const
{
    if (m_last)
        return m_last;
    auto kept = m_shelf.latest();
    // A store that served another NetBox before says nothing about this one.
    return kept && m_inner->name().ends_with((*kept)->info().source) ? *kept : nullptr;
}

Status KeptSource::explainEmptied(const IntentSnapshot& before, const IntentSnapshot& now, std::stop_token stop)
{
    std::vector<const ObjectClassNames*> emptied;
    for (const ObjectClassNames& names : objectClasses()) {
        const bool wasRead = now.info().read.at(static_cast<std::size_t>(names.objectClass));
        if (wasRead && before.rows(names.objectClass) > 0 && now.rows(names.objectClass) == 0)
            emptied.push_back(&names);
    }
    if (emptied.empty())
        return {};
    auto changes = m_inner->changesSince(before.info().watermark, stop);
    if (!changes)
        return std::move(changes).error();
    for (const ObjectClassNames* names : emptied) {
        const auto deleted = static_cast<std::size_t>(std::ranges::count_if(*changes, [&](const IntentChange& change) {
            return change.action == "delete" && change.objectType == names->type;
        }));
        const std::size_t rows = before.rows(names->objectClass);
        if (deleted >= rows)
            continue;
        return makeError(ErrorCode::Incomplete, "NetBox shows no " + std::string(names->key) + " any more; there were " +
                                                    std::to_string(rows) + ", and its change log knows of " +
                                                    std::to_string(deleted) + " deletions")
            .about(name())
            .nowIs("the earlier intent stays; nothing is planned from this one")
            .doNext("give the token the view right on " + std::string(names->type) +
                    "; if they really are gone: fabric-orch intent fetch --accept-empty");
    }
    return {};
}

Result<IntentSnapshotPtr> KeptSource::judge(Result<IntentSnapshotPtr> fetched, std::stop_token stop)
{
    if (!fetched || (*fetched)->info().torn)
        return fetched;
    IntentSnapshotPtr now = std::move(fetched).value();
    const IntentSnapshotPtr before = earlier();
    std::vector<Finding> findings;
    if (before && before->info().source == now->info().source) {
        if (m_empty == EmptyClasses::Refused)
            if (auto status = explainEmptied(*before, *now, stop); !status)
                return std::move(status).error();
        findings = rowCountDrops(*before, *now);
    }
    if (auto kept = m_shelf.put(*now); !kept) {
        Finding finding;
        finding.rule = "snapshot.not-kept";
        finding.severity = Severity::Info;
        finding.message = kept.error().sentence();
        finding.hint = "the next start cannot show the last intent at once";
        findings.push_back(std::move(finding));
    }
    if (!findings.empty()) {
        SnapshotInfo info = now->info();
        info.findings.insert(info.findings.end(), findings.begin(), findings.end());
        now = std::make_shared<const IntentSnapshot>(now->tables(), std::move(info));
    }
    m_last = now;
    return now;
}

} // namespace fc::intent
