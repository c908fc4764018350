#include "app/common/adoption.h"

namespace fc::app {

namespace {

/// Where something runs that should not, or should be otherwise; and what nobody speaks for. Not what is lacking.
std::vector<model::InstancePath> runningTooMuch(const diff::DiffResult& found)
{
    std::vector<model::InstancePath> out;
    for (const diff::Hunk& hunk : found.hunks)
        if (!hunk.cli && hunk.oldNode && hunk.op != diff::Op::Move)
            out.push_back(hunk.at);
    for (const diff::UnmanagedItem& item : found.unmanaged)
        out.push_back(item.at);
    return out;
}

} // namespace

Result<intent::AdoptionDraft> draftAdoption(const diff::TreeDiff& differ, const intent::FabricFile& fabric,
                                            const engine::IntentBook& book, const std::string& device,
                                            const diff::DiffResult& found)
{
    if (!book.snapshot)
        return makeError(ErrorCode::Unsupported, "this intent does not come from NetBox")
            .about(book.source)
            .nowIs("there is no draft")
            .doNext("name a NetBox in the profile");
    auto mapper = intent::Mapper::create(differ.index(), fabric);
    if (!mapper)
        return std::move(mapper).error();
    const auto differing = [&](const intent::IntentDocument& document) {
        const diff::DiffResult now = differ.compare(device, document.tree, found.running, document.ownership, document.provenance);
        std::vector<model::InstancePath> out;
        for (const diff::Hunk& hunk : now.hunks)
            if (!hunk.cli)
                out.push_back(hunk.at);
        for (const diff::UnmanagedItem& item : now.unmanaged)
            out.push_back(item.at);
        return out;
    };
    return intent::draftAdoption(differ.index(), *mapper, *book.snapshot, device, found.running, runningTooMuch(found), differing);
}

} // namespace fc::app
