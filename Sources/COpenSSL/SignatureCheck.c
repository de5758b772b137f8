#include "SignatureCheck.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "Clock.h"
#include "FileRegion.h"
#include "TrustStoreParts.h"

/// A parsed CMS with its one signer; `certificates` are copies that we own.
struct message {
  CMS_ContentInfo *cms;
  CMS_SignerInfo *info;
  X509 *signer;
  STACK_OF(X509) * certificates;
};

static void message_close(struct message *message) {
  sk_X509_pop_free(message->certificates, X509_free);
  CMS_ContentInfo_free(message->cms);
  memset(message, 0, sizeof *message);
}

static bool message_open(struct message *message, const unsigned char *der, size_t size,
                         const struct trust_store *store) {
  memset(message, 0, sizeof *message);
  message->cms = d2i_CMS_ContentInfo(NULL, &der, (long)size);
  if (message->cms == NULL || OBJ_obj2nid(CMS_get0_type(message->cms)) != NID_pkcs7_signed)
    return false;
  STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(message->cms);
  if (sk_CMS_SignerInfo_num(infos) != 1)
    return false;
  message->info = sk_CMS_SignerInfo_value(infos, 0);
  message->certificates = CMS_get1_certs(message->cms);
  CMS_set1_signers_certs(message->cms, trust_store_intermediates(store), 0);
  CMS_SignerInfo_get0_algs(message->info, NULL, &message->signer, NULL, NULL);
  return true;
}

/// RFC 5652 §11.1: the content-type attribute names the type of what is signed.
static bool has_right_content_type(const struct message *message) {
  if (CMS_signed_get_attr_count(message->info) < 0)
    return true;
  const ASN1_OBJECT *named =
      CMS_signed_get0_data_by_OBJ(message->info, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT);
  return named != NULL && OBJ_cmp(named, CMS_get0_eContentType(message->cms)) == 0;
}

static const char *scheme_of(const X509_ALGOR *algorithm) {
  int nid = OBJ_obj2nid(algorithm->algorithm);
  int key = NID_undef;
  if (nid == NID_rsassaPss)
    return "pss";
  if (nid == NID_rsaEncryption)
    return "pkcs1";
  if (OBJ_find_sigid_algs(nid, NULL, &key) == 1 && key == NID_rsaEncryption)
    return "pkcs1";
  if (nid == NID_X9_62_id_ecPublicKey || key == NID_X9_62_id_ecPublicKey)
    return "ecdsa";
  return OBJ_nid2sn(nid);
}

static const char *digest_of(const X509_ALGOR *algorithm) {
  int nid = OBJ_obj2nid(algorithm->algorithm);
  switch (nid) {
  case NID_sha1:
    return "sha1";
  case NID_sha256:
    return "sha256";
  case NID_sha384:
    return "sha384";
  case NID_sha512:
    return "sha512";
  default:
    return OBJ_nid2sn(nid);
  }
}

static bool is_weak(const X509_ALGOR *algorithm) {
  switch (OBJ_obj2nid(algorithm->algorithm)) {
  case NID_md2:
  case NID_md4:
  case NID_md5:
  case NID_sha1:
  case NID_ripemd160:
    return true;
  default:
    return false;
  }
}

static ASN1_STRING *signed_sequence(const struct message *message, int nid) {
  return CMS_signed_get0_data_by_OBJ(message->info, OBJ_nid2obj(nid), -3, V_ASN1_SEQUENCE);
}

