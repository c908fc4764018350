#pragma once

#include "intent/mapper.h"
#include "model/config_tree.h"
#include "model/path.h"

#include <functional>
#include <string>
#include <vector>

namespace fc::intent {

/// One request to NetBox. In `body` "@3" stands for the id that the third object's answer brings.
struct AdoptedObject
{
    std::string method;   ///< "POST" or "PATCH"
    std::string endpoint; ///< "ipam/vlans/", "dcim/interfaces/27/": below /api/
    std::string what;     ///< for people: "VLAN 77 hand"
    std::string body;     ///< JSON object text
    std::vector<std::string> explains; ///< running leaves that it accounts for, as paths
};

/// Something that runs, and that no object of the draft accounts for.
struct NotAdopted
{
    std::string path;
    std::string value;
    std::string reason;
};

/// The NetBox objects that would explain what a device runs. Nobody sends it: a person reads it, corrects it, runs it.
struct AdoptionDraft
{
    std::string device;
    std::string revision; ///< of the snapshot it completes
    std::vector<AdoptedObject> objects; ///< in the order in which they can be made
    std::vector<NotAdopted> rest;
    /// What the intent would ask of the device in addition, once NetBox has these objects.
    std::vector<std::string> alsoAsks;
    std::size_t leaves = 0; ///< leaves that were to be explained
};

/// Paths of everything that differs between a document and what the device runs, what nobody manages included.
using Differing = std::function<std::vector<model::InstancePath>(const IntentDocument&)>;

/// Drafts the objects for what `running` holds at and below `wanted`: VLANs, interfaces (description, enabled, MTU, LAG,
/// switched VLANs, VRF), addresses, VRFs and BGP sessions. The draft is tried out before it is given: its objects are
/// put into a copy of the snapshot, which is mapped and compared, and only what no longer differs counts as explained.
/// Errors: NotFound (the snapshot has no such device), those of Mapper::map.
Result<AdoptionDraft> draftAdoption(const schema::SchemaIndex& index, const Mapper& mapper, const IntentSnapshot& snapshot,
                                    const std::string& device, const model::ConfigTree& running,
                                    const std::vector<model::InstancePath>& wanted, const Differing& differing);

/// Aligned text; a JSON document; a shell script of curl lines that takes NETBOX_URL (by default `baseUrl`) and
/// NETBOX_TOKEN. All three list what could not be expressed.
std::string toText(const AdoptionDraft& draft);
std::string toJson(const AdoptionDraft& draft);
std::string toScript(const AdoptionDraft& draft, std::string_view baseUrl);

} // namespace fc::intent
