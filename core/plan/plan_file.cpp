#include "plan/plan_file.h"

#include "base/digest.h"
#include "base/json_depth.h"
#include "plan/plan_json.h"

#include <algorithm>

namespace fc::plan {

namespace {

constexpr std::string_view kDigestMember = ",\n \"digest\": \"sha256:";
constexpr std::string_view kTail = "\"\n}\n";
constexpr std::size_t kDigestDigits = 64;

/// Everything before the digest's digits; empty if the document does not end as one of ours.
std::string_view signedPart(std::string_view text)
{
    if (!text.ends_with(kTail) || text.size() < kTail.size() + kDigestDigits + kDigestMember.size())
        return {};
    const std::string_view body = text.substr(0, text.size() - kTail.size() - kDigestDigits);
    return body.ends_with(kDigestMember) ? body : std::string_view{};
}

Error notAPlan(std::string text)
{
    return makeError(ErrorCode::Parse, std::move(text))
        .about("plan file")
        .nowIs("nothing was read")
        .doNext("make a new plan with fabric-orch plan -o FILE");
}

} // namespace

std::string writePlan(const schema::SchemaIndex& index, const Plan& plan)
{
    std::string text = planJson(index, plan);
    text.resize(text.size() - 2); // the closing "\n}"
    text += kDigestMember;
    text += sha256Hex(text);
    text += kTail;
    return text;
}

std::string digestInPlan(std::string_view text)
{
    const std::string_view body = signedPart(text);
    return body.empty() ? std::string() : std::string(text.substr(body.size(), kDigestDigits));
}

Result<Plan> readPlan(const schema::SchemaIndex& index, std::string_view text)
{
    if (text.size() > kMaxPlanBytes)
        return notAPlan("the file is larger than " + std::to_string(kMaxPlanBytes >> 20U) + " MiB");
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{')
        return notAPlan("this is not a plan document");
    const std::string_view body = signedPart(text);
    const bool intact = !body.empty() && sha256Hex(body) == text.substr(body.size(), kDigestDigits);
    if (!intact)
        return makeError(ErrorCode::Refused, "the plan does not match its digest: it was altered or cut off")
            .about("plan file")
            .nowIs("nothing was sent")
            .doNext("make a new plan and have it approved");
    if (nestsTooDeep(text))
        return notAPlan("the document is nested too deeply");
    auto plan = planFromJson(index, text);
    if (plan)
        plan->digest = digestInPlan(text);
    return plan;
}

} // namespace fc::plan
