#include "netbox/custom_field_check.h"

#include "netbox/custom_field_contract.h"
#include "netbox/row_reader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace fc::netbox {

namespace {

using nlohmann::json;

/// Names in the wild that the decoders take for a field of the contract (facts/netbox-intent.md 2.12).
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOtherNames{{{"bgp_asn", "ASN"},
                                                                                    {"bgp_asn", "asn"},
                                                                                    {"bgp_asn", "bgp_as"},
                                                                                    {"l3vni", "vni"},
                                                                                    {"l3vni", "vrf_vni"},
                                                                                    {"l3vni", "l3_vni"},
                                                                                    {"anycast_gateway_mac", "anycast_mac"}}};

struct Definition
{
    std::string name, type;
    std::vector<std::string> objects;
    std::int64_t id = 0;
};

std::vector<std::string> textsAt(const json& row, const char* key)
{
    std::vector<std::string> out;
    if (const auto list = row.find(key); list != row.end() && list->is_array())
        for (const json& item : *list)
            if (item.is_string())
                out.push_back(item.get<std::string>());
    return out;
}

Definition definitionOf(const json& row)
{
    RowReader in(row);
    Definition out;
    out.id = in.id();
    out.name = in.text("name");
    out.type = in.choice("type");
    out.objects = textsAt(row, "object_types");
    return out;
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::ranges::any_of(a, [&](const std::string& one) { return std::ranges::find(b, one) != b.end(); });
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string out;
    for (const std::string& text : texts)
        out += (out.empty() ? "" : ", ") + text;
    return out.empty() ? "nothing" : out;
}

class FieldCheck
{
public:
    FieldCheck(const std::vector<json>& rows, const std::string& source) : m_source(source)
    {
        for (const json& row : rows)
            if (row.is_object())
                m_present.push_back(definitionOf(row));
    }

    std::vector<intent::Finding> findings;

    void check(const ContractField& field, bool hasBgp)
    {
        const json wanted = json::parse(field.definition, nullptr, false);
        const std::vector<std::string> objects = textsAt(wanted, "object_types");
        const bool onlyBgp = std::ranges::all_of(objects, [](const std::string& type) { return type.starts_with("netbox_bgp."); });
        if (onlyBgp && !hasBgp)
            return;
        std::vector<const Definition*> found;
        for (const Definition& one : m_present)
            if (one.name == field.name || (isOtherName(field.name, one.name) && share(one.objects, objects)))
                found.push_back(&one);
        const std::string name(field.name);
        if (found.empty()) {
            if (field.needed)
                tell(nullptr, "NetBox has no custom field " + name + ": " + std::string(field.meaning));
            return;
        }
        if (found.size() > 1)
            tell(found.back(), "custom fields " + found.front()->name + " and " + found.back()->name + " both stand for " +
                                   std::string(field.meaning) + ": " + name + " is read first");
        for (const Definition* one : found)
            checkOne(*one, field, wanted.value("type", ""), objects);
    }

private:
    static bool isOtherName(std::string_view name, std::string_view other)
    {
        return std::ranges::find(kOtherNames, std::pair(name, other)) != kOtherNames.end();
    }

    void checkOne(const Definition& one, const ContractField& field, const std::string& type,
                  const std::vector<std::string>& objects)
    {
        if (!share(one.objects, objects))
            return tell(&one, "custom field " + one.name + " is on " + joined(one.objects) + ", not on " + joined(objects));
        const bool isNumber = field.name == "bgp_asn" && one.type == "integer"; // an AS as a number is understood too
        if (one.name == field.name && one.type != type && !isNumber)
            tell(&one, "custom field " + one.name + " has type " + one.type + "; it has to be " + type);
    }

    void tell(const Definition* about, std::string message)
    {
        intent::Finding finding;
        finding.rule = "C52";
        finding.severity = intent::Severity::Error;
        finding.message = std::move(message);
        finding.hint = "fabric-orch doctor --script FILE writes how to create what is missing; correct the rest in NetBox";
        if (about != nullptr) {
            finding.objectType = "extras.customfield";
            finding.objectId = about->id;
            finding.display = about->name;
            finding.url = m_source + "/extras/custom-fields/" + std::to_string(about->id) + "/";
        }
        findings.push_back(std::move(finding));
    }

    const std::string& m_source;
    std::vector<Definition> m_present;
};

} // namespace

std::vector<intent::Finding> customFieldFindings(const std::vector<json>& definitions, bool hasBgp, const std::string& source)
{
    FieldCheck check(definitions, source);
    for (const ContractField& field : contractFields())
        check.check(field, hasBgp);
    return std::move(check.findings);
}

} // namespace fc::netbox
