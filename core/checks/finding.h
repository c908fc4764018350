#pragma once

#include "intent/finding.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a validation of the intent says (facts/netbox-intent.md 4.1).
namespace fc::checks {

using intent::Severity;

/// A NetBox object that a finding is about.
struct ObjectRef
{
    std::string type; ///< "dcim.interface"
    std::int64_t id = 0;
    std::string display;
    std::string url; ///< page for a person; empty where NetBox has none
    bool operator==(const ObjectRef&) const = default;
};

/// Who said that a finding may stand, and until when.
struct WaivedBy
{
    std::string user;
    std::string reason;
    std::string expires; ///< "2026-12-31", the last day it holds; empty: no end
    bool operator==(const WaivedBy&) const = default;
};

struct Finding
{
    std::string rule; ///< "C21", the name of a team's own check, or the mapper's "switched-vlans.trunk-empty"
    Severity severity = Severity::Warning;
    std::vector<std::string> devices; ///< those that an Error blocks; empty: the fabric as a whole, blocks nobody
    std::vector<ObjectRef> objects;   ///< the first is the one to open
    std::string path;     ///< "device/leaf7/vlan/40", where no object says it better; may be empty
    std::string message;  ///< one sentence
    std::string expected; ///< may be empty
    std::string actual;   ///< may be empty
    std::string hint;     ///< what to do
    std::string source = "netbox"; ///< "netbox": a row says it, "derived": it follows from several
    /// Sixteen hex digits over rule, object ids and what tells two findings about the same objects apart. Does not
    /// move with texts, so a waiver and the comparison with the last revision survive a new wording.
    std::string fingerprint;
    std::optional<WaivedBy> waivedBy;
    bool operator==(const Finding&) const = default;

    bool blocks() const noexcept { return severity == Severity::Error && !waivedBy; }
};

/// `aspect` tells several findings of one rule about the same objects apart ("mtu"); mostly empty.
std::string fingerprintOf(const Finding& finding, std::string_view aspect);

/// A finding of the mapper or of the reading, in this shape.
Finding fromIntent(const intent::Finding& finding);

/// Errors first, then by rule in natural order ("C9" before "C10"), device, fingerprint.
bool before(const Finding& a, const Finding& b);

/// A check that was not run, and why.
struct Skipped
{
    std::string rule;
    std::string reason;
    bool operator==(const Skipped&) const = default;
};

struct Summary
{
    std::size_t error = 0, warning = 0, info = 0; ///< without waived ones
    std::size_t waived = 0;
};

/// The result of one validation. A value.
struct Report
{
    std::string revision; ///< of the snapshot
    std::vector<Finding> findings; ///< sorted by before()
    std::vector<Skipped> skipped;

    Summary summary() const;
    /// Unwaived errors that name the device, in order. Empty: nothing stops an apply there.
    std::vector<const Finding*> blockersOf(std::string_view device) const;
};

/// How a finding stands against the report of an earlier revision, by fingerprint.
enum class Change : std::uint8_t { Same, New, Fixed };

struct ComparedFinding
{
    Finding finding;
    Change change = Change::Same;
};

/// All findings of `now`, New or Same, and those of `earlier` that are gone as Fixed, sorted by before().
std::vector<ComparedFinding> compareReports(const Report& earlier, const Report& now);

} // namespace fc::checks
