#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>
#include <string>

namespace fc::test {

/// A self-signed certificate for a name or address ("IP:127.0.0.1", "DNS:other.example"), valid for an hour.
class TestCertificate
{
public:
    explicit TestCertificate(const std::string& subjectAltName)
        : m_key(EVP_RSA_gen(2048), EVP_PKEY_free), m_certificate(X509_new(), X509_free)
    {
        X509* certificate = m_certificate.get();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, m_key.get());
        X509_NAME* name = X509_get_subject_name(certificate);
        const unsigned char text[] = "fabric console test";
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, subjectAltName.c_str());
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
        X509_sign(certificate, m_key.get(), EVP_sha256());
    }

    void write(const std::string& certificateFile, const std::string& keyFile) const
    {
        std::FILE* file = std::fopen(certificateFile.c_str(), "w");
        PEM_write_X509(file, m_certificate.get());
        std::fclose(file);
        file = std::fopen(keyFile.c_str(), "w");
        PEM_write_PrivateKey(file, m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
    }

private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
    std::unique_ptr<X509, decltype(&X509_free)> m_certificate;
};

} // namespace fc::test
