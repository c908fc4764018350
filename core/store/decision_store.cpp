#include "store/decision_store.h"

#include "store/field_digest.h"

namespace fc::store {

std::string_view toString(Decision decision)
{
    switch (decision) {
    case Decision::Approve: return "approve";
    case Decision::Reject: return "reject";
    case Decision::Defer: return "defer";
    case Decision::Withdraw: return "withdraw";
    case Decision::Used: return "used";
    case Decision::Acknowledge: return "acknowledge";
    }
    return "unknown";
}

std::string digestOf(const DecisionRecord& record)
{
    return FieldDigest()
        .add("decision")
        .add(record.planId)
        .add(record.planDigest)
        .add(record.device)
        .add(record.hunkId)
        .add(record.fingerprint)
        .add(toString(record.decision))
        .add(record.who)
        .add(record.when)
        .add(record.reason)
        .hex();
}

} // namespace fc::store
