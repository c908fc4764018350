#include "app/cli/plan_source.h"

#include "plan/plan_file.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pwd.h>
#include <sstream>
#include <unistd.h>

namespace fc::app {

Result<plan::Plan> openPlan(Workspace& workspace, const std::string& fileOrId)
{
    std::string text;
    std::error_code failure;
    if (std::filesystem::is_regular_file(fileOrId, failure)) {
        if (std::filesystem::file_size(fileOrId, failure) > plan::kMaxPlanBytes)
            return makeError(ErrorCode::Parse, "the file is too large for a plan").about(fileOrId);
        std::ifstream file(fileOrId, std::ios::binary);
        std::stringstream buffer;
        buffer << file.rdbuf();
        text = buffer.str();
    } else {
        Result<store::PlanRecord> stored = workspace.store().plans->load(fileOrId);
        if (!stored) {
            if (stored.error().code != ErrorCode::NotFound)
                return std::move(stored).error();
            return makeError(ErrorCode::NotFound, "there is neither such a file nor a stored plan of that id")
                .about(fileOrId)
                .nowIs("nothing was done")
                .doNext("make one with: fabric-orch plan -o PLAN");
        }
        text = std::move(stored->text);
    }
    Result<plan::Plan> plan = plan::readPlan(*workspace.schema(), text);
    if (!plan && plan.error().subject.empty())
        return std::move(plan).error().about(fileOrId);
    return plan;
}

Status writePlanFile(const std::string& file, const std::string& document)
{
    const std::string temporary = file + ".part";
    {
        std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
        stream.write(document.data(), static_cast<std::streamsize>(document.size()));
        stream.flush();
        if (!stream) {
            std::remove(temporary.c_str());
            return makeError(ErrorCode::Storage, "the plan could not be written")
                .about(file)
                .nowIs("the plan is kept in the store, but not in this file")
                .doNext("check the folder and the free space");
        }
    }
    if (std::rename(temporary.c_str(), file.c_str()) != 0)
        return makeError(ErrorCode::Storage, "the plan could not be put in place").about(file);
    return {};
}

std::string currentUser()
{
    if (const passwd* entry = getpwuid(geteuid()); entry != nullptr)
        return entry->pw_name;
    const char* name = std::getenv("USER");
    return name != nullptr ? name : "unknown";
}

} // namespace fc::app
