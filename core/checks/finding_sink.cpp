#include "checks/finding_sink.h"

#include <algorithm>

namespace fc::checks {

FindingDraft::FindingDraft(const FabricFacts& facts, std::vector<Finding>& out, std::string rule, Severity severity,
                           std::string message)
    : m_facts(facts), m_out(out)
{
    m_finding.rule = std::move(rule);
    m_finding.severity = severity;
    m_finding.message = std::move(message);
}

FindingDraft::~FindingDraft()
{
    m_finding.fingerprint = fingerprintOf(m_finding, m_aspect);
    m_out.push_back(std::move(m_finding));
}

FindingDraft& FindingDraft::on(const DeviceFacts* device)
{
    if (device != nullptr && std::ranges::find(m_finding.devices, device->name) == m_finding.devices.end())
        m_finding.devices.push_back(device->name);
    return *this;
}

FindingDraft& FindingDraft::on(const std::vector<const DeviceFacts*>& devices)
{
    for (const DeviceFacts* device : devices)
        on(device);
    return *this;
}

FindingDraft& FindingDraft::about(ObjectClass objectClass, const intent::Entity& row, std::string display)
{
    m_finding.objects.push_back({std::string(intent::namesOf(objectClass).type), row.id,
                                 display.empty() ? row.display : std::move(display),
                                 m_facts.snapshot().pageUrl(objectClass, row.id)});
    return *this;
}

FindingDraft& FindingDraft::about(const PortFacts& port)
{
    return about(ObjectClass::Interface, *port.row, nameOf(port));
}

FindingDraft& FindingDraft::wants(std::string expected, std::string actual)
{
    m_finding.expected = std::move(expected);
    m_finding.actual = std::move(actual);
    return *this;
}

FindingDraft& FindingDraft::hint(std::string text)
{
    m_finding.hint = std::move(text);
    return *this;
}

FindingDraft& FindingDraft::path(std::string text)
{
    m_finding.path = std::move(text);
    return *this;
}

FindingDraft& FindingDraft::derived()
{
    m_finding.source = "derived";
    return *this;
}

FindingDraft& FindingDraft::aspect(std::string text)
{
    m_aspect = std::move(text);
    return *this;
}

std::string listed(const std::vector<std::string>& names, std::size_t atMost)
{
    std::string out;
    const std::size_t shown = std::min(names.size(), atMost);
    for (std::size_t i = 0; i < shown; ++i)
        out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    if (shown < names.size())
        out += " and " + std::to_string(names.size() - shown) + " more";
    return out;
}

std::string listed(const std::vector<const DeviceFacts*>& devices)
{
    std::vector<std::string> names;
    for (const DeviceFacts* device : devices)
        names.push_back(device->name);
    return listed(names);
}

std::string nameOf(const PortFacts& port)
{
    return port.device->name + " " + port.row->name;
}

} // namespace fc::checks
