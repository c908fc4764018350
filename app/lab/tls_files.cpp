#include "tls_files.h"

#include "lab_files.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace fc::lab {

namespace {

namespace fs = std::filesystem;

constexpr long kLifetimeSeconds = 30L * 24 * 3600;

Result<std::string> readText(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return makeError(ErrorCode::Storage, "cannot read").about(file.string());
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

struct PemPair
{
    std::string certificate;
    std::string key;
};

using KeyPtr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using CertificatePtr = std::unique_ptr<X509, decltype(&X509_free)>;
using BioPtr = std::unique_ptr<BIO, decltype(&BIO_free)>;

std::string textOf(const BioPtr& bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

bool addExtension(X509* certificate, int kind, const char* text)
{
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, text);
    const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

Result<PemPair> makeSelfSigned()
{
    const auto failed = [] { return makeError(ErrorCode::Tls, "cannot make a self-signed certificate"); };
    const KeyPtr key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const CertificatePtr certificate(X509_new(), &X509_free);
    if (!key || !certificate)
        return failed();
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kLifetimeSeconds);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("fabric-lab"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    if (!addExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1") ||
        !addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE") ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        return failed();
    const BioPtr certificateText(BIO_new(BIO_s_mem()), &BIO_free);
    const BioPtr keyText(BIO_new(BIO_s_mem()), &BIO_free);
    if (PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed();
    return PemPair{textOf(certificateText), textOf(keyText)};
}

} // namespace

Result<sim::ServerTls> loadOrMakeTls(const std::string& folder)
{
    const fs::path base(folder);
    std::error_code failure;
    if (!fs::exists(base / "server.crt", failure)) {
        fs::create_directories(base, failure);
        Result<PemPair> pair = makeSelfSigned();
        if (!pair)
            return std::move(pair).error();
        for (const auto& [name, text, mode] : {std::tuple{"server.key", pair->key, 0600U},
                                               std::tuple{"ca.crt", pair->certificate, 0644U},
                                               std::tuple{"server.crt", pair->certificate, 0644U}})
            if (Status status = writeFile((base / name).string(), text, mode); !status)
                return std::move(status).error();
    }
    sim::ServerTls tls;
    Result<std::string> certificate = readText(base / "server.crt");
    Result<std::string> key = readText(base / "server.key");
    if (!certificate)
        return std::move(certificate).error();
    if (!key)
        return std::move(key).error();
    tls.certificate = std::move(*certificate);
    tls.key = std::move(*key);
    if (fs::exists(base / "clients.crt", failure)) {
        Result<std::string> clients = readText(base / "clients.crt");
        if (!clients)
            return std::move(clients).error();
        tls.clientCa = std::move(*clients);
    }
    return tls;
}

} // namespace fc::lab
