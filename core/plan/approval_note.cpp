#include "plan/approval_note.h"

#include <nlohmann/json.hpp>

namespace fc::plan {

std::string encodeApprovals(const std::vector<ApprovalNote>& approvals)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const ApprovalNote& note : approvals)
        json.push_back({{"who", note.who}, {"when", note.when}, {"reason", note.reason}, {"hunks", note.hunks},
                        {"acknowledged", note.acknowledged}});
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<std::vector<ApprovalNote>> decodeApprovals(std::string_view text)
{
    std::vector<ApprovalNote> approvals;
    if (text.empty())
        return approvals;
    const Error damaged = makeError(ErrorCode::Parse, "the journal's record of the approvals cannot be read").about("journal");
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!json.is_array())
        return damaged;
    try {
        for (const auto& item : json)
            approvals.push_back({item.at("who").get<std::string>(), item.at("when").get<std::string>(),
                                 item.at("reason").get<std::string>(), item.at("hunks").get<std::vector<std::string>>(),
                                 item.value("acknowledged", std::vector<std::string>())});
    } catch (const nlohmann::ordered_json::exception&) {
        return damaged;
    }
    return approvals;
}

} // namespace fc::plan
