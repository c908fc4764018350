// A stream of SubscribeResponses into the live store: two bytes of length before each message.
#include "fuzz/fuzz_target.h"
#include "gnmi/codec.h"
#include "gnmi/live_store.h"

#include "gnmi/gnmi.pb.h"
#include <google/protobuf/stubs/logging.h>

#include <string_view>

namespace {

// The library writes a line for every text that is not UTF-8.
const google::protobuf::LogSilencer silent;

class NoClock final : public fc::Clock
{
public:
    fc::SystemTime now() const override { return {}; }
    fc::SteadyTime steady() const override { return {}; }
};

/// Where the library and the walk both take a message, they agree on what it is.
void compare(std::string_view message, const fc::Result<fc::gnmi::SubscribeMessage>& walked)
{
    ::gnmi::SubscribeResponse parsed;
    if (!walked.ok() || !parsed.ParseFromArray(message.data(), static_cast<int>(message.size())))
        return;
    using Kind = fc::gnmi::SubscribeMessage::Kind;
    const fc::gnmi::RawNotification& note = walked->notification;
    FC_FUZZ_CHECK((walked->kind == Kind::Update) == parsed.has_update());
    FC_FUZZ_CHECK((walked->kind == Kind::Sync) == parsed.sync_response());
    FC_FUZZ_CHECK((walked->kind == Kind::Failure) == parsed.has_error());
    FC_FUZZ_CHECK(note.updates.size() == static_cast<std::size_t>(parsed.update().update_size()));
    FC_FUZZ_CHECK(note.deletes.size() == static_cast<std::size_t>(parsed.update().delete__size()));
    FC_FUZZ_CHECK(note.timestamp == parsed.update().timestamp() && note.atomic == parsed.update().atomic());
}

} // namespace

FC_FUZZ_TARGET(subscribe)
{
    static const NoClock clock;
    fc::gnmi::LiveStore store({}, clock);
    store.beginStream();
    std::string_view rest = input;
    while (rest.size() >= 2) {
        const std::size_t length = static_cast<unsigned char>(rest[0]) + 256U * static_cast<unsigned char>(rest[1]);
        const std::string_view message = rest.substr(2, length);
        rest.remove_prefix(2 + message.size());
        compare(message, fc::gnmi::decodeSubscribeResponse(message));
        store.ingest(message);
        if (message.size() == 3)
            store.beginStream(); // so that sweeps happen too
        if (message.size() == 5)
            (void)store.drain();
    }
    std::uint64_t present = 0;
    store.snapshot()->forEach([&](fc::gnmi::LeafId, const fc::gnmi::LeafInfo& info, const fc::gnmi::LeafState&) {
        FC_FUZZ_CHECK(!info.path.elems.empty());
        ++present;
    });
    FC_FUZZ_CHECK(present == store.counters().leaves);
    FC_FUZZ_PLANTED("a stale update in a stream with two sweeps", store.counters().stale == 0 || store.counters().generation < 3);
}
