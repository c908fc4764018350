#include "http/httplib_client.h"

#include "http/reachability.h"
#include "http/url.h"

#include <httplib.h>
#include <openssl/x509_vfy.h>

#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace fc::http {

namespace {

/// One connection, kept alive between requests. Used by one thread at a time.
struct Connection
{
    std::unique_ptr<httplib::Client> client;
    bool used = false; ///< has answered before: the server may have closed it since
};

struct Exchange
{
    httplib::Error error = httplib::Error::Success;
    HttpResponse response;
    bool tooLarge = false;
    std::chrono::steady_clock::duration took{};
};

Exchange run(httplib::Client& client, const HttpRequest& request, const std::string& target, std::size_t maxBody,
             const std::stop_token& stop)
{
    Exchange out;
    httplib::Request wire;
    wire.method = request.method;
    wire.path = target;
    for (const auto& [name, value] : request.headers)
        wire.headers.emplace(name, value);
    wire.body = request.body;
    if (!request.contentType.empty())
        wire.headers.emplace("Content-Type", request.contentType);
    wire.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
        if (out.response.body.size() + size > maxBody) {
            out.tooLarge = true;
            return false;
        }
        out.response.body.append(data, size);
        return !stop.stop_requested();
    };
    const auto started = std::chrono::steady_clock::now();
    httplib::Response answer;
    const bool done = client.send(wire, answer, out.error);
    out.took = std::chrono::steady_clock::now() - started;
    if (done && out.error == httplib::Error::Success) {
        out.response.status = answer.status;
        out.response.headers.assign(answer.headers.begin(), answer.headers.end());
        if (out.response.body.empty())
            out.response.body = std::move(answer.body);
    } else if (out.error == httplib::Error::Success) {
        out.error = httplib::Error::Unknown;
    }
    return out;
}

Error transport(std::string text, const std::string& url, std::string next)
{
    return makeError(ErrorCode::Transport, std::move(text))
        .about(url)
        .nowIs("no answer was received")
        .doNext(std::move(next));
}

Error connectionError(const std::string& host, std::uint16_t port, bool isProxy, const std::string& url,
                      std::chrono::milliseconds timeout)
{
    const std::string who = (isProxy ? "the proxy " : "") + host + " port " + std::to_string(port);
    switch (reachabilityOf(host, port, timeout)) {
    case Reachability::NoSuchHost:
        return makeError(ErrorCode::NotFound, "the name " + host + " does not resolve")
            .about(url)
            .nowIs("no answer was received")
            .doNext("check the host name and this machine's name servers");
    case Reachability::TimedOut:
        return transport(who + " does not answer in time", url, "check address, route and firewalls");
    case Reachability::Unreachable:
        return transport(who + " is unreachable", url, "check address and route");
    case Reachability::Refused:
        return transport(who + " refuses the connection", url, "check that the server runs and that the port is right");
    case Reachability::Open: break;
    }
    return transport("the connection to " + who + " failed", url, "try again");
}

} // namespace

struct HttplibClient::Pool
{
    HttpOptions options;
    Url proxy; ///< host empty: none
    Status proxyStatus;
    std::mutex mutex;
    std::map<std::string, std::vector<Connection>> idle; ///< by Url::origin()

    Connection take(const Url& url, std::chrono::milliseconds timeout)
    {
        Connection connection;
        {
            const std::scoped_lock lock(mutex);
            auto& waiting = idle[url.origin()];
            if (!waiting.empty()) {
                connection = std::move(waiting.back());
                waiting.pop_back();
            }
        }
        if (!connection.client)
            connection.client = fresh(url);
        connection.client->set_read_timeout(timeout);
        connection.client->set_write_timeout(timeout);
        connection.client->set_connection_timeout(std::min(timeout, options.connectTimeout));
        return connection;
    }

    void giveBack(const Url& url, Connection connection)
    {
        connection.used = true;
        const std::scoped_lock lock(mutex);
        idle[url.origin()].push_back(std::move(connection));
    }

    std::unique_ptr<httplib::Client> fresh(const Url& url) const
    {
        auto client = std::make_unique<httplib::Client>(url.origin(), options.clientCertificate, options.clientKey);
        client->set_keep_alive(true);
        client->set_tcp_nodelay(true);
        client->set_follow_location(false);
        client->set_url_encode(false); // what we are given is encoded already
        if (url.scheme == "https") {
            client->enable_server_certificate_verification(options.verifyServer);
            if (!options.caFile.empty())
                client->set_ca_cert_path(options.caFile);
        }
        if (!proxy.host.empty()) {
            client->set_proxy(proxy.host, proxy.port);
            if (!options.proxyUser.empty())
                client->set_proxy_basic_auth(options.proxyUser, options.proxyPassword.reveal());
        }
        return client;
    }
};

