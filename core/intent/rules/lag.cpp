#include "intent/rules/rules.h"
#include "intent/rules/words.h"

namespace fc::intent {

namespace {

struct LagPaths
{
    PathTemplate type, mlag, fallback, fallbackTimeout, lacpName, lacpMode, lacpInterval;
};

constexpr std::array<PathRow<LagPaths>, 7> kLagPaths{{
    {&LagPaths::type, "/interfaces/interface/aggregation/config/lag-type"},
    {&LagPaths::mlag, "/interfaces/interface/aggregation/config/mlag"},
    {&LagPaths::fallback, "/interfaces/interface/aggregation/config/fallback"},
    {&LagPaths::fallbackTimeout, "/interfaces/interface/aggregation/config/fallback-timeout"},
    {&LagPaths::lacpName, "/lacp/interfaces/interface/config/name"},
    {&LagPaths::lacpMode, "/lacp/interfaces/interface/config/lacp-mode"},
    {&LagPaths::lacpInterval, "/lacp/interfaces/interface/config/interval"},
}};

constexpr std::array<Word, 2> kLagModes{{{"active", "ACTIVE"}, {"passive", "PASSIVE"}}};
constexpr std::array<Word, 2> kIntervals{{{"slow", "SLOW"}, {"fast", "FAST"}}};

void mapNegotiation(const RuleContext& context, const LagPaths& paths, const Interface& lag)
{
    DocumentBuilder& out = context.out;
    FabricView& fabric = context.fabric;
    const auto mode = fabric.text(FabricKey::LacpMode);
    if (!mode)
        return fabric.lacks(FabricKey::LacpMode, "how port-channels are negotiated");
    const std::string& name = lag.name;
    const Origins origins{fabric.of(FabricKey::LacpMode, "lag.lacp"), out.of(lag, "type", "lag.lacp")};
    const std::string_view lacpMode = wordFor(kLagModes, *mode);
    out.leaf(paths.type, {name}, lacpMode.empty() ? "STATIC" : "LACP", origins);
    if (lacpMode.empty())
        return;
    out.leaf(paths.lacpName, {name}, name, {out.of(lag, "name", "lag.lacp")});
    out.leaf(paths.lacpMode, {name}, lacpMode, origins);
    if (const auto interval = fabric.text(FabricKey::LacpInterval))
        out.leaf(paths.lacpInterval, {name}, wordFor(kIntervals, *interval),
                 {fabric.of(FabricKey::LacpInterval, "lag.lacp")});
}

/// A LAG that both peers of a pair have carries its MLAG id; towards hosts that boot without LACP it may fall back.
void mapMlagId(const RuleContext& context, const LagPaths& paths, const Interface& lag)
{
    DocumentBuilder& out = context.out;
    const FabricView& fabric = context.fabric;
    const Origins origins{out.of(lag, "custom_fields.mlag_id", "lag.mlag")};
    if (!lag.mlagId)
        return out.empty(paths.mlag, {lag.name}, origins);
    out.leaf(paths.mlag, {lag.name}, std::to_string(*lag.mlagId), origins);
    for (const auto& [key, path] : {std::pair(FabricKey::LacpFallback, &paths.fallback),
                                    std::pair(FabricKey::LacpFallbackTimeout, &paths.fallbackTimeout)}) {
        if (const auto text = fabric.leafText(key))
            out.leaf(*path, {lag.name}, *text, {fabric.of(key, "lag.fallback"), origins.front()});
    }
}

void mapLags(const RuleContext& context, const LagPaths& paths)
{
    for (const MappedInterface& port : context.interfaces) {
        if (port.name.kind != InterfaceKind::PortChannel || port.name.subinterface)
            continue;
        mapNegotiation(context, paths, *port.row);
        mapMlagId(context, paths, *port.row);
    }
}

} // namespace

RuleResult lagRule(const schema::SchemaIndex& index)
{
    return makeRule(index, kLagPaths, mapLags);
}

} // namespace fc::intent
