#include "gnmi/live_snapshot.h"

namespace fc::gnmi {

void LiveSnapshot::forEach(const std::function<void(LeafId, const LeafInfo&, const LeafState&)>& visit) const
{
    for (std::size_t i = 0; i < m_size; ++i) {
        const LeafId id{static_cast<std::uint32_t>(i)};
        if (state(id).present)
            visit(id, info(id), state(id));
    }
}

} // namespace fc::gnmi
