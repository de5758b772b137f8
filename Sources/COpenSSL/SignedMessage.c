#include "SignedMessage.h"

#include <openssl/ess.h>
#include <string.h>

void message_close(struct message *message) {
  sk_X509_pop_free(message->certificates, X509_free);
  CMS_ContentInfo_free(message->cms);
  memset(message, 0, sizeof *message);
}

bool message_open(struct message *message, const unsigned char *der, size_t size, const struct trust_store *store) {
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

bool message_has_right_content_type(const struct message *message) {
  if (CMS_signed_get_attr_count(message->info) < 0)
    return true;
  const ASN1_OBJECT *named =
      CMS_signed_get0_data_by_OBJ(message->info, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT);
  return named != NULL && OBJ_cmp(named, CMS_get0_eContentType(message->cms)) == 0;
}

static ASN1_STRING *signed_sequence(const struct message *message, int nid) {
  return CMS_signed_get0_data_by_OBJ(message->info, OBJ_nid2obj(nid), -3, V_ASN1_SEQUENCE);
}

enum signing_certificate message_signing_certificate(const struct message *message) {
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

void message_check_value(const struct message *message, BIO *digests, bool *is_value_right, bool *is_digest_right) {
  bool has_attributes = CMS_signed_get_attr_count(message->info) >= 0;
  bool is_content_right = CMS_SignerInfo_verify_content(message->info, digests) == 1;
  *is_value_right = has_attributes ? CMS_SignerInfo_verify(message->info) == 1 : is_content_right;
  // Without signed attributes the digest has no place of its own: a wrong one shows as a wrong value.
  *is_digest_right = has_attributes ? is_content_right : true;
}

bool message_check_enclosed(const struct message *message, ASN1_OCTET_STRING *content, bool *is_value_right,
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
  message_check_value(message, digests, is_value_right, is_digest_right);
  BIO_free_all(digests);
  return is_small;
}