/// RFC 5035: the signed attribute names the certificate, so that none can be put in its place. Both versions are judged
/// when both are there.
static enum signing_certificate check_signing_certificate(const struct message *message) {
  const ASN1_STRING *first = signed_sequence(message, NID_id_smime_aa_signingCertificate);
  const ASN1_STRING *second = signed_sequence(message, NID_id_smime_aa_signingCertificateV2);
  if (first == NULL && second == NULL)
    return CMS_signed_get_attr_by_NID(message->info, NID_id_smime_aa_signingCertificateV2, -1) < 0
               ? SIGNING_CERTIFICATE_ABSENT
               : SIGNING_CERTIFICATE_WRONG;
  const unsigned char *bytes = first == NULL ? NULL : ASN1_STRING_get0_data(first);
  ESS_SIGNING_CERT *one = first == NULL ? NULL : d2i_ESS_SIGNING_CERT(NULL, &bytes, ASN1_STRING_length(first));
  bytes = second == NULL ? NULL : ASN1_STRING_get0_data(second);
  ESS_SIGNING_CERT_V2 *two = second == NULL ? NULL : d2i_ESS_SIGNING_CERT_V2(NULL, &bytes, ASN1_STRING_length(second));
  // OpenSSL wants the signer at the head of the certificates that the attribute may name.
  STACK_OF(X509) *named = sk_X509_new_null();
  sk_X509_push(named, message->signer);
  for (int i = 0; i < sk_X509_num(message->certificates); i++)
    if (X509_cmp(sk_X509_value(message->certificates, i), message->signer) != 0)
      sk_X509_push(named, sk_X509_value(message->certificates, i));
  bool is_right = (first == NULL || one != NULL) && (second == NULL || two != NULL) &&
                  OSSL_ESS_check_signing_certs(one, two, named, 1) == 1;
  sk_X509_free(named);
  ESS_SIGNING_CERT_free(one);
  ESS_SIGNING_CERT_V2_free(two);
  return is_right ? SIGNING_CERTIFICATE_RIGHT : SIGNING_CERTIFICATE_WRONG;
}

static bool write_piece(void *context, const void *bytes, size_t size) {
  return BIO_write(context, bytes, (int)size) == (int)size;
}

static bool read_ranges(const struct signature_request *request, void *context,
                        bool (*receive)(void *context, const void *bytes, size_t size)) {
  const int64_t *range = request->byte_range;
  return file_region_read(request->file, range[0], range[1], context, receive) &&
         file_region_read(request->file, range[2], range[3], context, receive);
}

/// The signature value and the message-digest attribute, over content that flows through the digests of the CMS.
static void check_value(const struct message *message, BIO *digests, bool *is_value_right, bool *is_digest_right) {
  bool has_attributes = CMS_signed_get_attr_count(message->info) >= 0;
  bool is_content_right = CMS_SignerInfo_verify_content(message->info, digests) == 1;
  *is_value_right = has_attributes ? CMS_SignerInfo_verify(message->info) == 1 : is_content_right;
  // Without signed attributes the digest has no place of its own: a wrong one shows as a wrong value.
  *is_digest_right = has_attributes ? is_content_right : true;
}

/// Checks a CMS that holds its content, and hands the content out.
static bool check_enclosed(const struct message *message, ASN1_OCTET_STRING *content, bool *is_value_right,
                           bool *is_digest_right) {
  BIO *digests = CMS_dataInit(message->cms, NULL);
  if (digests == NULL)
    return false;
  unsigned char piece[4096];
  size_t total = 0;
  bool is_small = true;
  for (int count; (count = BIO_read(digests, piece, sizeof piece)) > 0 && is_small; total += (size_t)count) {
    is_small = total < 64 * 1024;
    unsigned char *grown = OPENSSL_malloc(total + (size_t)count);
    if (grown == NULL)
      break;
    if (total > 0)
      memcpy(grown, ASN1_STRING_get0_data(content), total);
    memcpy(grown + total, piece, (size_t)count);
    ASN1_STRING_set0(content, grown, (int)(total + (size_t)count));
  }
  check_value(message, digests, is_value_right, is_digest_right);
  BIO_free_all(digests);
  return is_small;
}

static bool update_digest(void *context, const void *bytes, size_t size) {
  return EVP_DigestUpdate(context, bytes, size) == 1;
}

