#include "intent/fabric_view.h"

namespace fc::intent {

std::optional<std::string> FabricView::leafText(FabricKey key) const
{
    if (const auto value = flag(key))
        return std::string(*value ? "true" : "false");
    if (const auto value = number(key))
        return std::to_string(*value);
    return text(key);
}

void FabricView::lacks(FabricKey key, std::string_view what)
{
    if (!m_reported.insert(key).second)
        return;
    const FabricKeyInfo& info = infoOf(key);
    m_out.finding(Severity::Warning, "fabric-file.missing",
                  std::string(what) + " is not mapped: NetBox has no field for it and the fabric file does not say " +
                      std::string(info.name),
                  "set " + std::string(info.name) + " in the fabric file: " + std::string(info.meaning));
}

} // namespace fc::intent
