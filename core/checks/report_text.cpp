#include "checks/report_text.h"

#include "checks/check.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace fc::checks {

namespace {

std::string joinedNames(const std::vector<std::string>& names, std::string_view between)
{
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : std::string(between)) + name;
    return out;
}

std::string_view colorOf(Severity severity)
{
    return severity == Severity::Error ? "\033[31m" : severity == Severity::Warning ? "\033[33m" : "\033[36m";
}

/// A terminal must not be steered by what NetBox holds.
std::string printable(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    return out;
}

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

std::string waivedText(const WaivedBy& waived)
{
    return "waived by " + waived.user + ": " + waived.reason + (waived.expires.empty() ? "" : " (until " + waived.expires + ")");
}

std::string shortDevices(const Finding& finding)
{
    constexpr std::size_t kShown = 3;
    if (finding.devices.size() <= kShown)
        return joinedNames(finding.devices, ",");
    return finding.devices.front() + " and " + std::to_string(finding.devices.size() - 1) + " more";
}

} // namespace

std::string toTable(const Report& report, bool color)
{
    std::size_t ruleWidth = 4;
    std::size_t deviceWidth = 6;
    for (const Finding& finding : report.findings) {
        ruleWidth = std::max(ruleWidth, finding.rule.size());
        deviceWidth = std::max(deviceWidth, shortDevices(finding).size());
    }
    std::string out;
    for (const Finding& finding : report.findings) {
        constexpr std::size_t kSeverityWidth = 9;
        const std::string word = padded(finding.waivedBy ? "waived" : std::string(intent::toString(finding.severity)), kSeverityWidth);
        out += color && !finding.waivedBy ? std::string(colorOf(finding.severity)) + word + "\033[0m" : word;
        out += padded(printable(finding.rule), ruleWidth + 2) + padded(printable(shortDevices(finding)), deviceWidth + 2) +
               printable(finding.message);
        if (!finding.expected.empty() || !finding.actual.empty())
            out += " (wanted: " + printable(finding.expected) + "; is: " + printable(finding.actual) + ")";
        out += '\n';
        const std::string indent(kSeverityWidth + ruleWidth + deviceWidth + 4, ' ');
        if (finding.waivedBy)
            out += indent + printable(waivedText(*finding.waivedBy)) + '\n';
        else if (!finding.hint.empty() && finding.severity != Severity::Info)
            out += indent + "-> " + printable(finding.hint) + '\n';
    }
    for (const Skipped& skipped : report.skipped)
        out += "not run: " + printable(skipped.rule) + ", " + printable(skipped.reason) + '\n';
    const Summary summary = report.summary();
    out += std::to_string(summary.error) + " errors, " + std::to_string(summary.warning) + " warnings, " +
           std::to_string(summary.info) + " notes, " + std::to_string(summary.waived) + " waived; revision " +
           report.revision.substr(0, 12) + '\n';
    return out;
}

std::string toJson(const Report& report)
{
    using nlohmann::json;
    json findings = json::array();
    for (const Finding& finding : report.findings) {
        json objects = json::array();
        for (const ObjectRef& object : finding.objects)
            objects.push_back({{"type", object.type}, {"id", object.id}, {"display", object.display}, {"url", object.url}});
        json waived = nullptr;
        if (finding.waivedBy)
            waived = {{"user", finding.waivedBy->user}, {"reason", finding.waivedBy->reason}, {"expires", finding.waivedBy->expires}};
        findings.push_back({{"rule", finding.rule},
                            {"severity", intent::toString(finding.severity)},
                            {"devices", finding.devices},
                            {"objects", std::move(objects)},
                            {"path", finding.path},
                            {"message", finding.message},
                            {"expected", finding.expected},
                            {"actual", finding.actual},
                            {"hint", finding.hint},
                            {"source", finding.source},
                            {"fingerprint", finding.fingerprint},
                            {"waived_by", std::move(waived)}});
    }
    json skipped = json::array();
    for (const Skipped& one : report.skipped)
        skipped.push_back({{"rule", one.rule}, {"reason", one.reason}});
    const Summary summary = report.summary();
    const json document{{"revision", report.revision},
                        {"findings", std::move(findings)},
                        {"skipped", std::move(skipped)},
                        {"summary",
                         {{"error", summary.error}, {"warning", summary.warning}, {"info", summary.info}, {"waived", summary.waived}}}};
    return document.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

namespace {

std::string csvCell(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string xmlText(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += "&#10;"; break;
        default: out += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f ? '?' : c;
        }
    }
    return out;
}

} // namespace

