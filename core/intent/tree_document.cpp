#include "intent/mapper.h"

#include "base/digest.h"
#include "schema/ietf_json.h"
#include "schema/tree_views.h"

namespace fc::intent {

Result<IntentDocument> documentFromTree(std::string device, std::string_view json, std::string_view fileName,
                                        const schema::SchemaIndex& index)
{
    auto tree = schema::decodeDocument(index, json, schema::Strictness::Strict);
    if (!tree) {
        Error error = std::move(tree).error();
        error.subject = std::string(fileName) + (error.subject.empty() ? "" : " " + error.subject);
        return error;
    }
    IntentDocument out;
    out.device = std::move(device);
    out.tree = std::move(tree).value();
    out.revision = sha256Hex(json);
    out.ownership = schema::Ownership::everything();
    model::Origin origin;
    origin.type = "tree.file";
    origin.display = std::string(fileName);
    origin.rule = "tree.file";
    schema::forEachLeaf(out.tree, [&](const model::InstancePath& path, const model::Value&) {
        out.provenance[path] = {origin};
    });
    return out;
}

} // namespace fc::intent
