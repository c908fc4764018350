#include "engine/running_reader.h"

#include "base/log.h"
#include "gnmi/tree_apply.h"
#include "model/cli_text.h"
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

namespace {

Error notRead(Error error)
{
    if (error.state.empty())
        error.state = "what it runs is unknown, and it is not compared";
    return error;
}

} // namespace

Result<gnmi::GetAnswer> GnmiRunningReader::get(const std::string& device, gnmi::GetRequest request,
                                               std::stop_token stop)
{
    Result<std::shared_ptr<gnmi::Transport>> transport = m_fleet.transport(device);
    if (!transport)
        return std::move(transport).error();
    gnmi::CallOptions options;
    options.deadline = m_deadline;
    options.stop = stop;
    return (*transport)->get(request, options);
}

Result<model::ConfigTree> GnmiRunningReader::read(const std::string& device, const std::vector<model::Path>& paths,
                                                  std::stop_token stop)
{
    const auto configAt = [&](std::vector<model::Path> wanted) {
        gnmi::GetRequest request;
        request.paths = std::move(wanted);
        request.type = gnmi::DataType::Config;
        request.encoding = gnmi::Encoding::JsonIetf;
        return get(device, std::move(request), stop);
    };
    Result<gnmi::GetAnswer> answer = configAt(paths);
    if (!answer && answer.error().code == ErrorCode::NotFound) {
        // One path without data fails the whole Get: ask one by one, and take "not found" for "nothing there".
        gnmi::GetAnswer together;
        for (const model::Path& path : paths) {
            Result<gnmi::GetAnswer> one = configAt({path});
            if (one)
                for (gnmi::RawNotification& notification : one->notifications)
                    together.notifications.push_back(std::move(notification));
            else if (one.error().code != ErrorCode::NotFound)
                return notRead(std::move(one).error());
        }
        answer = std::move(together);
    }
    if (!answer)
        return notRead(std::move(answer).error());
    schema::DecodeReport report;
    Result<model::ConfigTree> tree = gnmi::toTree(*m_index, *answer, schema::Strictness::Lenient, &report);
    if (!tree)
        return std::move(tree).error();
    if (report.skipped > 0)
        log::info("engine", device + ": " + std::to_string(report.skipped) +
                                " values that the schema does not know were left out, first " + report.notes.front());
    return schema::filterConfig(*m_index, *tree);
}

Result<std::vector<model::CliLine>> GnmiRunningReader::readCli(const std::string& device, std::stop_token stop)
{
    gnmi::GetRequest request;
    request.paths = {model::Path{"cli", {{"show running-config", {}}}}};
    request.encoding = gnmi::Encoding::Ascii;
    Result<gnmi::GetAnswer> answer = get(device, std::move(request), stop);
    if (!answer)
        return std::move(answer).error();
    const auto incomplete = [&](std::string text) {
        return makeError(ErrorCode::Incomplete, std::move(text))
            .about(device + " show running-config")
            .nowIs("its CLI lines were not compared")
            .doNext("try again; if it stays so, look at \"show management api gnmi\" on the device");
    };
    std::string text;
    for (const gnmi::RawNotification& notification : answer->notifications)
        for (const gnmi::RawUpdate& update : notification.updates)
            text += model::toString(update.value.value);
    Result<model::CliText> read = model::parseCliText(text);
    if (!read)
        return incomplete("the device's running-config cannot be read: " + read.error().text);
    // A line that is missing at the end must not read as "the device does not run it".
    if (!read->ended)
        return incomplete("the device's running-config ends before its \"end\"");
    return std::move(read->lines);
}

Result<std::vector<model::CliLine>> readCliFile(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return makeError(ErrorCode::NotFound, "there is no such file").about(file);
    std::stringstream text;
    text << stream.rdbuf();
    if (stream.bad())
        return makeError(ErrorCode::Storage, "the file cannot be read").about(file);
    Result<model::CliText> read = model::parseCliText(text.str());
    if (!read)
        return std::move(std::move(read).error()).about(file);
    return std::move(read->lines);
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

Result<std::vector<model::CliLine>> OfflineRunningReader::readCli(const std::string& device, std::stop_token)
{
    Result<std::vector<model::CliLine>> lines = readCliFile(m_folder + "/" + device + ".cli");
    if (!lines && lines.error().code == ErrorCode::NotFound)
        return std::vector<model::CliLine>();
    return lines;
}

} // namespace fc::engine
