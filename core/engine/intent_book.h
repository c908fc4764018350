#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "checks/service_matrix.h"
#include "checks/validator.h"
#include "intent/document_set.h"
#include "intent/fabric_file.h"
#include "intent/intent_source.h"
#include "model/fabric.h"
#include "schema/schema_index.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fc::engine {

/// The whole intent at one moment: one document per device. Immutable, shared, thread-safe.
struct IntentBook
{
    std::string source;   ///< "NetBox http://127.0.0.1:8001", "folder trees/"
    std::string revision; ///< equal for equal intent
    SystemTime fetchedAt{};
    std::int64_t watermark = 0; ///< change-log id to poll from; 0 where there is no change log
    bool torn = false;          ///< changed while it was read: may be shown, never applied from
    bool stale = false;         ///< read by an earlier run at fetchedAt: shown until a fresh one is here
    intent::IntentSnapshotPtr snapshot; ///< what it was mapped from; null for folders of trees
    model::FabricInventory inventory;
    intent::DocumentSet documents; ///< by device
    /// Devices whose document was made for this book; the others share theirs with the book before.
    std::vector<std::string> mapped;
    std::map<std::string, Error> problems; ///< devices without a document, and why
    std::vector<intent::Finding> findings; ///< about the reading and about single devices
    std::shared_ptr<const checks::Report> report; ///< those and what the checks found; null where nothing was checked
    std::shared_ptr<const checks::ServiceMatrix> services; ///< intended ones; null as above
};
using IntentBookPtr = std::shared_ptr<const IntentBook>;

/// What the checks go by, read anew for each book, so that an edited waiver counts at once.
struct CheckRules
{
    checks::Rulebook rulebook;
    std::string today; ///< "2026-11-23"
};
using CheckRulesSource = std::function<CheckRules()>;

/// Port: makes intent books. Blocking; one call at a time.
class IntentProvider
{
public:
    virtual ~IntentProvider() = default;
    virtual Result<IntentBookPtr> load(const intent::FetchProgressSink& progress, std::stop_token stop) = 0;
    /// What load() would give, when `changes` is all that is known to have moved since the last book. A provider that
    /// cannot read less loads.
    virtual Result<IntentBookPtr> refresh(const std::vector<intent::IntentChange>& changes,
                                          const intent::FetchProgressSink& progress, std::stop_token stop);
    /// The book of an earlier run, without the network; nullptr if there is none.
    virtual IntentBookPtr earlier() { return nullptr; }
    /// Revisions of this and earlier runs, newest first; none where nothing is kept.
    virtual std::vector<intent::SnapshotShelf::Entry> kept() const { return {}; }
    /// A kept revision, mapped as today's fabric file says, not checked. Errors: NotFound, Parse, Schema.
    virtual Result<IntentBookPtr> at(std::string_view revision);
    /// The report of a book once more, with what devices run beside it (check C53). null where nothing is checked.
    virtual std::shared_ptr<const checks::Report> checkedWith(const IntentBook& book, const checks::RunningInventory& running);
    /// What moved since a watermark; a provider without a change log reports nothing.
    virtual Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token stop) = 0;
    virtual std::string name() const = 0;
};

/// Snapshots of an IntentSource (NetBox, a snapshot file), mapped. One mapper serves all loads. NetBox says no gNMI
/// port: devices get `port`. `fabric`: what NetBox cannot say at all.
std::unique_ptr<IntentProvider> mappedIntent(std::unique_ptr<intent::IntentSource> source,
                                             std::shared_ptr<const schema::SchemaIndex> index,
                                             std::uint16_t port = 6030, CheckRulesSource rules = {},
                                             intent::FabricFile fabric = {});

/// `plan --intent DIR`: every NAME.json of a folder, with its NAME.cli if there is one, as the full intent of device NAME.
std::unique_ptr<IntentProvider> treeFolderIntent(std::string folder, std::shared_ptr<const schema::SchemaIndex> index);

} // namespace fc::engine
