#include "gnmi_grpc/channel_factory.h"

#include "base/digest.h"
#include "base/log.h"

#include <grpc/support/log.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <mutex>

namespace fc::gnmi_grpc {

namespace {

constexpr int kReceiveLimit = 256 * 1024 * 1024;
constexpr int kMetadataLimit = 64 * 1024;
constexpr int kLookahead = 4 * 1024 * 1024;
constexpr int kConnectTimeoutMs = 5'000;
constexpr int kBackoffCapMs = 15'000;

/// gRPC writes handshake errors to stderr on its own; the call's error says the same in our words.
void routeGrpcLog()
{
    static std::once_flag once;
    std::call_once(once, [] {
        gpr_set_log_function([](gpr_log_func_args* line) { log::debug("grpc", line->message); });
    });
}

Result<std::string> readPem(const std::string& file, bool secret)
{
    if (file.empty())
        return std::string();
    struct stat info = {};
    std::ifstream in(file, std::ios::binary);
    if (!in || ::stat(file.c_str(), &info) != 0)
        return makeError(ErrorCode::NotFound, "the certificate file cannot be read").about(file).nowIs("nothing was sent")
            .doNext("check the path and its rights");
    if (secret && (info.st_mode & 077U) != 0)
        return makeError(ErrorCode::Refused, "others may read the key file").about(file).nowIs("it was not used")
            .doNext("chmod 600 " + file);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

struct PemFiles
{
    std::string ca;
    std::string certificate;
    std::string key;
};

Result<PemFiles> readPemFiles(const TargetOptions& target)
{
    PemFiles out;
    for (const auto& [file, secret, place] : {std::tuple{&target.caFile, false, &out.ca},
                                              std::tuple{&target.certFile, false, &out.certificate},
                                              std::tuple{&target.keyFile, true, &out.key}}) {
        Result<std::string> text = readPem(*file, secret);
        if (!text.ok())
            return std::move(text).error();
        *place = std::move(*text);
    }
    if (out.certificate.empty() != out.key.empty())
        return makeError(ErrorCode::Usage, "a client certificate needs both --cert and --key").about(target.subject());
    // gRPC's own list of authorities is not part of Debian's package.
    if (out.ca.empty() && target.tls == TlsMode::Verify) {
        Result<std::string> system = readPem("/etc/ssl/certs/ca-certificates.crt", false);
        if (system.ok())
            out.ca = std::move(*system);
    }
    return out;
}

/// Remembers the first certificate a device shows and refuses any other.
class PinVerifier final : public grpc::experimental::ExternalCertificateVerifier
{
public:
    PinVerifier(std::string address, std::shared_ptr<PinStore> pins)
        : m_address(std::move(address)), m_pins(std::move(pins))
    {
    }

    bool Verify(grpc::experimental::TlsCustomVerificationCheckRequest* request, std::function<void(grpc::Status)>,
                grpc::Status* status) override
    {
        const grpc::string_ref pem = request->peer_cert();
        const std::string shown = certificateFingerprint(std::string(pem.data(), pem.size()));
        const std::optional<std::string> pinned = m_pins->find(m_address);
        if (shown.empty()) {
            *status = grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "the peer showed no readable certificate");
        } else if (!pinned) {
            log::warning("gnmi", m_address + ": trusting certificate sha256 " + shown + " from now on");
            if (const Status kept = m_pins->remember(m_address, shown); !kept.ok())
                log::warning("gnmi", kept.error().sentence());
        } else if (*pinned != shown) {
            *status = grpc::Status(grpc::StatusCode::UNAUTHENTICATED,
                                   "pinned certificate is sha256 " + *pinned + ", the peer shows " + shown);
        }
        return true;
    }
    void Cancel(grpc::experimental::TlsCustomVerificationCheckRequest*) override {}

private:
    std::string m_address;
    std::shared_ptr<PinStore> m_pins;
};

std::shared_ptr<grpc::ChannelCredentials> unverifiedCredentials(const TargetOptions& target, const PemFiles& pem,
                                                                std::shared_ptr<PinStore> pins)
{
    using namespace grpc::experimental;
    TlsChannelCredentialsOptions options;
    options.set_verify_server_certs(false);
    options.set_check_call_host(false);
    // Without a verifier the process aborts at the handshake (C2).
    if (target.tls == TlsMode::Pin)
        options.set_certificate_verifier(
            ExternalCertificateVerifier::Create<PinVerifier>(target.address(), std::move(pins)));
    else
        options.set_certificate_verifier(std::make_shared<NoOpCertificateVerifier>());
    if (!pem.certificate.empty()) {
        options.set_certificate_provider(std::make_shared<StaticDataCertificateProvider>(
            std::vector<IdentityKeyCertPair>{{pem.key, pem.certificate}}));
        options.watch_identity_key_cert_pairs();
    }
    return TlsCredentials(options);
}

Result<std::shared_ptr<grpc::ChannelCredentials>> makeCredentials(const TargetOptions& target,
                                                                  std::shared_ptr<PinStore> pins)
{
    if (target.tls == TlsMode::Off)
        return grpc::InsecureChannelCredentials();
    const Result<PemFiles> pem = readPemFiles(target);
    if (!pem.ok())
        return pem.error();
    if (target.tls == TlsMode::Pin && !pins)
        return makeError(ErrorCode::Usage, "pinning needs a place to keep the pins").about(target.subject());
    if (target.tls != TlsMode::Verify)
        return unverifiedCredentials(target, *pem, std::move(pins));
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = pem->ca;
    options.pem_cert_chain = pem->certificate;
    options.pem_private_key = pem->key;
    return grpc::SslCredentials(options);
}

Status checkText(const std::string& text, std::string_view what, const TargetOptions& target)
{
    if (std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; }))
        return {};
    return makeError(ErrorCode::Usage, std::string(what) + " holds characters outside printable ASCII")
        .about(target.subject())
        .nowIs("nothing was sent")
        .doNext("use printable ASCII, one line");
}

} // namespace

std::string certificateFingerprint(const std::string& pem)
{
    BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    if (certificate == nullptr)
        return {};
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate, &der);
    X509_free(certificate);
    if (size <= 0)
        return {};
    std::string digest = sha256Hex({reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return digest;
}

Result<Metadata> makeMetadata(const TargetOptions& target)
{
    Metadata out;
    if (target.username.empty())
        return out;
    if (Status status = checkText(target.username, "the username", target); !status.ok())
        return std::move(status).error();
    if (Status status = checkText(target.password.reveal(), "the password", target); !status.ok())
        return std::move(status).error();
    out.emplace_back("username", target.username);
    out.emplace_back("password", target.password.reveal());
    return out;
}

Result<std::shared_ptr<grpc::Channel>> makeChannel(const TargetOptions& target, std::shared_ptr<PinStore> pins)
{
    routeGrpcLog();
    Result<std::shared_ptr<grpc::ChannelCredentials>> credentials = makeCredentials(target, std::move(pins));
    if (!credentials.ok())
        return std::move(credentials).error();
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(kReceiveLimit);
    arguments.SetMaxSendMessageSize(-1);
    arguments.SetInt(GRPC_ARG_MAX_METADATA_SIZE, kMetadataLimit);
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, kLookahead);
    // The lower bound of the back-off is also how long one connection attempt may take.
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kConnectTimeoutMs);
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 1'000);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kBackoffCapMs);
    if (!target.serverName.empty())
        arguments.SetSslTargetNameOverride(target.serverName);
    return grpc::CreateCustomChannel(target.address(), *credentials, arguments);
}

} // namespace fc::gnmi_grpc
