#include "engine/running_reader.h"

#include "base/log.h"
#include "gnmi/tree_apply.h"
#include "schema/ietf_json.h"
#include "schema/tree_views.h"

#include <fstream>
#include <sstream>

namespace fc::engine {

GnmiRunningReader::GnmiRunningReader(Fleet& fleet, std::shared_ptr<const schema::SchemaIndex> index,
                                     std::chrono::milliseconds deadline)
    : m_fleet(fleet), m_index(std::move(index)), m_deadline(deadline)
{
}

Result<gnmi::GetAnswer> GnmiRunningReader::get(const std::string& device, std::vector<model::Path> paths,
                                               std::stop_token stop)
{
    Result<std::shared_ptr<gnmi::Transport>> transport = m_fleet.transport(device);
    if (!transport)
        return std::move(transport).error();
    gnmi::GetRequest request;
    request.paths = std::move(paths);
    request.type = gnmi::DataType::Config;
    request.encoding = gnmi::Encoding::JsonIetf;
    gnmi::CallOptions options;
    options.deadline = m_deadline;
    options.stop = stop;
    return (*transport)->get(request, options);
}

Result<model::ConfigTree> GnmiRunningReader::read(const std::string& device, const std::vector<model::Path>& paths,
                                                  std::stop_token stop)
{
    Result<gnmi::GetAnswer> answer = get(device, paths, stop);
    if (!answer && answer.error().code == ErrorCode::NotFound) {
        // One path without data fails the whole Get: ask one by one, and take "not found" for "nothing there".
        gnmi::GetAnswer together;
        for (const model::Path& path : paths) {
            Result<gnmi::GetAnswer> one = get(device, {path}, stop);
            if (one)
                for (gnmi::RawNotification& notification : one->notifications)
                    together.notifications.push_back(std::move(notification));
            else if (one.error().code != ErrorCode::NotFound)
                return std::move(one).error();
        }
        answer = std::move(together);
    }
    if (!answer)
        return std::move(answer).error();
    schema::DecodeReport report;
    Result<model::ConfigTree> tree = gnmi::toTree(*m_index, *answer, schema::Strictness::Lenient, &report);
    if (!tree)
        return std::move(tree).error();
    if (report.skipped > 0)
        log::info("engine", device + ": " + std::to_string(report.skipped) +
                                " values that the schema does not know were left out, first " + report.notes.front());
    return schema::filterConfig(*m_index, *tree);
}

OfflineRunningReader::OfflineRunningReader(std::string folder, std::shared_ptr<const schema::SchemaIndex> index)
    : m_folder(std::move(folder)), m_index(std::move(index))
{
}

Result<model::ConfigTree> OfflineRunningReader::read(const std::string& device, const std::vector<model::Path>&,
                                                     std::stop_token)
{
    const std::string name = m_folder + "/" + device + ".json";
    std::ifstream file(name, std::ios::binary);
    if (!file)
        return makeError(ErrorCode::Transport, "there is no saved tree for the device")
            .about(name)
            .nowIs("the device was not compared")
            .doNext("save its configuration there, or leave --offline out");
    std::stringstream text;
    text << file.rdbuf();
    Result<model::ConfigTree> tree = schema::decodeDocument(*m_index, text.str(), schema::Strictness::Lenient);
    if (!tree)
        return std::move(tree).error();
    return schema::filterConfig(*m_index, *tree);
}

} // namespace fc::engine
