#pragma once

#include "model/config_tree.h"
#include "model/origin.h"
#include "model/path.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fc::diff {

enum class Op : std::uint8_t { Add, Remove, Change, Move };

std::string_view toString(Op op); ///< "add", "remove", "change", "move"
char glyph(Op op);                ///< '+', '-', '~', '^'

/// The risk of what is part of how the device is reached: it goes last and alone.
inline constexpr std::string_view kTouchesManagement = "touches management";

/// What a hunk about a CLI line is about: one line, inside the modes that lead to it.
struct CliChange
{
    std::vector<std::string> context; ///< outermost first
    std::string before; ///< the line as the device runs it; empty for Add
    std::string after;  ///< the line as intended; empty for Remove
    bool operator==(const CliChange&) const = default;
};

/// The smallest thing a person decides on: one leaf or leaf-list, or one whole list entry that comes or goes
/// (with everything nested in it), or the order of one user-ordered list. Never a plain container. Or one line that only
/// the CLI can express: then `cli` is set, `at` is empty, the nodes are null, the JSON sides are the lines as JSON texts
/// and `path` has the origin "cli", the modes as elems and last what the line is about ("maximum-paths").
/// Old is what the device runs, new is what the intent says.
struct Hunk
{
    std::string id;          ///< 12 hex digits of sha256 over device, op, path, new: the same in every plan
    std::string device;
    Op op = Op::Change;
    model::InstancePath at;  ///< the leaf, the entry, or (Move) the list: its last step then has no keys
    model::Path path;        ///< `at` in PrefixStyle::Minimal
    model::TreeNodePtr oldNode; ///< null for Add. Move: a node of the list whose children are the entries in order
    model::TreeNodePtr newNode; ///< null for Remove
    std::string oldJson;     ///< compact JSON_IETF; empty where the node is null. Move: array of the keys in order, each
                             ///< a text, or an array of texts where the list has several keys
    std::string newJson;
    std::string key;         ///< keys of the nearest list entry as people say them: "Ethernet1", "BGP BGP"; or empty
    std::string feature;     ///< group label for people: "Ethernet12", "VLAN 50", "Static routes, gold"
    std::vector<model::Origin> origins;      ///< of the intended value, nearest first; for Remove those of the entry around it
    std::vector<std::string> needs;          ///< ids of hunks of the same device that have to go along, sorted
    std::vector<std::string> risks;          ///< plain words: "shuts a port", "touches management"
    std::optional<CliChange> cli;            ///< a line of the CLI; never with Op::Move
    std::string fingerprint; ///< sha256 over what the id is made of, old, and the origins with their revisions
};

/// `path` of a hunk about a CLI line.
model::Path cliPath(const std::vector<std::string>& context, const std::string& topic);
/// A text as a JSON string, as oldJson and newJson of such a hunk have it.
std::string jsonText(std::string_view text);

/// The texts that id and fingerprint are made of; used again when a plan file is read.
std::string hunkId(const Hunk& hunk);
std::string hunkFingerprint(const Hunk& hunk);
/// Fills in both.
void seal(Hunk& hunk);

} // namespace fc::diff
