#include "checks/finding.h"

#include "base/digest.h"
#include "intent/inventory.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace fc::checks {

std::string fingerprintOf(const Finding& finding, std::string_view aspect)
{
    std::vector<std::string> parts;
    for (const ObjectRef& object : finding.objects)
        parts.push_back(object.type + " " + std::to_string(object.id));
    if (parts.empty())
        parts.assign(finding.devices.begin(), finding.devices.end());
    std::ranges::sort(parts);
    std::string text = finding.rule;
    for (const std::string& part : parts)
        text += "\n" + part;
    text += "\n" + std::string(aspect);
    return sha256Hex(text).substr(0, 16);
}

Finding fromIntent(const intent::Finding& finding)
{
    Finding out;
    out.rule = finding.rule;
    out.severity = finding.severity;
    if (!finding.device.empty())
        out.devices.push_back(finding.device);
    if (finding.objectId != 0)
        out.objects.push_back({finding.objectType, finding.objectId, finding.display, finding.url});
    out.message = finding.message;
    out.hint = finding.hint;
    out.fingerprint = fingerprintOf(out, finding.device + "\n" + finding.message);
    return out;
}

bool before(const Finding& a, const Finding& b)
{
    if (a.severity != b.severity)
        return a.severity < b.severity;
    if (a.rule != b.rule)
        return intent::naturalLess(a.rule, b.rule);
    const std::string& deviceA = a.devices.empty() ? a.path : a.devices.front();
    const std::string& deviceB = b.devices.empty() ? b.path : b.devices.front();
    if (deviceA != deviceB)
        return intent::naturalLess(deviceA, deviceB);
    return std::tie(a.message, a.fingerprint) < std::tie(b.message, b.fingerprint);
}

Summary Report::summary() const
{
    Summary out;
    for (const Finding& finding : findings) {
        if (finding.waivedBy)
            ++out.waived;
        else if (finding.severity == Severity::Error)
            ++out.error;
        else if (finding.severity == Severity::Warning)
            ++out.warning;
        else
            ++out.info;
    }
    return out;
}

std::vector<const Finding*> Report::blockersOf(std::string_view device) const
{
    std::vector<const Finding*> out;
    for (const Finding& finding : findings)
        if (finding.blocks() && std::ranges::find(finding.devices, device) != finding.devices.end())
            out.push_back(&finding);
    return out;
}

std::vector<ComparedFinding> compareReports(const Report& earlier, const Report& now)
{
    std::multiset<std::string> known;
    for (const Finding& finding : earlier.findings)
        known.insert(finding.fingerprint);
    std::vector<ComparedFinding> out;
    for (const Finding& finding : now.findings) {
        const auto was = known.find(finding.fingerprint);
        out.push_back({finding, was == known.end() ? Change::New : Change::Same});
        if (was != known.end())
            known.erase(was);
    }
    for (const Finding& finding : earlier.findings) {
        const auto gone = known.find(finding.fingerprint);
        if (gone == known.end())
            continue;
        known.erase(gone);
        out.push_back({finding, Change::Fixed});
    }
    std::ranges::stable_sort(out, [](const ComparedFinding& a, const ComparedFinding& b) {
        return before(a.finding, b.finding);
    });
    return out;
}

} // namespace fc::checks
