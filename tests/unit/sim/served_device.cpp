#include "served_device.h"

#include "sim/server/wire_path.h"

#include <QtGlobal>

namespace fc::test {

namespace {

std::string textOf(const gnmi::TypedValue& value)
{
    switch (value.value_case()) {
    case gnmi::TypedValue::kJsonIetfVal:
        return value.json_ietf_val();
    case gnmi::TypedValue::kJsonVal:
        return value.json_val();
    case gnmi::TypedValue::kStringVal:
        return value.string_val();
    case gnmi::TypedValue::kUintVal:
        return std::to_string(value.uint_val());
    case gnmi::TypedValue::kBoolVal:
        return value.bool_val() ? "true" : "false";
    default:
        return value.ShortDebugString();
    }
}

std::string joined(const gnmi::Path& prefix, const gnmi::Path& path)
{
    gnmi::Path bare = prefix;
    bare.clear_target();
    const Result<model::Path> whole = sim::joinPaths(bare, path);
    return whole ? toString(*whole) : "(bad path)";
}

} // namespace

gnmi::Path wire(const std::string& path)
{
    gnmi::Path out;
    const auto parsed = model::parsePath(path);
    if (!parsed)
        qFatal("%s", parsed.error().sentence().c_str());
    sim::toWire(*parsed, out);
    return out;
}

ServedDevice::ServedDevice(const std::string& name, sim::LoginRule login)
    : lone(name), server(lone.device, scheduler, std::move(login), {})
{
    if (const Status started = server.start(0); !started)
        qFatal("%s", started.error().sentence().c_str());
    connect();
}

void ServedDevice::connect()
{
    grpc::ChannelArguments arguments;
    arguments.SetInt("grpc.use_local_subchannel_pool", 1);
    arguments.SetInt("grpc.enable_http_proxy", 0);
    arguments.SetInt("grpc.initial_reconnect_backoff_ms", 50);
    arguments.SetMaxReceiveMessageSize(-1);
    stub = gnmi::gNMI::NewStub(grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(server.port()),
                                                         grpc::InsecureChannelCredentials(), arguments));
}

void ServedDevice::setFault(const std::string& kind, const std::string& argument)
{
    sim::Faults faults = server.faults();
    if (!faults.add(kind, argument) || !server.setFaults(faults))
        qFatal("fault %s", kind.c_str());
}

grpc::Status ServedDevice::get(const std::string& path, gnmi::GetResponse& response, gnmi::Encoding encoding,
                               gnmi::GetRequest::DataType type)
{
    gnmi::GetRequest request;
    request.set_encoding(encoding);
    request.set_type(type);
    *request.add_path() = wire(path);
    grpc::ClientContext context;
    return stub->Get(&context, request, &response);
}

std::string ServedDevice::getJson(const std::string& path, gnmi::GetRequest::DataType type)
{
    gnmi::GetResponse response;
    if (const grpc::Status status = get(path, response, gnmi::JSON_IETF, type); !status.ok())
        return status.error_message();
    if (response.notification_size() != 1 || response.notification(0).update_size() != 1)
        return "(" + std::to_string(response.notification_size()) + " notifications)";
    return response.notification(0).update(0).val().json_ietf_val();
}

grpc::Status ServedDevice::set(const gnmi::SetRequest& request, gnmi::SetResponse& response)
{
    grpc::ClientContext context;
    return stub->Set(&context, request, &response);
}

grpc::Status ServedDevice::setLeaf(const std::string& path, const std::string& json)
{
    gnmi::SetRequest request;
    gnmi::Update& update = *request.add_update();
    *update.mutable_path() = wire(path);
    update.mutable_val()->set_json_ietf_val(json);
    gnmi::SetResponse response;
    return set(request, response);
}

Stream::Stream(gnmi::gNMI::Stub& stub, const gnmi::SubscriptionList& list, std::chrono::seconds deadline)
{
    m_context.set_deadline(std::chrono::system_clock::now() + deadline);
    m_call = stub.Subscribe(&m_context);
    gnmi::SubscribeRequest request;
    *request.mutable_subscribe() = list;
    m_call->Write(request);
}

Stream::~Stream()
{
    if (m_finished)
        return;
    m_context.TryCancel();
    gnmi::SubscribeResponse message;
    while (m_call->Read(&message)) {
    }
    m_call->Finish();
}

void Stream::poll()
{
    gnmi::SubscribeRequest request;
    request.mutable_poll();
    m_call->Write(request);
}

std::vector<std::string> Stream::readToSync()
{
    std::vector<std::string> seen;
    gnmi::SubscribeResponse message;
    while (next(message)) {
        if (message.sync_response())
            return seen;
        for (std::string& update : updatesOf(message.update()))
            seen.push_back(std::move(update));
    }
    seen.emplace_back("(end)");
    return seen;
}

std::string Stream::waitFor(const std::string& suffix)
{
    gnmi::SubscribeResponse message;
    while (next(message))
        for (const std::string& update : updatesOf(message.update())) {
            const auto equals = update.rfind('=');
            if (std::string_view(update).substr(0, equals).ends_with(suffix))
                return update.substr(equals + 1);
        }
    return "(end)";
}

gnmi::SubscriptionList listOf(const std::vector<std::string>& paths, gnmi::SubscriptionList::Mode mode,
                              gnmi::SubscriptionMode each)
{
    gnmi::SubscriptionList list;
    list.set_mode(mode);
    list.set_encoding(gnmi::PROTO);
    for (const std::string& path : paths) {
        gnmi::Subscription& subscription = *list.add_subscription();
        *subscription.mutable_path() = wire(path);
        subscription.set_mode(each);
    }
    return list;
}

std::vector<std::string> updatesOf(const gnmi::Notification& notification)
{
    std::vector<std::string> found;
    for (const gnmi::Update& update : notification.update())
        found.push_back(joined(notification.prefix(), update.path()) + "=" + textOf(update.val()));
    return found;
}

std::vector<std::string> deletesOf(const gnmi::Notification& notification)
{
    std::vector<std::string> found;
    for (const gnmi::Path& path : notification.delete_())
        found.push_back(joined(notification.prefix(), path));
    return found;
}

} // namespace fc::test