/// Compares a digest with that of the byte ranges; false only when the file could not be read.
static bool compare_ranges(const struct signature_request *request, const EVP_MD *type,
                           const ASN1_OCTET_STRING *expected, bool *is_equal) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  bool is_read = context != NULL && type != NULL && EVP_DigestInit_ex(context, type, NULL) == 1 &&
                 read_ranges(request, context, update_digest) && EVP_DigestFinal_ex(context, digest, &size) == 1;
  EVP_MD_CTX_free(context);
  *is_equal = is_read && ASN1_STRING_length(expected) == (int)size &&
              memcmp(ASN1_STRING_get0_data(expected), digest, size) == 0;
  return is_read || type == NULL;
}

/// What a time-stamp token says: its time and the digest that it covers.
struct imprint {
  int64_t at;
  const EVP_MD *type;
  TS_TST_INFO *info;
  ASN1_OCTET_STRING *digest;
};

static bool open_imprint(const ASN1_OCTET_STRING *content, struct imprint *imprint) {
  memset(imprint, 0, sizeof *imprint);
  const unsigned char *bytes = ASN1_STRING_get0_data(content);
  imprint->info = bytes == NULL ? NULL : d2i_TS_TST_INFO(NULL, &bytes, ASN1_STRING_length(content));
  if (imprint->info == NULL)
    return false;
  TS_MSG_IMPRINT *covered = TS_TST_INFO_get_msg_imprint(imprint->info);
  imprint->type = EVP_get_digestbyobj(TS_MSG_IMPRINT_get_algo(covered)->algorithm);
  imprint->digest = TS_MSG_IMPRINT_get_msg(covered);
  imprint->at = seconds_since_epoch(TS_TST_INFO_get_time(imprint->info));
  return true;
}

/// A signature time-stamp among the unsigned attributes covers the value of the signature.
static void check_signature_timestamp(const struct message *message, const struct trust_store *store,
                                      struct timestamp_check *check) {
  int index = CMS_unsigned_get_attr_by_NID(message->info, NID_id_smime_aa_timeStampToken, -1);
  if (index < 0)
    return;
  check->is_present = true;
  ASN1_TYPE *value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(message->info, index), 0);
  if (value == NULL || ASN1_TYPE_get(value) != V_ASN1_SEQUENCE)
    return;
  struct message token;
  struct imprint imprint = {0};
  ASN1_OCTET_STRING *content = ASN1_OCTET_STRING_new();
  bool is_value_right = false, is_digest_right = false;
  const ASN1_STRING *der = value->value.sequence;
  if (message_open(&token, ASN1_STRING_get0_data(der), (size_t)ASN1_STRING_length(der), store) &&
      token.signer != NULL && OBJ_obj2nid(CMS_get0_eContentType(token.cms)) == NID_id_smime_ct_TSTInfo &&
      has_right_content_type(&token) && check_enclosed(&token, content, &is_value_right, &is_digest_right) &&
      open_imprint(content, &imprint)) {
    const ASN1_OCTET_STRING *signature = CMS_SignerInfo_get0_signature(message->info);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    bool covers = imprint.type != NULL &&
                  EVP_Digest(ASN1_STRING_get0_data(signature), (size_t)ASN1_STRING_length(signature), digest, &size,
                             imprint.type, NULL) == 1 &&
                  ASN1_STRING_length(imprint.digest) == (int)size &&
                  memcmp(ASN1_STRING_get0_data(imprint.digest), digest, size) == 0;
    check->at = imprint.at;
    check->is_intact =
        covers && is_value_right && is_digest_right && check_signing_certificate(&token) == SIGNING_CERTIFICATE_RIGHT;
    check->chain = trust_store_check(store, token.signer, token.certificates, imprint.at, X509_PURPOSE_TIMESTAMP_SIGN);
  }
  TS_TST_INFO_free(imprint.info);
  ASN1_OCTET_STRING_free(content);
  message_close(&token);
}

