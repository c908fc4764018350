#include "sim/fabric/description.h"

#include <charconv>

namespace fc::sim {

namespace {

constexpr unsigned kMaxSpines = 64;
constexpr unsigned kMaxLeafs = 2000;
/// Above this many pairs the 16-bit private AS numbers from 65001 run out.
constexpr unsigned kMaxShortAsnPairs = 500;

constexpr Ipv4 quad(unsigned a, unsigned b, unsigned c, unsigned d) { return a << 24U | b << 16U | c << 8U | d; }

bool readShape(std::string_view shape, unsigned& spines, unsigned& leafs)
{
    constexpr std::string_view kPrefix = "clos:";
    if (!shape.starts_with(kPrefix))
        return false;
    const char* at = shape.data() + kPrefix.size();
    const char* end = shape.data() + shape.size();
    const auto first = std::from_chars(at, end, spines);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != 'x')
        return false;
    const auto second = std::from_chars(first.ptr + 1, end, leafs);
    return second.ec == std::errc() && second.ptr == end;
}

void addServices(FabricDescription& fabric)
{
    fabric.vlans.push_back({40, "stretched", 110040, "40:110040", "{router_id}:{vid}", true});
    fabric.vrfs.push_back({"gold", 100001, "1:100001", "{router_id}:1"});
    for (std::size_t index = 0; index < fabric.pairs.size(); ++index) {
        auto& pair = fabric.pairs[index];
        const auto number = static_cast<unsigned>(index + 1);
        const auto net = static_cast<Ipv4>(quad(10, 32, 0, 0) + 256 * index);
        pair.host = {"host" + std::to_string(number), 40, quad(10, 40, 0, 0) + 16 + number};
        if (number % 2 == 0)
            continue;
        const unsigned id = 100 + number;
        pair.host.vlan = id;
        pair.host.address = net + 101;
        fabric.vlans.push_back({id, "gold-" + std::to_string(id), 0, {}, {}, true});
        fabric.subnets.push_back(
            {"gold", id, {net, 24}, net + 1, {{pair.leafs[0].name, net + 2}, {pair.leafs[1].name, net + 3}}});
    }
}

} // namespace

Result<FabricDescription> closDescription(std::string_view shape)
{
    unsigned spines = 0;
    unsigned leafs = 0;
    if (!readShape(shape, spines, leafs) || spines < 1 || spines > kMaxSpines || leafs < 2 || leafs > kMaxLeafs ||
        leafs % 2 != 0)
        return makeError(ErrorCode::Usage, "a synthetic fabric is clos:SPINESxLEAFS with 1.." +
                                               std::to_string(kMaxSpines) + " spines and an even number of leafs, 2.." +
                                               std::to_string(kMaxLeafs))
            .about(std::string(shape));
    FabricDescription fabric;
    fabric.name = shape;
    fabric.siteName = "DC1";
    fabric.siteSlug = "dc1";
    fabric.virtualRouterMac = "c001.cafe.babe";
    fabric.loopbackPrefixes = {{quad(10, 0, 0, 0), 16}, {quad(10, 1, 0, 0), 16}};
    fabric.vtepPrefix = {quad(10, 2, 0, 0), 16};
    fabric.managementPrefix = {quad(172, 16, 0, 0), 16};
    fabric.mlag.peerVlan = {4090, "mlag-peer", "MLAG Peer-Link", {quad(10, 4, 0, 0), 16}};
    fabric.mlag.ibgpVlan = {4091, "mlag-ibgp", "MLAG iBGP Peering", {quad(10, 3, 0, 0), 16}};
    for (unsigned number = 1; number <= spines; ++number) {
        fabric.spines.push_back({"spine" + std::to_string(number), quad(172, 16, 0, 0) + number,
                                 quad(10, 0, 0, 0) + number, {quad(10, 100 + number, 0, 0), 16}});
    }
    for (unsigned number = 1; number <= leafs / 2; ++number) {
        const std::uint32_t first = number <= kMaxShortAsnPairs ? 65000 : 4'200'000'000;
        FabricDescription::Pair pair;
        pair.asn = first + number;
        pair.vtep = quad(10, 2, 0, 0) + number;
        pair.peerNet = {quad(10, 4, 0, 0) + 2 * (number - 1), 31};
        pair.ibgpNet = {quad(10, 3, 0, 0) + 2 * (number - 1), 31};
        for (unsigned side = 0; side < 2; ++side) {
            const unsigned leaf = 2 * number - 1 + side;
            pair.leafs.at(side) = {"leaf" + std::to_string(leaf), leaf, quad(172, 16, 1, 0) + leaf,
                                   quad(10, 1, 0, 0) + leaf};
        }
        fabric.pairs.push_back(std::move(pair));
    }
    addServices(fabric);
    if (auto good = checkDescription(fabric, std::string(shape)); !good)
        return std::move(good).error();
    return fabric;
}

} // namespace fc::sim
