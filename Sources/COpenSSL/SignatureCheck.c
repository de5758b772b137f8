#include "SignatureCheck.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "FileRegion.h"
#include "SignedMessage.h"
#include "Timestamp.h"

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

static bool write_piece(void *context, const void *bytes, size_t size) {
  return BIO_write(context, bytes, (int)size) == (int)size;
}

static bool read_ranges(const struct signature_request *request, void *context,
                        bool (*receive)(void *context, const void *bytes, size_t size)) {
  const int64_t *range = request->byte_range;
  return file_region_read(request->file, range[0], range[1], context, receive) &&
         file_region_read(request->file, range[2], range[3], context, receive);
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

/// False only when the file could not be read.
static bool check_detached(const struct signature_request *request, const struct message *message,
                           struct signature_check *check) {
  BIO *digests = CMS_dataInit(message->cms, BIO_new(BIO_s_null()));
  if (digests == NULL)
    return true;
  bool is_read = read_ranges(request, digests, write_piece);
  if (is_read)
    message_check_value(message, digests, &check->is_value_right, &check->is_digest_right);
  BIO_free_all(digests);
  return is_read;
}

/// False only when the file could not be read.
static bool check_covering(const struct signature_request *request, const struct message *message,
                           struct signature_check *check) {
  ASN1_OCTET_STRING *content = ASN1_OCTET_STRING_new();
  struct imprint imprint = {0};
  bool is_read = true, is_equal = false;
  check->is_readable = message_check_enclosed(message, content, &check->is_value_right, &check->is_digest_right);
  if (request->kind == SIGNATURE_OF_SHA1) {
    is_read = compare_ranges(request, EVP_sha1(), content, &is_equal);
    check->is_digest_weak = true;
  } else if (imprint_open(content, &imprint)) {
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
  check->signing_certificate = message_signing_certificate(message);
  if (!(request->kind == SIGNATURE_DETACHED ? check_detached : check_covering)(request, message, check))
    return false;
  int64_t at = request->claimed_at;
  int purpose = X509_PURPOSE_ANY;
  if (request->kind == SIGNATURE_TIMESTAMP) {
    at = check->timestamp.at;
    purpose = X509_PURPOSE_TIMESTAMP_SIGN;
  } else {
    timestamp_check_unsigned(message, store, &check->timestamp);
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
      message_has_right_content_type(&message)) {
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