std::string toCsv(const Report& report)
{
    std::string out = "rule,severity,devices,objects,message,expected,actual,hint,fingerprint,waived_by,url\r\n";
    for (const Finding& finding : report.findings) {
        std::vector<std::string> objects;
        for (const ObjectRef& object : finding.objects)
            objects.push_back(object.type + ":" + std::to_string(object.id) + " " + object.display);
        const std::string cells[] = {finding.rule,
                                     std::string(intent::toString(finding.severity)),
                                     joinedNames(finding.devices, " "),
                                     joinedNames(objects, "; "),
                                     finding.message,
                                     finding.expected,
                                     finding.actual,
                                     finding.hint,
                                     finding.fingerprint,
                                     finding.waivedBy ? finding.waivedBy->user : std::string(),
                                     finding.objects.empty() ? std::string() : finding.objects.front().url};
        std::string line;
        for (const std::string& cell : cells)
            line += (&cell == &cells[0] ? "" : ",") + csvCell(cell);
        out += line + "\r\n";
    }
    return out;
}

std::string toJunit(const Report& report)
{
    struct Case
    {
        std::string title;
        std::vector<const Finding*> failures, notes;
        std::string skipped;
    };
    std::map<std::string, Case> cases;
    for (const Check& check : builtInChecks())
        cases[std::string(check.id)].title = check.title;
    for (const Skipped& skipped : report.skipped)
        cases[skipped.rule].skipped = skipped.reason;
    for (const Finding& finding : report.findings)
        (finding.blocks() ? cases[finding.rule].failures : cases[finding.rule].notes).push_back(&finding);
    std::size_t failed = 0;
    std::size_t skippedCount = 0;
    std::string body;
    const auto lineOf = [](const Finding& finding) {
        return std::string(intent::toString(finding.severity)) + " " + shortDevices(finding) + ": " + finding.message +
               (finding.waivedBy ? ", " + waivedText(*finding.waivedBy) : std::string());
    };
    for (const auto& [rule, one] : cases) {
        body += "  <testcase classname=\"intent\" name=\"" + xmlText(rule + (one.title.empty() ? "" : " " + one.title)) + "\">\n";
        if (!one.failures.empty()) {
            ++failed;
            std::string text;
            for (const Finding* finding : one.failures)
                text += lineOf(*finding) + "\n";
            body += "   <failure message=\"" + xmlText(one.failures.front()->message) + "\" type=\"error\">" + xmlText(text) + "</failure>\n";
        } else if (!one.skipped.empty()) {
            ++skippedCount;
            body += "   <skipped message=\"" + xmlText(one.skipped) + "\"/>\n";
        }
        std::string notes;
        for (const Finding* finding : one.notes)
            notes += lineOf(*finding) + "\n";
        if (!notes.empty())
            body += "   <system-out>" + xmlText(notes) + "</system-out>\n";
        body += "  </testcase>\n";
    }
    const std::string counts = "tests=\"" + std::to_string(cases.size()) + "\" failures=\"" + std::to_string(failed) + "\" skipped=\"" +
                               std::to_string(skippedCount) + "\"";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " + counts + ">\n <testsuite name=\"intent " +
           xmlText(report.revision.substr(0, 12)) + "\" " + counts + ">\n" + body + " </testsuite>\n</testsuites>\n";
}

} // namespace fc::checks
