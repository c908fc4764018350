#pragma once

#include "gnmi/transport.h"
#include "gnmi_grpc/channel_factory.h"
#include "gnmi_grpc/lane.h"

#include <memory>
#include <string>

namespace fc::gnmi_grpc {

/// For .cpp files of this module. Starts the Subscribe call on the lane; the returned handle cancels it.
/// `request` is a serialised SubscribeRequest. Error Cancelled if the lane is closing.
Result<std::unique_ptr<gnmi::SubscribeCall>> startSubscribe(Lane& lane, std::shared_ptr<grpc::Channel> channel,
                                                            const Metadata& metadata, TargetOptions target,
                                                            std::string request,
                                                            std::shared_ptr<gnmi::SubscribeSink> sink);

} // namespace fc::gnmi_grpc
