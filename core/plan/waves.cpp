#include "plan/waves.h"

#include "plan/plan.h"

#include <algorithm>
#include <set>

namespace fc::plan {

namespace {

struct Member
{
    const DevicePlan* plan = nullptr;
    const model::FabricDevice* facts = nullptr; ///< nullptr: unknown to the inventory

    const std::string& name() const { return plan->name; }
    bool isSpine() const { return facts != nullptr && facts->role.find("spine") != std::string::npos; }
    bool isKnown() const { return facts != nullptr && !facts->role.empty(); }
    bool onlyLoses() const
    {
        return std::ranges::all_of(plan->hunks, [](const diff::Hunk& hunk) { return hunk.op == diff::Op::Remove; });
    }
};

class WaveMaker
{
public:
    std::vector<Wave> run(const std::vector<Member>& members)
    {
        std::vector<Member> spines;
        std::vector<Member> others;
        for (const Member& member : members)
            (member.isSpine() ? spines : others).push_back(member);
        const bool spinesLast = !spines.empty() && std::ranges::all_of(spines, &Member::onlyLoses);
        if (!spinesLast)
            addAlone(spines, "spine, alone");
        addPairs(others);
        if (spinesLast)
            addAlone(spines, "spine, alone, after what hangs on it");
        return std::move(m_waves);
    }

private:
    void addAlone(const std::vector<Member>& members, const char* reason)
    {
        for (const Member& member : members)
            m_waves.push_back({{member.name()}, reason});
    }

    /// The later device of a pair goes first: by custom the first is the primary, and that follows once the other one
    /// is seen to work.
    void addPairs(const std::vector<Member>& members)
    {
        Wave first{{}, "no two of a pair"};
        Wave second{{}, "their peers"};
        std::set<std::string> placed;
        const auto flush = [&] {
            for (Wave* wave : {&first, &second})
                if (!wave->devices.empty())
                    m_waves.push_back(*wave);
            first.devices.clear();
            second.devices.clear();
        };
        for (const Member& member : members) {
            if (!placed.insert(member.name()).second)
                continue;
            if (!member.isKnown()) {
                flush();
                m_waves.push_back({{member.name()}, "role unknown, alone"});
                continue;
            }
            const auto peer = std::ranges::find_if(members, [&](const Member& other) {
                return other.name() == member.facts->mlagPeer || (other.facts != nullptr && other.facts->mlagPeer == member.name());
            });
            if (peer != members.end() && placed.insert(peer->name()).second) {
                first.devices.push_back(peer->name());
                second.devices.push_back(member.name());
            } else {
                first.devices.push_back(member.name());
            }
            if (first.devices.size() == kDevicesInWave)
                flush();
        }
        flush();
    }

    std::vector<Wave> m_waves;
};

} // namespace

std::vector<Wave> wavesOf(const std::vector<DevicePlan>& devices, const model::FabricInventory& inventory)
{
    std::vector<Member> members;
    for (const DevicePlan& device : devices) {
        if (device.hunks.empty())
            continue;
        const auto facts = std::ranges::find(inventory.devices, device.name, &model::FabricDevice::name);
        members.push_back({&device, facts == inventory.devices.end() ? nullptr : &*facts});
    }
    return WaveMaker().run(members);
}

} // namespace fc::plan
