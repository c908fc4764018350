#include "engine/link_view.h"

#include <array>
#include <cstdio>

namespace fc::engine {

namespace {

/// Network part of "10.0.1.5/31" as a number with the length, or empty if it is not IPv4.
std::string subnetOf(const std::string& address)
{
    std::array<unsigned, 4> octets{};
    unsigned length = 0;
    if (std::sscanf(address.c_str(), "%3u.%3u.%3u.%3u/%2u", &octets[0], &octets[1], &octets[2], &octets[3], &length) != 5 ||
        length > 32)
        return {};
    const std::uint32_t value = (octets[0] << 24U) | (octets[1] << 16U) | (octets[2] << 8U) | octets[3];
    const std::uint32_t mask = length == 0 ? 0 : ~std::uint32_t{0} << (32U - length);
    return std::to_string(value & mask) + "/" + std::to_string(length);
}

LinkEndView endView(const model::LinkEnd& end, const DeviceFacts* facts, RateMeter& meter)
{
    LinkEndView view;
    view.end = end;
    if (facts == nullptr)
        return view;
    const auto port = facts->ports.find(end.interfaceName);
    if (port == facts->ports.end())
        return view;
    view.oper = port->second.oper;
    view.admin = port->second.admin;
    view.description = port->second.description;
    view.address = port->second.address;
    view.mtu = port->second.mtu;
    view.lldpNeighbour = port->second.lldpNeighbour;
    const std::string name = end.device + " " + end.interfaceName;
    if (port->second.inOctets)
        view.inBitsPerSecond = meter.rate(name + " in", *port->second.inOctets, port->second.countersAt);
    if (port->second.outOctets)
        view.outBitsPerSecond = meter.rate(name + " out", *port->second.outOctets, port->second.countersAt);
    return view;
}

std::string expectedNeighbour(const model::LinkEnd& far)
{
    return far.device + " " + far.interfaceName;
}

} // namespace

double RateMeter::rate(const std::string& port, std::uint64_t octets, std::int64_t atNs)
{
    Sample& sample = m_samples[port];
    if (atNs > sample.atNs && sample.atNs != 0 && octets >= sample.octets)
        sample.rate = static_cast<double>(octets - sample.octets) * 8e9 / static_cast<double>(atNs - sample.atNs);
    else if (octets < sample.octets)
        sample.rate = 0.0;
    if (atNs != sample.atNs) {
        sample.octets = octets;
        sample.atNs = atNs;
    }
    return sample.rate;
}

LinkView linkView(const model::FabricLink& link, const DeviceFacts* a, const DeviceFacts* b, RateMeter& meter)
{
    LinkView view;
    view.link = link;
    view.a = endView(link.a, a, meter);
    view.b = endView(link.b, b, meter);
    if (view.a.oper.empty() && view.b.oper.empty())
        return view;
    if (view.a.oper.empty() || view.b.oper.empty()) {
        view.state = (view.a.oper + view.b.oper) == "UP" ? LinkState::OneSided : LinkState::Down;
        return view;
    }
    const auto note = [&](std::string what, const std::string& left, const std::string& right) {
        view.mismatches.push_back({std::move(what), left, right});
    };
    if (view.a.oper != view.b.oper)
        note("oper-status", view.a.oper, view.b.oper);
    if (view.a.mtu != view.b.mtu)
        note("mtu", view.a.mtu.empty() ? "default" : view.a.mtu, view.b.mtu.empty() ? "default" : view.b.mtu);
    const std::string left = subnetOf(view.a.address), right = subnetOf(view.b.address);
    if (left != right)
        note("subnet", view.a.address.empty() ? "none" : view.a.address, view.b.address.empty() ? "none" : view.b.address);
    if (!view.a.lldpNeighbour.empty() && view.a.lldpNeighbour != expectedNeighbour(link.b))
        note("lldp", view.a.lldpNeighbour, expectedNeighbour(link.b));
    if (!view.b.lldpNeighbour.empty() && view.b.lldpNeighbour != expectedNeighbour(link.a))
        note("lldp", expectedNeighbour(link.a), view.b.lldpNeighbour);
    if (view.a.oper != "UP" || view.b.oper != "UP")
        view.state = LinkState::Down;
    else
        view.state = view.mismatches.empty() ? LinkState::Up : LinkState::Mismatch;
    return view;
}

} // namespace fc::engine
