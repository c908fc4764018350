#pragma once

#include "diff/tree_diff.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace fc::diff {

/// One half of a row, in the pieces a painter colours: `interface [Ethernet12] / ipv4` or `mtu 9214`.
struct SideCell
{
    bool present = false; ///< false: this side does not have it (hatched where the other side does)
    std::string name;     ///< node name; empty for a CLI line that is all value
    std::string key;      ///< "[Ethernet12]" for list entries, else empty
    std::string trail;    ///< " / ipv4 / addresses": containers folded into the line, else empty
    std::string value;    ///< leaf value as shown: "\"spine2\"" for text, 9214, [34, 40]
    bool isDefault = false; ///< not configured here: `value` is what the schema says of an absent leaf (grey)
    std::size_t markFrom = 0;   ///< byte range of `value` that differs from the other side
    std::size_t markLength = 0; ///< 0: nothing marked
};

enum class RowKind : std::uint8_t {
    Node,      ///< a tree line; both cells say the same unless `mark` says otherwise
    Fold,      ///< unchanged lines left out: `count` leaves under `names`
    Unmanaged, ///< runs, is not ours, is never touched
    Order      ///< Move: one entry of a user-ordered list whose place differs
};

enum class RowMark : std::uint8_t { None, Add, Remove, Change, Move };

struct SideRow
{
    RowKind kind = RowKind::Node;
    int depth = 0; ///< indentation steps
    SideCell intended;
    SideCell running;
    RowMark mark = RowMark::None;
    int hunk = -1;          ///< index into DiffResult::hunks; -1 for context
    bool firstOfHunk = false; ///< the row that carries the buttons
    std::size_t count = 0;  ///< Fold: leaves left out. Unmanaged: leaves in it
    std::string names;      ///< Fold: "interfaces (14), lacp, mlag"; Unmanaged: its path
    std::string foldKey;    ///< Fold: put it into Options::open to see these lines
    model::InstancePath at; ///< what the row is about; for Fold its first line; empty for lines of the CLI
};

struct SideBySideOptions
{
    bool foldUnchanged = true;
    bool showUnmanaged = true;
    std::set<std::string> open; ///< fold keys that are open
};

/// Rows of a two-column view. Pure; any thread. The result does not refer to its arguments.
std::vector<SideRow> sideBySide(const schema::SchemaIndex& index, const DiffResult& diff,
                                const SideBySideOptions& options = {});

} // namespace fc::diff
