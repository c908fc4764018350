#include "checks/waiver.h"

#include "checks/toml_rows.h"
#include "schema/instance_pattern.h"

#include <algorithm>
#include <set>

namespace fc::checks {

namespace {

bool isDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const auto digits = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const int month = digits(5, 2);
    const int day = digits(8, 2);
    return digits(0, 4) > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool covers(const Waiver& waiver, const Finding& finding)
{
    if (waiver.rule != finding.rule)
        return false;
    const auto fits = [&](std::string_view text) { return schema::globMatches(waiver.object, text); };
    return fits(finding.fingerprint) || std::ranges::any_of(finding.devices, fits) ||
           std::ranges::any_of(finding.objects, [&](const ObjectRef& object) {
               return fits(object.display) || fits(object.url) || fits(object.type + ":" + std::to_string(object.id));
           });
}

intent::Finding waiverFinding(Severity severity, std::string message, std::string hint)
{
    intent::Finding out;
    out.rule = "waiver";
    out.severity = severity;
    out.message = std::move(message);
    out.hint = std::move(hint);
    return out;
}

} // namespace

Result<std::vector<Waiver>> waiversFromText(std::string_view text, const std::string& name)
{
    auto rows = tomlRows(text, name, "waiver", {"rule", "object", "reason", "user", "expires"}, "no waiver was used");
    if (!rows)
        return std::move(rows).error();
    std::vector<Waiver> out;
    for (TomlRow& row : *rows) {
        Waiver waiver{row.text("rule"), row.text("object"), row.text("reason"), row.text("user"), row.text("expires"), row.where};
        const char* missing = waiver.rule.empty()     ? "rule"
                              : waiver.object.empty() ? "object"
                              : waiver.reason.empty() ? "reason"
                              : waiver.user.empty()   ? "user"
                                                      : nullptr;
        if (missing != nullptr || (!waiver.expires.empty() && !isDate(waiver.expires)))
            return makeError(ErrorCode::Usage, missing != nullptr ? std::string("a waiver needs ") + missing
                                                                  : "\"" + waiver.expires + "\" is no date like 2027-01-31")
                .about(row.where)
                .nowIs("no waiver was used")
                .doNext("correct the file");
        out.push_back(std::move(waiver));
    }
    return out;
}

Result<std::vector<Waiver>> readWaivers(const std::string& file)
{
    auto text = readRulesFile(file, "no waiver was used");
    if (!text)
        return std::move(text).error();
    return waiversFromText(*text, file);
}

void applyWaivers(const std::vector<Waiver>& waivers, const std::string& today, std::vector<Finding>& findings,
                  std::vector<intent::Finding>& told)
{
    for (const Waiver& waiver : waivers) {
        const bool expired = !waiver.expires.empty() && waiver.expires < today;
        std::size_t covered = 0;
        for (Finding& finding : findings) {
            if (finding.waivedBy || !covers(waiver, finding))
                continue;
            ++covered;
            if (!expired)
                finding.waivedBy = WaivedBy{waiver.user, waiver.reason, waiver.expires};
        }
        const std::string what = "the waiver of " + waiver.rule + " on " + waiver.object + " (" + waiver.file + ")";
        if (expired && covered > 0)
            told.push_back(waiverFinding(Severity::Warning, what + " ended on " + waiver.expires,
                                         "decide again, or put the matter right"));
        else if (covered == 0)
            told.push_back(waiverFinding(Severity::Info, what + " covers nothing", "remove it if the matter is settled"));
    }
}

} // namespace fc::checks
