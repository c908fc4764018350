#include "intent/document_faults.h"

#include "schema/instance.h"

#include <algorithm>

namespace fc::intent {

namespace {

using schema::DocumentFault;

/// The lists whose membership the intent decides, wherever they are.
std::vector<model::NodeId> ownedLists(const schema::SchemaIndex& index, const schema::Ownership& ownership)
{
    std::vector<model::NodeId> lists;
    for (const schema::OwnershipRule& rule : ownership.rules())
        if (rule.scope == schema::OwnedScope::Entries || rule.scope == schema::OwnedScope::Subtree)
            if (const auto node = index.resolve(rule.pattern))
                lists.push_back(*node);
    return lists;
}

bool isBelowAny(const schema::SchemaIndex& index, model::NodeId node, const std::vector<model::NodeId>& lists)
{
    for (; node != model::NodeId{}; node = index.parent(node))
        if (std::ranges::find(lists, node) != lists.end())
            return true;
    return false;
}

/// True if the missing leaf is one that the intent decides.
bool saysLeaf(const schema::SchemaIndex& index, const schema::Ownership& ownership, const DocumentFault& fault)
{
    model::InstancePath leaf = fault.at;
    for (const model::NodeId node : {index.parent(fault.other), fault.other})
        if (leaf.empty() || leaf.back().node != node)
            leaf.push_back({node, {}});
    return ownership.ownsEverything() || ownership.ownsLeaf(index, leaf);
}

/// Of the leaf, or of the nearest one around it that has any.
model::Origin originAt(const model::Provenance& provenance, const model::InstancePath& at)
{
    for (model::InstancePath path = at; !path.empty(); path.pop_back()) {
        const auto it = provenance.lower_bound(path);
        if (it != provenance.end() && !it->second.empty() && it->first.size() >= path.size() &&
            std::equal(path.begin(), path.end(), it->first.begin()))
            return it->second.front();
    }
    return {};
}

} // namespace

void addFaults(const schema::SchemaIndex& index, const schema::DocumentRules& rules, IntentDocument& document)
{
    const std::vector<DocumentFault> faults = rules.faults(document.tree, document.tree);
    if (faults.empty())
        return;
    const std::vector<model::NodeId> owned = ownedLists(index, document.ownership);
    for (const DocumentFault& fault : faults) {
        const std::string other = index.schemaPath(fault.other);
        Finding finding;
        finding.device = document.device;
        finding.message = model::toString(schema::toPath(index, fault.at));
        finding.hint = "correct the object in NetBox or the entry of the fabric file that it comes from";
        switch (fault.kind) {
        case DocumentFault::Kind::KeyCopy:
            finding.rule = "document.key";
            finding.severity = Severity::Error;
            finding.message += " is keyed by \"" + fault.value + "\", but its configuration says something else";
            break;
        case DocumentFault::Kind::Mandatory:
            if (!saysLeaf(index, document.ownership, fault))
                continue; // the device has one, or says itself that it needs one
            finding.rule = "document.mandatory";
            finding.severity = Severity::Error;
            finding.message += " lacks " + other + ", which must be there";
            break;
        case DocumentFault::Kind::Reference: {
            const bool isOurs = document.ownership.ownsEverything() || isBelowAny(index, fault.other, owned);
            finding.rule = "document.reference";
            finding.severity = isOurs ? Severity::Error : Severity::Warning;
            finding.message += " names \"" + fault.value + "\", which " + other + " does not have";
            finding.hint = isOurs ? "add it in NetBox or the fabric file, or take the reference away"
                                  : "see that the device has it: the intent does not say";
            break;
        }
        }
        const model::Origin origin = originAt(document.provenance, fault.at);
        finding.objectType = origin.type;
        finding.objectId = origin.id;
        finding.display = origin.display;
        finding.url = origin.url;
        document.findings.push_back(std::move(finding));
    }
}

} // namespace fc::intent
