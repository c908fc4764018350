#include "checks/own_check.h"

#include "checks/check.h"
#include "checks/row_fields.h"
#include "checks/toml_rows.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace fc::checks {

namespace {

constexpr std::size_t kMostChecks = 500;
constexpr std::size_t kMostReported = 1000;
constexpr std::size_t kBudget = 50'000'000; ///< steps and bytes of one check; some tenths of a second
constexpr std::size_t kLongestMessage = 500;
constexpr std::size_t kLongestName = 40;
const std::string kNotUsed = "the checks of this file are not run";

Error unusable(const TomlRow& row, std::string why)
{
    return makeError(ErrorCode::Usage, std::move(why)).about(row.where).nowIs(kNotUsed).doNext("correct the file");
}

bool isCheckName(const std::string& name)
{
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Result<Expression> expressionOf(const TomlRow& row, const char* key, ObjectClass objectClass)
{
    auto parsed = Expression::parse(row.text(key));
    if (!parsed)
        return unusable(row, std::string(key) + ": " + parsed.error().text);
    for (const auto& path : parsed->fields())
        if (const std::string problem = fieldProblem(objectClass, path); !problem.empty())
            return unusable(row, std::string(key) + ": " + problem);
    return parsed;
}

Result<MessageTemplate> messageOf(const TomlRow& row, ObjectClass objectClass)
{
    const std::string text = row.text("message");
    if (text.empty() || text.size() > kLongestMessage)
        return unusable(row, text.empty() ? "a check needs a message" : "the message is longer than 500 characters");
    MessageTemplate out;
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{') {
            plain += text[at];
            continue;
        }
        if (at + 1 < text.size() && text[at + 1] == '{') {
            plain += text[++at];
            continue;
        }
        const auto end = text.find('}', at);
        if (end == std::string::npos)
            return unusable(row, "message: a closing brace is missing");
        const auto field = Expression::parse(std::string_view(text).substr(at + 1, end - at - 1));
        std::string name;
        if (field && field->fields().size() == 1)
            for (const std::string& step : field->fields().front())
                name += (name.empty() ? "" : ".") + step;
        if (name != text.substr(at + 1, end - at - 1) || name.empty())
            return unusable(row, "message: \"" + text.substr(at, end - at + 1) + "\" is no field");
        if (const std::string problem = fieldProblem(objectClass, field->fields().front()); !problem.empty())
            return unusable(row, "message: " + problem);
        out.parts.emplace_back(std::move(plain));
        out.parts.emplace_back(field->fields().front());
        plain.clear();
        at = end;
    }
    out.parts.emplace_back(std::move(plain));
    return out;
}

Result<OwnCheck> checkOf(const TomlRow& row)
{
    OwnCheck out;
    out.name = row.text("name");
    if (!isCheckName(out.name))
        return unusable(row, "a check needs a name of letters, digits, - and _, at most 40");
    if (builtInCheck(out.name) != nullptr)
        return unusable(row, out.name + " is the name of a built-in check");
    const auto objectClass = classNamed(row.text("class"));
    if (!objectClass)
        return unusable(row, "class: one of " + classWords() + " is expected");
    out.objectClass = *objectClass;
    const std::string severity = row.text("severity");
    if (severity != "" && severity != "error" && severity != "warning" && severity != "info")
        return unusable(row, "severity: error, warning or info is expected");
    out.severity = severity == "error" ? Severity::Error : severity == "info" ? Severity::Info : Severity::Warning;
    if (!row.text("select").empty()) {
        auto select = expressionOf(row, "select", out.objectClass);
        if (!select)
            return std::move(select).error();
        out.select = std::move(*select);
    }
    auto condition = expressionOf(row, "condition", out.objectClass);
    if (!condition)
        return std::move(condition).error();
    out.condition = std::move(*condition);
    auto message = messageOf(row, out.objectClass);
    if (!message)
        return std::move(message).error();
    out.message = std::move(*message);
    out.hint = row.text("hint");
    return out;
}

std::string filled(const MessageTemplate& message, const FabricFacts& facts, RowRef row)
{
    constexpr std::size_t kLongestValue = 200;
    std::string out;
    for (const MessageTemplate::Part& part : message.parts) {
        if (const auto* text = std::get_if<std::string>(&part))
            out += *text;
        else
            out += textOf(fieldOf(facts, row, std::get<std::vector<std::string>>(part))).substr(0, kLongestValue);
    }
    return out;
}

} // namespace

Result<std::vector<OwnCheck>> ownChecksFromText(std::string_view text, const std::string& name)
{
    auto rows = tomlRows(text, name, "check", {"name", "class", "severity", "select", "condition", "message", "hint"}, kNotUsed);
    if (!rows)
        return std::move(rows).error();
    if (rows->size() > kMostChecks)
        return makeError(ErrorCode::Parse, "there are more than 500 checks").about(name).nowIs(kNotUsed).doNext("split the file");
    std::vector<OwnCheck> out;
    std::set<std::string> names;
    for (const TomlRow& row : *rows) {
        auto check = checkOf(row);
        if (!check)
            return std::move(check).error();
        if (!names.insert(check->name).second)
            return unusable(row, "the name " + check->name + " is used twice");
        out.push_back(std::move(*check));
    }
    return out;
}

Result<OwnCheckFolder> readOwnChecks(const std::string& folder)
{
    std::error_code failure;
    std::vector<std::filesystem::path> files;
    for (auto it = std::filesystem::directory_iterator(folder, failure); !failure && it != std::filesystem::directory_iterator();
         it.increment(failure))
        if (it->path().extension() == ".toml")
            files.push_back(it->path());
    if (failure)
        return makeError(ErrorCode::NotFound, failure.message()).about(folder).nowIs("no check of your own is run")
            .doNext("check the name of the folder in the profile");
    std::ranges::sort(files);
    OwnCheckFolder out;
    for (const auto& file : files) {
        auto text = readRulesFile(file.string(), kNotUsed);
        auto checks = text ? ownChecksFromText(*text, file.filename().string()) : Result<std::vector<OwnCheck>>(text.error());
        if (checks) {
            std::ranges::move(*checks, std::back_inserter(out.checks));
            continue;
        }
        intent::Finding problem;
        problem.rule = "own-checks";
        problem.message = checks.error().text + " [" + checks.error().subject + "]; " + checks.error().state;
        problem.hint = "correct the file";
        out.problems.push_back(std::move(problem));
    }
    return out;
}

std::string runOwnCheck(const OwnCheck& check, const FabricFacts& facts, FindingSink& out)
{
    std::size_t budget = kBudget;
    std::size_t reported = 0;
    for (const RowRef row : rowsOf(facts, check.objectClass)) {
        const FieldReader read = [&](const std::vector<std::string>& path) { return fieldOf(facts, row, path); };
        const auto selected = check.select ? check.select->holds(read, budget) : std::optional(true);
        const auto good = selected && *selected ? check.condition.holds(read, budget) : selected;
        if (!selected || !good)
            return "it takes too long and was stopped";
        if (!*selected || *good)
            continue;
        if (++reported > kMostReported)
            return "it found more than 1000 rows; the first ones are shown";
        out.draft(check.severity, filled(check.message, facts, row))
            .about(row.objectClass, *row.row).on(devicesOf(facts, row)).hint(check.hint);
    }
    return {};
}

} // namespace fc::checks
