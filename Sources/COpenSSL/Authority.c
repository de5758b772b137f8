#include "Authority.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

static bool take(BIO *bio, struct authority_bytes *bytes) {
  char *data = NULL;
  long length = BIO_get_mem_data(bio, &data);
  if (length <= 0)
    return false;
  bytes->data = malloc((size_t)length);
  if (bytes->data == NULL)
    return false;
  memcpy(bytes->data, data, (size_t)length);
  bytes->length = (size_t)length;
  return true;
}

static EVP_PKEY *read_key(const struct authority_issuer *issuer) {
  BIO *bio = BIO_new_mem_buf(issuer->key, (int)issuer->key_length);
  if (bio == NULL)
    return NULL;
  EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
  BIO_free(bio);
  return key;
}

static X509 *read_certificate(const struct authority_issuer *issuer) {
  const unsigned char *cursor = issuer->certificate;
  return d2i_X509(NULL, &cursor, (long)issuer->certificate_length);
}

static ASN1_INTEGER *read_serial(const unsigned char *serial, size_t length) {
  BIGNUM *number = BN_bin2bn(serial, (int)length, NULL);
  if (number == NULL)
    return NULL;
  ASN1_INTEGER *integer = BN_to_ASN1_INTEGER(number, NULL);
  BN_free(number);
  return integer;
}

/// RFC 5280 §4.1.2.4 asks for UTF8String; a country code is a PrintableString (X.520).
static bool set_subject(X509 *certificate, const struct authority_certificate *wanted) {
  X509_NAME *name = X509_NAME_new();
  bool done = name != NULL;
  for (size_t index = 0; done && index < wanted->subject_count; index++) {
    const struct authority_name_part *part = &wanted->subject[index];
    int type = strcmp(part->field, "C") == 0 ? V_ASN1_PRINTABLESTRING : V_ASN1_UTF8STRING;
    done = X509_NAME_add_entry_by_txt(name, part->field, type, (const unsigned char *)part->value, -1, -1, 0) == 1;
  }
  done = done && X509_set_subject_name(certificate, name) == 1;
  X509_NAME_free(name);
  return done;
}

static bool set_validity(X509 *certificate, const struct authority_certificate *wanted) {
  return ASN1_TIME_adj(X509_getm_notBefore(certificate), (time_t)wanted->not_before, 0, 0) != NULL &&
         ASN1_TIME_adj(X509_getm_notAfter(certificate), (time_t)wanted->not_after, 0, 0) != NULL;
}

static bool set_public_key(X509 *certificate, const struct authority_certificate *wanted) {
  const unsigned char *cursor = wanted->public_key;
  EVP_PKEY *key = d2i_PUBKEY(NULL, &cursor, (long)wanted->public_key_length);
  bool done = key != NULL && X509_set_pubkey(certificate, key) == 1;
  EVP_PKEY_free(key);
  return done;
}

static bool set_serial(X509 *certificate, const struct authority_certificate *wanted) {
  ASN1_INTEGER *serial = read_serial(wanted->serial, wanted->serial_length);
  bool done = serial != NULL && X509_set_serialNumber(certificate, serial) == 1;
  ASN1_INTEGER_free(serial);
  return done;
}

static bool add_extensions(X509 *certificate, X509 *issuer, const struct authority_certificate *wanted) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
  for (size_t index = 0; index < wanted->extension_count; index++) {
    const struct authority_extension *extension = &wanted->extensions[index];
    X509_EXTENSION *made = X509V3_EXT_conf_nid(NULL, &context, OBJ_txt2nid(extension->name), extension->value);
    bool added = made != NULL && X509_add_ext(certificate, made, -1) == 1;
    X509_EXTENSION_free(made);
    if (!added)
      return false;
  }
  return true;
}

void authority_release(struct authority_bytes bytes) {
  if (bytes.data != NULL)
    OPENSSL_cleanse(bytes.data, bytes.length);
  free(bytes.data);
}

bool authority_make_key(unsigned int bits, struct authority_bytes *private_key, struct authority_bytes *public_key) {
  EVP_PKEY *key = EVP_RSA_gen(bits);
  BIO *private_part = BIO_new(BIO_s_mem());
  BIO *public_part = BIO_new(BIO_s_mem());
  bool done = key != NULL && private_part != NULL && public_part != NULL &&
              PEM_write_bio_PKCS8PrivateKey(private_part, key, NULL, NULL, 0, NULL, NULL) == 1 &&
              i2d_PUBKEY_bio(public_part, key) == 1 && take(private_part, private_key) && take(public_part, public_key);
  BIO_free(public_part);
  BIO_free(private_part);
  EVP_PKEY_free(key);
  return done;
}

