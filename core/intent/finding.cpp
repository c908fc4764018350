#include "intent/finding.h"

namespace fc::intent {

std::string_view toString(Severity severity)
{
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Info: return "info";
    }
    return "error";
}

} // namespace fc::intent
