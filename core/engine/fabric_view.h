#pragma once

#include "base/clock.h"
#include "model/fabric.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fc::checks {
struct FindingsView;
struct ServiceMatrix;
}
namespace fc::diff {
struct DiffResult;
}
namespace fc::plan {
struct Plan;
}
namespace fc::schema {
class SchemaIndex;
}

namespace fc::engine {

struct IntentBook;
struct IntentComparison;
struct IntentRevision;

/// Where a device's configuration stands against the intent. One badge of two; health is the other.
enum class ConfigState : std::uint8_t {
    Unknown,     ///< not read yet
    InSync,
    Drift,       ///< running changed after the intent did
    Pending,     ///< the intent changed after the device did: a plan waits
    Approved,    ///< every difference that is not rejected or deferred is approved, not yet applied
    Applying,
    Verified,    ///< just applied and re-read; becomes InSync or Pending with the next comparison
    Failed,      ///< the last apply failed here; see reason
    NotCompared, ///< device or intent could not be read: never "in sync"
};

enum class HealthState : std::uint8_t {
    Unknown,
    Healthy,
    Degraded,    ///< live, but a managed link or session is down
    Late,        ///< live stream silent for longer than its sample interval allows
    Unreachable,
};

enum class SessionState : std::uint8_t { Idle, Connecting, Syncing, Live, Backoff, Closed };

std::string_view toString(ConfigState state);
std::string_view toString(HealthState state);
std::string_view toString(SessionState state);

/// One device as people see it. Immutable value.
struct DeviceView
{
    model::FabricDevice device;
    SessionState session = SessionState::Idle;
    std::string sessionReason;      ///< why not live: "connection refused, next try in 4 s"
    ConfigState config = ConfigState::Unknown;
    std::string configReason;       ///< one sentence for NotCompared, Failed, Drift ("changed 08:09:37")
    HealthState health = HealthState::Unknown;
    std::string healthReason;
    int add = 0, change = 0, remove = 0; ///< hunks by kind
    int approved = 0, rejected = 0, deferred = 0; ///< hunks by decision
    int unmanaged = 0;              ///< running entries that the intent does not speak for
    std::optional<SystemTime> lastData;     ///< when the last notification arrived
    std::optional<SystemTime> comparedAt;   ///< when running and intent were last compared
    std::optional<SystemTime> configChangedAt; ///< last-configuration-timestamp the device reported
    std::optional<SystemTime> configSentAt; ///< the device's own time of the newest configuration change received
    std::string softwareVersion;
    std::string tls;                ///< "off (lab)", "verified", "pinned"
    std::string applyState;         ///< "queued", "checking", "sending", "verifying", "verified", ... ; empty when idle
    std::uint64_t updates = 0;      ///< leaves received since start
    std::uint64_t reconnects = 0;
    std::uint64_t leaves = 0;       ///< leaves held in the live store
    std::uint64_t stale = 0, merged = 0, bad = 0;
    double updatesPerSecond = 0.0;  ///< over the last 5 s
    std::shared_ptr<const diff::DiffResult> diff; ///< hunks and trees; diff::sideBySide() makes rows; null until compared
};

enum class LinkState : std::uint8_t { Unknown, Up, Down, OneSided, Mismatch };

/// One end of a link: name, then what NetBox intends and what the device reports.
struct LinkEndView
{
    model::LinkEnd end;
    std::string oper;        ///< "UP", "DOWN", ... as the device says; empty if unknown
    std::string admin;
    std::string description;
    std::string address;
    std::string mtu;
    std::string lldpNeighbour; ///< "spine1 Ethernet3" as LLDP reports; empty if none
    double inBitsPerSecond = 0.0, outBitsPerSecond = 0.0;
};

struct LinkMismatch
{
    std::string what;  ///< "mtu", "subnet", "oper-status", "lldp"
    std::string left, right;
};

struct LinkView
{
    model::FabricLink link;
    LinkState state = LinkState::Unknown;
    LinkEndView a, b;
    std::vector<LinkMismatch> mismatches;
};

enum class Severity : std::uint8_t { Info, Warning, Error };

/// One line of the event list.
struct EventRecord
{
    std::uint64_t id = 0; ///< ascending, never reused
    SystemTime time;
    Severity severity = Severity::Info;
    std::string source; ///< "gnmi", "netbox", "plan", "apply", "user", "lab"
    std::string device; ///< or empty
    std::string path;   ///< or empty
    std::string text;   ///< one sentence
    std::string detail; ///< raw value, error chain, ids; may be long
    std::string correlation; ///< journal or plan id that ties records together
};

/// A journal as the history shows it.
struct HistoryEntry
{
    std::string id;
    SystemTime time;
    std::string who;
    struct Approval
    {
        std::string who;
        std::optional<SystemTime> when;
        std::string reason; ///< as given with the decision; may be empty
        int hunks = 0;
        std::vector<std::string> acknowledged{}; ///< warnings that were read: "leaf3: C10: a subnet is on several pairs"
    };
    std::vector<Approval> approvals; ///< one per person and reason
    std::string reason; ///< every reason once, "; " between them
    std::string planId;
    std::string result; ///< "applied", "partly", "refused", "nothing", "unknown, checking"
    struct Device
    {
        std::string name;
        std::string state;
        int sets = 0;
        bool verified = false;
        std::string error;
        std::vector<std::string> changes; ///< "~ /interfaces/...: old -> new", one per hunk
    };
    std::vector<Device> devices;
    double seconds = 0.0;
};

struct IntentStatus
{
    std::string source;      ///< "NetBox http://127.0.0.1:8001"
    std::string revision;    ///< short; empty until the first fetch
    std::optional<SystemTime> fetchedAt;
    bool stale = false;      ///< read by an earlier run; a fresh one is on its way
    std::string error;       ///< sentence; empty when fine
    std::uint64_t watermark = 0; ///< change-log id
};

/// An approval that waits: there are warnings about its devices, and nobody said yet that they were read.
struct PendingAcknowledgement
{
    std::vector<std::string> hunkIds;
    std::string who;
    std::string reason;
    std::vector<std::string> warnings; ///< "leaf3: C10: a subnet is on several pairs"
};

struct ApplyStatus
{
    bool running = false;
    std::string journal;
    std::string phase;   ///< "leaf7: verifying", for the tray
    std::string result;  ///< of the last finished one
    int done = 0, total = 0; ///< devices
};

/// Everything the panes draw, as one immutable value. Generation rises with every change.
struct FabricView
{
    std::uint64_t generation = 0;
    SystemTime time;
    std::string profileName;
    bool production = false;
    model::FabricInventory inventory;
    std::vector<DeviceView> devices; ///< same order as inventory.devices
    std::vector<LinkView> links;
    IntentStatus intent;
    std::shared_ptr<const IntentBook> intended; ///< what every device should be, and why; null until the first fetch
    std::shared_ptr<const std::vector<IntentRevision>> revisions; ///< kept ones, newest first; null where none are kept
    std::shared_ptr<const IntentComparison> comparison; ///< the newest that was asked for; null before
    std::shared_ptr<const checks::FindingsView> findings;  ///< null where the intent is not checked (folders of trees)
    std::shared_ptr<const checks::ServiceMatrix> services; ///< intended and running; null as above
    std::shared_ptr<const plan::Plan> plan; ///< null until the first comparison
    std::map<std::string, std::string> decisions; ///< hunk id -> "approved" | "rejected" | "deferred"
    std::shared_ptr<const PendingAcknowledgement> acknowledgement; ///< null: none waits
    ApplyStatus apply;
    std::shared_ptr<const std::vector<HistoryEntry>> history; ///< newest first; null until read
    std::uint64_t lastEventId = 0;
    std::uint64_t droppedEvents = 0;
    double updatesPerSecond = 0.0;
    double queueLagMs = 0.0; ///< age of the oldest change not yet in a view when this one was made
    std::shared_ptr<const schema::SchemaIndex> schema; ///< never null

    const DeviceView* find(std::string_view device) const;
};

} // namespace fc::engine
