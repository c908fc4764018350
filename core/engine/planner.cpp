#include "engine/planner.h"

#include "engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace fc::engine {

namespace {

/// Mostly waiting for devices, so more threads than cores; few enough to be a polite client.
constexpr std::size_t kReadersAtOnce = 8;

plan::DeviceInput inputFor(const std::string& device, const IntentBook& book, plan::RunningReader& reader,
                           std::stop_token stop)
{
    plan::DeviceInput input;
    input.name = device;
    input.warnings = warningsAbout(book, device);
    const auto document = book.documents.shared(device);
    if (!document) {
        const auto problem = book.problems.find(device);
        input.problem = problem != book.problems.end()
                            ? problem->second
                            : makeError(ErrorCode::Incomplete, "there is no intent for the device")
                                  .about(device)
                                  .nowIs("it was not compared")
                                  .doNext("add it to " + book.source);
        return input;
    }
    Result<model::ConfigTree> running = reader.read(device, {model::Path{}}, stop);
    if (!running) {
        input.problem = std::move(running).error();
        return input;
    }
    input.running = std::move(*running);
    input.intendedCli = document->cli;
    if (!input.intendedCli.empty()) {
        Result<std::vector<model::CliLine>> lines = reader.readCli(device, stop);
        if (!lines) {
            input.problem = std::move(lines).error();
            return input;
        }
        input.runningCli = std::move(*lines);
    }
    input.intended = document->tree;
    input.ownership = document->ownership;
    input.provenance = document->provenance;
    return input;
}

/// Origins are looked up only where there is something to explain.
plan::DevicePlan planOf(const diff::TreeDiff& differ, const IntentBook& book, plan::DeviceInput input)
{
    plan::DevicePlan planned = plan::planDevice(differ, input);
    if (planned.hunks.empty())
        return planned;
    const intent::IntentDocument& explained = book.documents.at(input.name);
    input.provenance = explained.provenance;
    input.intendedCli = explained.cli;
    return plan::planDevice(differ, input);
}

} // namespace

plan::Plan makePlan(const diff::TreeDiff& differ, const IntentBook& book, plan::RunningReader& reader,
                    const Clock& clock, const PlanRequest& request, std::stop_token stop)
{
    std::vector<std::string> names = request.devices;
    if (names.empty())
        for (const model::FabricDevice& device : book.inventory.devices)
            names.push_back(device.name);
    std::vector<plan::DevicePlan> devices(names.size());
    std::atomic<std::size_t> done{0};
    runParallel(names.size(), kReadersAtOnce, [&](std::size_t i) {
        devices[i] = planOf(differ, book, inputFor(names[i], book, reader, stop));
        const std::size_t finished = ++done;
        if (request.progress)
            request.progress(names[i], finished, names.size());
    });
    return plan::assemblePlan(differ, book.revision, std::move(devices), clock, book.inventory);
}

std::vector<plan::Warning> warningsAbout(const IntentBook& book, const std::string& device)
{
    std::vector<plan::Warning> out;
    if (book.report)
        for (const checks::Finding& finding : book.report->findings)
            if (finding.severity == intent::Severity::Warning && !finding.waivedBy &&
                std::ranges::find(finding.devices, device) != finding.devices.end())
                out.push_back({finding.fingerprint, finding.rule + ": " + finding.message});
    return out;
}

Status checkedFor(const IntentBook& book, const std::string& device)
{
    const auto blockers = book.report ? book.report->blockersOf(device) : std::vector<const checks::Finding*>();
    if (blockers.empty())
        return {};
    const checks::Finding& first = *blockers.front();
    const std::string more = blockers.size() == 1 ? "" : " (and " + std::to_string(blockers.size() - 1) + " more errors)";
    return makeError(ErrorCode::Refused, first.rule + ": " + first.message + more)
        .about(device)
        .nowIs("nothing was sent")
        .doNext(first.hint.empty() ? "put it right in NetBox, or waive it" : first.hint + ", or waive the finding");
}

Result<plan::IntendedState> ApplyIntentReader::read(const std::string& device, std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    if (!m_book) {
        Result<IntentBookPtr> book = m_provider.load({}, stop);
        if (!book)
            return std::move(book).error();
        m_book = std::move(*book);
    }
    if (m_book->torn)
        return makeError(ErrorCode::Incomplete, "the intent kept changing while it was read")
            .about(m_book->source)
            .nowIs("nothing was sent")
            .doNext("try again when the edits there are finished");
    if (Status blocked = checkedFor(*m_book, device); !blocked)
        return std::move(blocked).error();
    const auto document = m_book->documents.find(device);
    if (document == m_book->documents.end()) {
        const auto problem = m_book->problems.find(device);
        if (problem != m_book->problems.end())
            return problem->second;
        return makeError(ErrorCode::Incomplete, "the intent has no document for the device any more")
            .about(device)
            .nowIs("nothing was sent")
            .doNext("plan again");
    }
    return plan::IntendedState{document->second.tree, document->second.provenance, document->second.cli,
                               warningsAbout(*m_book, device)};
}

} // namespace fc::engine