bool authority_issue(const struct authority_certificate *wanted, const struct authority_issuer *issuer,
                     struct authority_bytes *certificate) {
  EVP_PKEY *key = read_key(issuer);
  X509 *made = X509_new();
  X509 *signer = issuer->certificate_length == 0 ? made : read_certificate(issuer);
  BIO *output = BIO_new(BIO_s_mem());
  bool done = key != NULL && made != NULL && signer != NULL && output != NULL &&
              X509_set_version(made, X509_VERSION_3) == 1 && set_serial(made, wanted) && set_subject(made, wanted) &&
              set_validity(made, wanted) && set_public_key(made, wanted) &&
              X509_set_issuer_name(made, X509_get_subject_name(signer)) == 1 && add_extensions(made, signer, wanted) &&
              X509_sign(made, key, EVP_sha256()) > 0 && i2d_X509_bio(output, made) == 1 && take(output, certificate);
  BIO_free(output);
  if (signer != made)
    X509_free(signer);
  X509_free(made);
  EVP_PKEY_free(key);
  return done;
}

static bool add_revocation(X509_CRL *list, const struct authority_revocation *revocation) {
  X509_REVOKED *entry = X509_REVOKED_new();
  ASN1_INTEGER *serial = read_serial(revocation->serial, revocation->serial_length);
  ASN1_TIME *time = ASN1_TIME_adj(NULL, (time_t)revocation->revoked_at, 0, 0);
  bool added = entry != NULL && serial != NULL && time != NULL && X509_REVOKED_set_serialNumber(entry, serial) == 1 &&
               X509_REVOKED_set_revocationDate(entry, time) == 1 && X509_CRL_add0_revoked(list, entry) == 1;
  if (!added)
    X509_REVOKED_free(entry);
  ASN1_TIME_free(time);
  ASN1_INTEGER_free(serial);
  return added;
}

static bool set_list_times(X509_CRL *list, int64_t this_update, int64_t next_update) {
  ASN1_TIME *from = ASN1_TIME_adj(NULL, (time_t)this_update, 0, 0);
  ASN1_TIME *until = ASN1_TIME_adj(NULL, (time_t)next_update, 0, 0);
  bool done = from != NULL && until != NULL && X509_CRL_set1_lastUpdate(list, from) == 1 &&
              X509_CRL_set1_nextUpdate(list, until) == 1;
  ASN1_TIME_free(until);
  ASN1_TIME_free(from);
  return done;
}

/// RFC 5280 §5.2 asks for an authority key identifier and a number in every list.
static bool add_list_extensions(X509_CRL *list, X509 *signer, int64_t number) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, signer, NULL, NULL, list, 0);
  X509_EXTENSION *identifier = X509V3_EXT_conf_nid(NULL, &context, NID_authority_key_identifier, "keyid:always");
  ASN1_INTEGER *counter = ASN1_INTEGER_new();
  bool done = identifier != NULL && X509_CRL_add_ext(list, identifier, -1) == 1 && counter != NULL &&
              ASN1_INTEGER_set_int64(counter, number) == 1 &&
              X509_CRL_add1_ext_i2d(list, NID_crl_number, counter, 0, 0) == 1;
  ASN1_INTEGER_free(counter);
  X509_EXTENSION_free(identifier);
  return done;
}

bool authority_issue_list(const struct authority_issuer *issuer, const struct authority_revocation *revocations,
                          size_t count, int64_t number, int64_t this_update, int64_t next_update,
                          struct authority_bytes *list) {
  EVP_PKEY *key = read_key(issuer);
  X509 *signer = read_certificate(issuer);
  X509_CRL *made = X509_CRL_new();
  BIO *output = BIO_new(BIO_s_mem());
  bool done = key != NULL && signer != NULL && made != NULL && output != NULL && X509_CRL_set_version(made, 1) == 1 &&
              X509_CRL_set_issuer_name(made, X509_get_subject_name(signer)) == 1 &&
              set_list_times(made, this_update, next_update);
  for (size_t index = 0; done && index < count; index++)
    done = add_revocation(made, &revocations[index]);
  done = done && X509_CRL_sort(made) == 1 && add_list_extensions(made, signer, number) &&
         X509_CRL_sign(made, key, EVP_sha256()) > 0 && i2d_X509_CRL_bio(output, made) == 1 && take(output, list);
  BIO_free(output);
  X509_CRL_free(made);
  X509_free(signer);
  EVP_PKEY_free(key);
  return done;
}

bool authority_sha256(const unsigned char *bytes, size_t length, unsigned char digest[32]) {
  return EVP_Q_digest(NULL, "SHA256", NULL, bytes, length, digest, NULL) == 1;
}

bool authority_derive(const char *password, size_t password_length, const unsigned char *salt, size_t salt_length,
                      int iterations, unsigned char key[32]) {
  return PKCS5_PBKDF2_HMAC(password, (int)password_length, salt, (int)salt_length, iterations, EVP_sha256(), 32, key) ==
         1;
}

bool authority_equal(const unsigned char *left, const unsigned char *right, size_t length) {
  return CRYPTO_memcmp(left, right, length) == 0;
}

bool authority_random(unsigned char *bytes, size_t length) {
  return RAND_bytes(bytes, (int)length) == 1;
}
