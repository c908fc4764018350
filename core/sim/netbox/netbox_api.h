#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "sim/fabric/blueprint.h"
#include "sim/netbox/control.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fc::sim {

/// Both kinds of token NetBox 4.5 and later takes. A kind left empty is not accepted.
struct NetboxTokens
{
    std::string v1; ///< 40 hex digits
    std::string v2; ///< "nbt_", 12 letters or digits, ".", 40 letters or digits

    /// Fresh tokens from the system's random source.
    static NetboxTokens random();
};

/// A change of a NetBox object as one REST call, written down before the ids are known: wherever an id stands, text
/// of the form "@dcim/interfaces?device=leaf3&name=Vlan50" names the one object a list filter finds.
struct NetboxEdit
{
    std::string method;   ///< "POST", "PATCH" or "DELETE"
    std::string endpoint; ///< "ipam/vlans"
    std::string object;   ///< filter for the one object to change ("vid=50"); empty for POST
    std::string body;     ///< JSON; empty for DELETE
};

/// A NetBox-shaped HTTP server on loopback: REST answers of NetBox 4.7.3 with netbox-bgp 0.20.2 for the tables of a
/// fabric, edits with a change log, and the lab's control calls. Holds everything in memory.
/// Thread-safe, except that start() and stop() belong to one thread.
class NetboxApi
{
public:
    struct Options
    {
        NetboxTokens tokens = NetboxTokens::random();
        SystemTime seededAt{};   ///< created/last_updated of the given rows; the epoch means an hour before now
        std::string user = "admin"; ///< whom the change log names
        ControlHook control;     ///< empty: control calls other than netbox-fault are 404
    };

    /// Errors: Parse (a row that is no JSON object or has no id, an unknown endpoint).
    static Result<std::unique_ptr<NetboxApi>> create(const std::vector<FabricBlueprint::Table>& rows, Options options);
    ~NetboxApi();
    NetboxApi(const NetboxApi&) = delete;
    NetboxApi& operator=(const NetboxApi&) = delete;

    /// Listens on 127.0.0.1; port 0 takes a free one. Returns the port. Error: Transport (port taken).
    Result<std::uint16_t> start(std::uint16_t port);
    /// Ends open answers and joins the server's threads. Does nothing if not started.
    void stop();
    std::string url() const; ///< "http://127.0.0.1:8001", empty before start()

    const NetboxTokens& tokens() const;

    /// Applies an edit as if it had been made at `when`; the change log says so. Errors: NotFound (no or several
    /// objects match), Remote (NetBox would refuse it; the text is its answer).
    Status apply(const NetboxEdit& edit, SystemTime when);

    /// One REST call without HTTP, as the owner of the tokens. `target` is path and query ("/api/ipam/vlans/?vid=40").
    ControlAnswer request(std::string_view method, std::string_view target, std::string_view body);

    std::uint64_t requestsSeen() const; ///< HTTP requests to /api/ since the start

private:
    struct Parts;
    explicit NetboxApi(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace fc::sim
