#include "intent/unmanaged_adoption.h"

#include <nlohmann/json.hpp>

namespace fc::intent {

namespace {

/// One line, so that a path or value from a device can stand in a comment.
std::string oneLine(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    return out;
}

std::string quotedForShell(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// A body as a shell word in which "@3" is what step 3 answered.
std::string bodyForShell(std::string_view body)
{
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = body.find("\"@"); at != std::string_view::npos; at = body.find("\"@", at + 2)) {
        const std::size_t end = body.find('"', at + 2);
        const std::string_view step = body.substr(at + 2, end - at - 2);
        if (end == std::string_view::npos || step.empty() || step.find_first_not_of("0123456789") != std::string_view::npos)
            continue;
        out += quotedForShell(body.substr(from, at - from)) + "\"$id" + std::string(step) + "\"";
        from = end + 1;
    }
    return out + quotedForShell(body.substr(from));
}

} // namespace

std::string toText(const AdoptionDraft& draft)
{
    std::string out = draft.device + ": " + std::to_string(draft.objects.size()) + " NetBox objects would explain " +
                      std::to_string(draft.leaves - draft.rest.size()) + " of " + std::to_string(draft.leaves) + " leaves\n";
    std::size_t step = 0;
    for (const AdoptedObject& object : draft.objects) {
        out += "\n@" + std::to_string(++step) + "  " + oneLine(object.what) + "\n    " + object.method + " /api/" + object.endpoint + "\n    " +
               object.body + "\n";
        for (const std::string& path : object.explains)
            out += "      explains " + oneLine(path) + "\n";
    }
    if (!draft.rest.empty())
        out += "\nNot expressed in NetBox:\n";
    for (const NotAdopted& left : draft.rest)
        out += "  " + oneLine(left.path) + " = " + oneLine(left.value) + "\n      " + left.reason + "\n";
    if (!draft.alsoAsks.empty())
        out += "\nWith these objects the intent also asks for:\n";
    for (const std::string& path : draft.alsoAsks)
        out += "  " + oneLine(path) + "\n";
    return out;
}

std::string toJson(const AdoptionDraft& draft)
{
    using Json = nlohmann::ordered_json;
    Json json{{"device", draft.device}, {"revision", draft.revision}, {"leaves", draft.leaves}};
    json["objects"] = Json::array();
    for (const AdoptedObject& object : draft.objects)
        json["objects"].push_back({{"method", object.method}, {"endpoint", "/api/" + object.endpoint}, {"what", object.what},
                                   {"body", Json::parse(object.body, nullptr, false)}, {"explains", object.explains}});
    json["rest"] = Json::array();
    for (const NotAdopted& left : draft.rest)
        json["rest"].push_back({{"path", left.path}, {"value", left.value}, {"reason", left.reason}});
    json["also_asks"] = draft.alsoAsks;
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string toScript(const AdoptionDraft& draft, std::string_view baseUrl)
{
    std::string out = "#!/bin/sh\n"
                      "# A draft: what NetBox would have to hold so that " + oneLine(draft.device) + " runs what is intended.\n"
                      "# Read it, correct it, then: NETBOX_TOKEN=... sh FILE\n"
                      "set -eu\n"
                      "url=${NETBOX_URL:-" + quotedForShell(baseUrl) + "}\n"
                      "case $NETBOX_TOKEN in nbt_*) word=Bearer ;; *) word=Token ;; esac\n"
                      "ask() { # METHOD ENDPOINT BODY: sends it and sets id\n"
                      "  answer=$(curl --fail-with-body -sS -X \"$1\" -H \"Authorization: $word $NETBOX_TOKEN\" \\\n"
                      "    -H 'Content-Type: application/json' -d \"$3\" \"$url/api/$2\") || { printf '%s\\n' \"$answer\" >&2; exit 1; }\n"
                      "  id=$(printf %s \"$answer\" | sed -n 's/^{ *\"id\": *\\([0-9][0-9]*\\).*/\\1/p')\n"
                      "  echo \"$1 $2 -> $id\"\n"
                      "}\n";
    std::size_t step = 0;
    for (const AdoptedObject& object : draft.objects) {
        out += "\n# " + oneLine(object.what) + "\n";
        for (const std::string& path : object.explains)
            out += "#   " + oneLine(path) + "\n";
        out += "ask " + object.method + " " + object.endpoint + " " + bodyForShell(object.body) + "\nid" + std::to_string(++step) + "=$id\n";
    }
    if (!draft.rest.empty())
        out += "\n# Not expressed in NetBox:\n";
    for (const NotAdopted& left : draft.rest)
        out += "#   " + oneLine(left.path) + " = " + oneLine(left.value) + "\n#     " + left.reason + "\n";
    if (!draft.alsoAsks.empty())
        out += "\n# With these objects the intent also asks for:\n";
    for (const std::string& path : draft.alsoAsks)
        out += "#   " + oneLine(path) + "\n";
    return out;
}

} // namespace fc::intent
