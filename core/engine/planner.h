#pragma once

#include "engine/intent_book.h"
#include "plan/fresh_state.h"
#include "plan/plan.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace fc::engine {

struct PlanRequest
{
    std::vector<std::string> devices; ///< names; empty = all that the intent has
    /// Called once a device was read, from any thread: device, done, total. May be empty.
    std::function<void(const std::string&, std::size_t, std::size_t)> progress;
};

/// Reads the running configuration of each device (a fresh Get, in parallel; a second one of CLI lines where the intent
/// has any) and compares it with the book.
/// Never fails: a device that could not be read, or that has no intent, is Unreachable or Incomplete in the plan.
plan::Plan makePlan(const diff::TreeDiff& differ, const IntentBook& book, plan::RunningReader& reader,
                    const Clock& clock, const PlanRequest& request, std::stop_token stop = {});

/// Warnings of the checks that name the device and are not waived: an approval has to acknowledge them.
std::vector<plan::Warning> warningsAbout(const IntentBook& book, const std::string& device);

/// What the checks say of a device. Error Refused with the first unwaived finding of severity Error that names it:
/// nothing may be applied there until it is put right or waived.
Status checkedFor(const IntentBook& book, const std::string& device);

/// Answers the re-read before an apply from one load of the provider: `book` if it was just made for this apply, else
/// one made when the first device asks.
class ApplyIntentReader final : public plan::IntentReader
{
public:
    explicit ApplyIntentReader(IntentProvider& provider, IntentBookPtr book = {})
        : m_provider(provider), m_book(std::move(book))
    {
    }

    /// Errors: those of the provider and of checkedFor(); Incomplete if the intent was torn or has no document for the device.
    Result<plan::IntendedState> read(const std::string& device, std::stop_token stop) override;

private:
    IntentProvider& m_provider;
    std::mutex m_mutex;
    IntentBookPtr m_book;
};

} // namespace fc::engine
