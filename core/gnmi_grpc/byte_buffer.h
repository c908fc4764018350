#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <string>
#include <string_view>

namespace fc::gnmi_grpc {

inline grpc::ByteBuffer toBuffer(const std::string& bytes)
{
    const grpc::Slice slice(bytes);
    return grpc::ByteBuffer(&slice, 1);
}

/// Calls `use` with the bytes of the message; without a copy where gRPC holds them in one piece. False: unreadable.
template <typename Use>
bool withBytes(const grpc::ByteBuffer& buffer, Use&& use)
{
    grpc::Slice slice;
    if (!buffer.TrySingleSlice(&slice).ok() && !buffer.DumpToSingleSlice(&slice).ok())
        return false;
    use(std::string_view(reinterpret_cast<const char*>(slice.begin()), slice.size()));
    return true;
}

} // namespace fc::gnmi_grpc