HttplibClient::HttplibClient(HttpOptions options) : m_pool(std::make_unique<Pool>())
{
    m_pool->options = std::move(options);
    if (m_pool->options.proxy.empty())
        return;
    auto proxy = parseUrl(m_pool->options.proxy);
    if (proxy)
        m_pool->proxy = std::move(proxy).value();
    else
        m_pool->proxyStatus = std::move(proxy).error();
}

HttplibClient::~HttplibClient() = default;

namespace {

Error failureOf(const Exchange& exchange, const httplib::Client& client, const HttpOptions& options, const Url& url,
                const Url& proxy, const HttpRequest& request)
{
    const std::string& asked = request.url;
    const auto seconds = std::to_string(request.timeout.count() / 1000) + " s";
    const bool isProxied = !proxy.host.empty();
    if (exchange.tooLarge)
        return makeError(ErrorCode::Incomplete, "the answer is larger than " + std::to_string(options.maxBody) + " bytes")
            .about(asked)
            .nowIs("the answer was dropped")
            .doNext("ask for less");
    switch (exchange.error) {
    case httplib::Error::SSLServerVerification: {
        const long code = client.get_openssl_verify_result();
        const std::string why = code == X509_V_OK ? "it is for another name" : X509_verify_cert_error_string(code);
        return makeError(ErrorCode::Tls, "the server's certificate is not trusted: " + why)
            .about(asked)
            .nowIs("nothing was sent")
            .doNext("name the authority's certificate as the CA file");
    }
    case httplib::Error::SSLLoadingCerts:
        return makeError(ErrorCode::Tls, "the CA file or the client certificate cannot be read")
            .about(options.caFile.empty() ? asked : options.caFile)
            .nowIs("nothing was sent")
            .doNext("check that it is PEM and readable");
    case httplib::Error::SSLConnection:
        return makeError(ErrorCode::Tls, "no TLS connection could be made")
            .about(asked)
            .nowIs("nothing was sent")
            .doNext("check that the server speaks https on this port");
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
    case httplib::Error::BindIPAddress:
        return connectionError(isProxied ? proxy.host : url.host, isProxied ? proxy.port : url.port, isProxied, asked,
                               std::min(options.connectTimeout, request.timeout));
    default: break;
    }
    if (exchange.took >= request.timeout)
        return transport("no answer within " + seconds, asked, "try again, or allow more time");
    return transport("the server closed the connection before it had answered", asked, "try again");
}

} // namespace

Result<HttpResponse> HttplibClient::send(const HttpRequest& request, std::stop_token stop)
{
    if (!m_pool->proxyStatus)
        return m_pool->proxyStatus.error();
    auto url = parseUrl(request.url);
    if (!url)
        return std::move(url).error();
    const auto cancelled = [&] {
        return makeError(ErrorCode::Cancelled, "the request was stopped").about(request.url).nowIs("no answer was received");
    };
    Connection connection = m_pool->take(*url, request.timeout);
    while (true) {
        if (stop.stop_requested())
            return cancelled();
        Exchange exchange;
        {
            const std::stop_callback interrupt(stop, [&] { connection.client->stop(); });
            exchange = run(*connection.client, request, url->target, m_pool->options.maxBody, stop);
        }
        if (stop.stop_requested())
            return cancelled();
        if (exchange.error == httplib::Error::Success) {
            m_pool->giveBack(*url, std::move(connection));
            return std::move(exchange.response);
        }
        // Closed while it lay idle: nothing is wrong with the server, and a GET may be said twice.
        const bool closedIdle = connection.used && exchange.response.body.empty() && !exchange.tooLarge &&
                                exchange.took < request.timeout &&
                                (exchange.error == httplib::Error::Read || exchange.error == httplib::Error::Write);
        if (!closedIdle || request.method != "GET")
            return failureOf(exchange, *connection.client, m_pool->options, *url, m_pool->proxy, request);
        connection = Connection{m_pool->fresh(*url), false};
        connection.client->set_read_timeout(request.timeout);
        connection.client->set_write_timeout(request.timeout);
        connection.client->set_connection_timeout(std::min(request.timeout, m_pool->options.connectTimeout));
    }
}

} // namespace fc::http