/// False only when the file could not be read.
static bool check_detached(const struct signature_request *request, const struct message *message,
                           struct signature_check *check) {
  BIO *digests = CMS_dataInit(message->cms, BIO_new(BIO_s_null()));
  if (digests == NULL)
    return true;
  bool is_read = read_ranges(request, digests, write_piece);
  if (is_read)
    check_value(message, digests, &check->is_value_right, &check->is_digest_right);
  BIO_free_all(digests);
  return is_read;
}

/// False only when the file could not be read.
static bool check_covering(const struct signature_request *request, const struct message *message,
                           struct signature_check *check) {
  ASN1_OCTET_STRING *content = ASN1_OCTET_STRING_new();
  struct imprint imprint = {0};
  bool is_read = true, is_equal = false;
  check->is_readable = check_enclosed(message, content, &check->is_value_right, &check->is_digest_right);
  if (request->kind == SIGNATURE_OF_SHA1) {
    is_read = compare_ranges(request, EVP_sha1(), content, &is_equal);
    check->is_digest_weak = true;
  } else if (open_imprint(content, &imprint)) {
    is_read = compare_ranges(request, imprint.type, imprint.digest, &is_equal);
    check->timestamp.is_present = true;
    check->timestamp.at = imprint.at;
  }
  check->is_digest_right = check->is_digest_right && is_equal;
  check->timestamp.is_intact = check->timestamp.is_present && check->is_value_right && check->is_digest_right;
  TS_TST_INFO_free(imprint.info);
  ASN1_OCTET_STRING_free(content);
  return is_read;
}

static int expected_content_type(enum signature_kind kind) {
  return kind == SIGNATURE_TIMESTAMP ? NID_id_smime_ct_TSTInfo : NID_pkcs7_data;
}

static bool run(const struct signature_request *request, const struct trust_store *store, const struct message *message,
                struct signature_check *check) {
  X509_ALGOR *digest = NULL, *signature = NULL;
  CMS_SignerInfo_get0_algs(message->info, NULL, NULL, &digest, &signature);
  check->scheme = scheme_of(signature);
  check->digest = digest_of(digest);
  check->is_digest_weak = is_weak(digest);
  check->has_signing_time = CMS_signed_get_attr_by_NID(message->info, NID_pkcs9_signingTime, -1) >= 0;
  check->has_signer = message->signer != NULL;
  if (message->signer == NULL)
    return true;
  int size = i2d_X509(message->signer, &check->signer);
  check->signer_size = size > 0 ? (size_t)size : 0;
  check->signing_certificate = check_signing_certificate(message);
  if (!(request->kind == SIGNATURE_DETACHED ? check_detached : check_covering)(request, message, check))
    return false;
  int64_t at = request->claimed_at;
  int purpose = X509_PURPOSE_ANY;
  if (request->kind == SIGNATURE_TIMESTAMP) {
    at = check->timestamp.at;
    purpose = X509_PURPOSE_TIMESTAMP_SIGN;
  } else {
    check_signature_timestamp(message, store, &check->timestamp);
    if (check->timestamp.is_intact && check->timestamp.chain.state == CHAIN_TRUSTED)
      at = check->timestamp.at;
  }
  check->chain = trust_store_check(store, message->signer, message->certificates, at, purpose);
  if (request->kind == SIGNATURE_TIMESTAMP)
    check->timestamp.chain = check->chain;
  return true;
}

bool signature_check_run(const struct signature_request *request, const struct trust_store *store,
                         struct signature_check *check) {
  memset(check, 0, sizeof *check);
  check->scheme = check->digest = "";
  struct message message;
  bool is_file_read = true;
  if (message_open(&message, request->cms, request->cms_size, store) &&
      OBJ_obj2nid(CMS_get0_eContentType(message.cms)) == expected_content_type(request->kind) &&
      has_right_content_type(&message)) {
    check->is_readable = true;
    is_file_read = run(request, store, &message, check);
  }
  message_close(&message);
  ERR_clear_error();
  return is_file_read;
}

void signature_check_clear(struct signature_check *check) {
  OPENSSL_free(check->signer);
  memset(check, 0, sizeof *check);
}
