#include "Timestamp.h"

#include <openssl/x509v3.h>
#include <string.h>

#include "Clock.h"

bool imprint_open(const ASN1_OCTET_STRING *content, struct imprint *imprint) {
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

void timestamp_check_unsigned(const struct message *message, const struct trust_store *store,
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
      message_has_right_content_type(&token) &&
      message_check_enclosed(&token, content, &is_value_right, &is_digest_right) && imprint_open(content, &imprint)) {
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
        covers && is_value_right && is_digest_right && message_signing_certificate(&token) == SIGNING_CERTIFICATE_RIGHT;
    check->chain = trust_store_check(store, token.signer, token.certificates, imprint.at, X509_PURPOSE_TIMESTAMP_SIGN);
  }
  TS_TST_INFO_free(imprint.info);
  ASN1_OCTET_STRING_free(content);
  message_close(&token);
}
