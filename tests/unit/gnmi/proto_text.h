#pragma once

#include "gnmi/proto_path.h"
#include "model/path.h"

#include "gnmi/gnmi.pb.h"

#include <random>
#include <string>
#include <string_view>

namespace fc::test {

inline void fill(::gnmi::Path* out, std::string_view text)
{
    gnmi::fillPath(model::parsePath(text).value(), out);
}

/// A SubscribeResponse in the making.
class Response
{
public:
    explicit Response(std::int64_t timestamp, std::string_view prefix = {})
    {
        note().set_timestamp(timestamp);
        if (!prefix.empty())
            fill(note().mutable_prefix(), prefix);
    }
    ::gnmi::Notification& note() { return *m_message.mutable_update(); }
    ::gnmi::TypedValue& value(std::string_view path)
    {
        ::gnmi::Update* update = note().add_update();
        fill(update->mutable_path(), path);
        return *update->mutable_val();
    }
    Response& text(std::string_view path, std::string_view text)
    {
        value(path).set_string_val(std::string(text));
        return *this;
    }
    Response& number(std::string_view path, std::uint64_t number)
    {
        value(path).set_uint_val(number);
        return *this;
    }
    Response& remove(std::string_view path)
    {
        fill(note().add_delete_(), path);
        return *this;
    }
    Response& atomic()
    {
        note().set_atomic(true);
        return *this;
    }
    std::string bytes() { return m_message.SerializeAsString(); }

private:
    ::gnmi::SubscribeResponse m_message;
};

inline std::string syncBytes()
{
    ::gnmi::SubscribeResponse message;
    message.set_sync_response(true);
    return message.SerializeAsString();
}

/// Random SubscribeResponses of every shape, for comparison with the protobuf library.
class RandomResponse
{
public:
    explicit RandomResponse(std::uint64_t seed) : m_random(seed) {}

    ::gnmi::SubscribeResponse operator()()
    {
        ::gnmi::SubscribeResponse message;
        const unsigned kind = pick(20);
        if (kind == 0)
            message.set_sync_response(pick(2) != 0);
        else if (kind == 1)
            message.mutable_error()->set_message(word());
        else
            notification(*message.mutable_update());
        if (pick(10) == 0)
            message.add_extension()->mutable_registered_ext()->set_msg(word());
        return message;
    }
    unsigned pick(unsigned below) { return static_cast<unsigned>(m_random() % below); }

private:
    std::string word()
    {
        static constexpr std::string_view kWords[] = {"interfaces", "a", "", "Ethernet1/1", "x y", "openconfig:b",
                                                      "\xC3\xA9\xE2\x82\xAC", "k=v", "a]b\\"};
        return std::string(kWords[pick(std::size(kWords))]);
    }
    void path(::gnmi::Path& out)
    {
        if (pick(6) == 0)
            out.set_origin(word());
        if (pick(6) == 0)
            out.set_target(word());
        if (pick(12) == 0)
            out.add_element("old[name=x]");
        for (unsigned i = pick(5); i > 0; --i) {
            ::gnmi::PathElem* elem = out.add_elem();
            elem->set_name(word());
            for (unsigned k = pick(3); k > 0; --k)
                (*elem->mutable_key())[word()] = word();
        }
    }
    void value(::gnmi::TypedValue& out, bool nested)
    {
        switch (pick(nested ? 13 : 15)) {
        case 0: break;
        case 1: out.set_string_val(word()); break;
        case 2: out.set_int_val(static_cast<std::int64_t>(m_random())); break;
        case 3: out.set_uint_val(m_random()); break;
        case 4: out.set_bool_val(pick(2) != 0); break;
        case 5: out.set_bytes_val(word()); break;
        case 6: out.set_float_val(static_cast<float>(pick(1000)) / 8.0F); break;
        case 7:
            out.mutable_decimal_val()->set_digits(static_cast<std::int64_t>(m_random()));
            out.mutable_decimal_val()->set_precision(pick(20));
            break;
        case 8: out.set_double_val(static_cast<double>(pick(100000)) / 64.0); break;
        case 9: out.set_json_val("{\"a\":1}"); break;
        case 10: out.set_json_ietf_val("\"x\""); break;
        case 11: out.set_ascii_val(word()); break;
        case 12: out.set_proto_bytes(word()); break;
        case 13: out.mutable_any_val()->set_type_url(word()); break;
        default:
            for (unsigned i = pick(4); i > 0; --i)
                value(*out.mutable_leaflist_val()->add_element(), true);
            if (out.value_case() == ::gnmi::TypedValue::VALUE_NOT_SET)
                out.mutable_leaflist_val();
        }
    }
    void notification(::gnmi::Notification& out)
    {
        out.set_timestamp(static_cast<std::int64_t>(m_random()));
        if (pick(2) != 0)
            path(*out.mutable_prefix());
        out.set_atomic(pick(5) == 0);
        for (unsigned i = pick(4); i > 0; --i) {
            ::gnmi::Update* update = out.add_update();
            if (pick(8) != 0)
                path(*update->mutable_path());
            if (pick(10) == 0) {
                update->mutable_value()->set_value(word());
                update->mutable_value()->set_type(static_cast<::gnmi::Encoding>(pick(6)));
            } else {
                value(*update->mutable_val(), false);
            }
            if (pick(5) == 0)
                update->set_duplicates(pick(9));
        }
        for (unsigned i = pick(3); i > 0; --i)
            path(*out.add_delete_());
    }

    std::mt19937_64 m_random;
};

} // namespace fc::test
