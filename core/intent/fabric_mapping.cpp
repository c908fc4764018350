#include "intent/fabric_mapping.h"

#include "intent/touched_devices.h"

namespace fc::intent {

namespace {

void mapOne(const Mapper& mapper, const std::string& device, FabricMapping& out)
{
    out.mapped.push_back(device);
    Explain explain = Explain::No;
    Result<IntentDocument> document = mapper.map(out.index, device, explain);
    if (document && !document->findings.empty()) {
        explain = Explain::Yes; // a finding names the object it is about
        document = mapper.map(out.index, device, explain);
    }
    if (document)
        out.documents.emplace(device, std::move(*document), explain);
    else
        out.problems.emplace(device, std::move(document).error());
}

} // namespace

FabricMappingPtr mapFabric(const Mapper& mapper, IntentSnapshotPtr snapshot, const FabricMapping* before)
{
    auto out = std::make_shared<FabricMapping>(std::move(snapshot));
    std::set<std::string> affected;
    if (before != nullptr)
        affected = affectedDevices(before->index, out->index);
    for (const Device& device : out->snapshot->tables().devices) {
        if (device.name.empty() || out->documents.contains(device.name) || out->problems.contains(device.name))
            continue;
        if (before != nullptr && !affected.contains(device.name) && before->documents.contains(device.name))
            out->documents.take(before->documents, device.name);
        else
            mapOne(mapper, device.name, *out);
    }
    return out;
}

DocumentSet explainedDocuments(FabricMappingPtr mapping, std::shared_ptr<const Mapper> mapper)
{
    const DocumentSet& documents = mapping->documents;
    return {documents, [mapping = std::move(mapping), mapper = std::move(mapper)](const std::string& device) {
                Result<IntentDocument> document = mapper->map(mapping->index, device);
                return document ? std::make_shared<const IntentDocument>(std::move(*document)) : mapping->documents.shared(device);
            }};
}

} // namespace fc::intent
