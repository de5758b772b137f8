#include "CertificateFacts.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "Clock.h"

static char *copy_text(const ASN1_STRING *string) {
  unsigned char *utf8 = NULL;
  int length = ASN1_STRING_to_UTF8(&utf8, string);
  if (length < 0)
    return NULL;
  char *text = strndup((const char *)utf8, (size_t)length);
  OPENSSL_free(utf8);
  return text;
}

static char *copy_entry(const X509_NAME *name, int nid) {
  int index = X509_NAME_get_index_by_NID(name, nid, -1);
  return index < 0 ? NULL : copy_text(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
}

static char *copy_name(const X509_NAME *name) {
  char *text = copy_entry(name, NID_commonName);
  if (text == NULL)
    text = copy_entry(name, NID_organizationName);
  if (text != NULL)
    return text;
  char *line = X509_NAME_oneline(name, NULL, 0);
  text = line == NULL ? NULL : strdup(line);
  OPENSSL_free(line);
  return text;
}

static char *copy_email(X509 *certificate, const X509_NAME *subject) {
  GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
  char *email = NULL;
  for (int i = 0; email == NULL && i < sk_GENERAL_NAME_num(names); i++) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
    if (name->type == GEN_EMAIL)
      email = copy_text(name->d.rfc822Name);
  }
  GENERAL_NAMES_free(names);
  return email != NULL ? email : copy_entry(subject, NID_pkcs9_emailAddress);
}

static char *copy_serial(const ASN1_INTEGER *serial) {
  BIGNUM *number = ASN1_INTEGER_to_BN(serial, NULL);
  char *hexadecimal = number == NULL ? NULL : BN_bn2hex(number);
  char *text = hexadecimal == NULL ? NULL : strdup(hexadecimal);
  OPENSSL_free(hexadecimal);
  BN_free(number);
  return text;
}

static void read_key(X509 *certificate, struct certificate_facts *facts) {
  EVP_PKEY *key = X509_get0_pubkey(certificate);
  if (key == NULL) {
    facts->key_name = strdup("unknown");
    return;
  }
  facts->key_bits = EVP_PKEY_get_bits(key);
  if (EVP_PKEY_is_a(key, "RSA") || EVP_PKEY_is_a(key, "RSA-PSS"))
    facts->key = CERTIFICATE_KEY_RSA;
  else if (EVP_PKEY_is_a(key, "EC"))
    facts->key = CERTIFICATE_KEY_ELLIPTIC;
  const char *name = EVP_PKEY_get0_type_name(key);
  facts->key_name = strdup(name == NULL ? "unknown" : name);
}

bool certificate_facts_read(const unsigned char *der, size_t size, struct certificate_facts *facts) {
  memset(facts, 0, sizeof *facts);
  const unsigned char *end = der;
  X509 *certificate = d2i_X509(NULL, &end, (long)size);
  unsigned length = sizeof facts->sha256;
  if (certificate == NULL || X509_digest(certificate, EVP_sha256(), facts->sha256, &length) != 1) {
    X509_free(certificate);
    ERR_clear_error();
    return false;
  }
  const X509_NAME *subject = X509_get_subject_name(certificate);
  facts->subject = copy_name(subject);
  facts->organisation = copy_entry(subject, NID_organizationName);
  facts->email = copy_email(certificate, subject);
  facts->identity_number = copy_entry(subject, NID_userId);
  if (facts->identity_number == NULL)
    facts->identity_number = copy_entry(subject, NID_serialNumber);
  facts->issuer = copy_name(X509_get_issuer_name(certificate));
  facts->serial = copy_serial(X509_get0_serialNumber(certificate));
  facts->not_before = seconds_since_epoch(X509_get0_notBefore(certificate));
  facts->not_after = seconds_since_epoch(X509_get0_notAfter(certificate));
  read_key(certificate, facts);
  uint32_t flags = X509_get_extension_flags(certificate);
  facts->is_authority = (flags & EXFLAG_CA) != 0;
  facts->has_key_usage = (flags & EXFLAG_KUSAGE) != 0;
  uint32_t usage = X509_get_key_usage(certificate);
  facts->allows_digital_signature = (usage & KU_DIGITAL_SIGNATURE) != 0;
  facts->allows_non_repudiation = (usage & KU_NON_REPUDIATION) != 0;
  facts->size = (size_t)(end - der);
  X509_free(certificate);
  ERR_clear_error();
  return true;
}

void certificate_facts_clear(struct certificate_facts *facts) {
  free(facts->subject);
  free(facts->organisation);
  free(facts->email);
  free(facts->identity_number);
  free(facts->issuer);
  free(facts->serial);
  free(facts->key_name);
  memset(facts, 0, sizeof *facts);
}

bool certificate_names_read(const unsigned char *der, size_t size, struct certificate_names *names) {
  memset(names, 0, sizeof *names);
  X509 *certificate = d2i_X509(NULL, &der, (long)size);
  if (certificate != NULL) {
    int subject = i2d_X509_NAME(X509_get_subject_name(certificate), &names->subject);
    int issuer = i2d_X509_NAME(X509_get_issuer_name(certificate), &names->issuer);
    int serial = i2d_ASN1_INTEGER(X509_get0_serialNumber(certificate), &names->serial);
    names->subject_size = subject > 0 ? (size_t)subject : 0;
    names->issuer_size = issuer > 0 ? (size_t)issuer : 0;
    names->serial_size = serial > 0 ? (size_t)serial : 0;
  }
  X509_free(certificate);
  ERR_clear_error();
  return names->subject_size > 0 && names->issuer_size > 0 && names->serial_size > 0;
}

void certificate_names_clear(struct certificate_names *names) {
  OPENSSL_free(names->subject);
  OPENSSL_free(names->issuer);
  OPENSSL_free(names->serial);
  memset(names, 0, sizeof *names);
}

bool revocation_list_read(const unsigned char *der, size_t size, const unsigned char *issuer, size_t issuer_size,
                          void *context, void (*receive)(void *context, const char *serial)) {
  X509_CRL *list = d2i_X509_CRL(NULL, &der, (long)size);
  X509 *authority = d2i_X509(NULL, &issuer, (long)issuer_size);
  bool is_genuine = list != NULL && authority != NULL &&
                    X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(authority)) == 0 &&
                    X509_CRL_verify(list, X509_get0_pubkey(authority)) == 1;
  STACK_OF(X509_REVOKED) *entries = is_genuine ? X509_CRL_get_REVOKED(list) : NULL;
  for (int i = 0; i < sk_X509_REVOKED_num(entries); i++) {
    char *serial = copy_serial(X509_REVOKED_get0_serialNumber(sk_X509_REVOKED_value(entries, i)));
    if (serial != NULL)
      receive(context, serial);
    free(serial);
  }
  X509_free(authority);
  X509_CRL_free(list);
  ERR_clear_error();
  return is_genuine;
}
