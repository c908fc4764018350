#pragma once

#include "base/result.h"
#include "intent/fabric_file.h"
#include "intent/fabric_index.h"
#include "intent/finding.h"
#include "intent/intent_snapshot.h"
#include "model/cli_line.h"
#include "model/config_tree.h"
#include "model/origin.h"
#include "schema/ownership.h"
#include "schema/schema_index.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fc::intent {

/// What one device should be, and why.
struct IntentDocument
{
    std::string device;
    model::ConfigTree tree;
    /// Every leaf of `tree` has its origins here. Beyond that, an owned leaf that NetBox leaves empty (a description
    /// of "", an MTU of null) has an entry too, so that its removal can be explained.
    model::Provenance provenance;
    schema::Ownership ownership;
    /// What no YANG path can say, in the order in which a device is to be given it (facts: origin-cli Set).
    std::vector<model::IntendedCliLine> cli;
    std::string revision; ///< of the snapshot it was mapped from, or SHA-256 of the file for documentFromTree
    std::vector<Finding> findings; ///< about this device; an Error means: do not apply
};

/// Whether a document says where each of its values comes from. Without, it is made in less than half the time and takes
/// a fraction of the memory; its origins can be had later by mapping once more.
enum class Explain : std::uint8_t { No, Yes };

/// Maps devices of snapshots to whole configurations, CLI residue included, one rule a feature (rules/). What it does
/// not map is unmanaged. Immutable, thread-safe; the schema index must outlive it.
class Mapper
{
public:
    /// Resolves every path it writes. Error Schema names the path that the index does not have.
    static Result<Mapper> create(const schema::SchemaIndex& index);
    /// With what NetBox cannot say. What a device needs and neither says is a Finding and stays unmapped.
    static Result<Mapper> create(const schema::SchemaIndex& index, FabricFile fabric);
    Mapper(Mapper&&) noexcept;
    Mapper& operator=(Mapper&&) noexcept;
    ~Mapper();

    /// Errors: NotFound (no such device in the snapshot; says which ones there are), Schema (a value that the schema
    /// refuses is a Finding of severity Error and the leaf is left out, not an Error of the call).
    Result<IntentDocument> map(const FabricIndex& fabric, std::string_view device, Explain explain = Explain::Yes) const;
    /// The same for one device only: it makes the index of the snapshot each time.
    Result<IntentDocument> map(const IntentSnapshot& snapshot, std::string_view device) const;

    const FabricFile& fabricFile() const noexcept { return m_fabric; }

private:
    struct Rules;
    Mapper(const schema::SchemaIndex& index, FabricFile fabric, std::unique_ptr<Rules> rules);
    const schema::SchemaIndex* m_index;
    FabricFile m_fabric;
    std::unique_ptr<Rules> m_rules;
};

/// Mapper::create and map in one; for one device. Mapping many: keep a Mapper and a FabricIndex.
Result<IntentDocument> mapDevice(const IntentSnapshot& snapshot, std::string_view device,
                                 const schema::SchemaIndex& index, const FabricFile& fabric = {});

/// A JSON_IETF document as intent (`plan --intent DIR`): owns everything; each leaf's origin is the file
/// (type "tree.file", display `fileName`). Errors: Parse, Schema (strict decode).
Result<IntentDocument> documentFromTree(std::string device, std::string_view json, std::string_view fileName,
                                        const schema::SchemaIndex& index);

} // namespace fc::intent
