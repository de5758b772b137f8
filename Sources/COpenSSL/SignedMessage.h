#pragma once

#include <openssl/cms.h>

#include "SignatureCheck.h"
#include "TrustStoreParts.h"

/// A parsed CMS with its one signer; `certificates` are copies that we own.
struct message {
  CMS_ContentInfo *cms;
  CMS_SignerInfo *info;
  X509 *signer;
  STACK_OF(X509) * certificates;
};

/// False for anything but a SignedData with one SignerInfo; `message_close` either way.
bool message_open(struct message *message, const unsigned char *der, size_t size, const struct trust_store *store);
void message_close(struct message *message);

/// RFC 5652 §11.1: the content-type attribute names the type of what is signed.
bool message_has_right_content_type(const struct message *message);

/// RFC 5035: the signed attribute names the certificate, so that none can be put in its place. Both versions are judged
/// when both are there.
enum signing_certificate message_signing_certificate(const struct message *message);

/// The signature value and the message-digest attribute, over content that flowed through the digests of the CMS.
void message_check_value(const struct message *message, BIO *digests, bool *is_value_right, bool *is_digest_right);

/// The same for a CMS that holds its content, which is handed out; false when that is too large for a token or a
/// digest.
bool message_check_enclosed(const struct message *message, ASN1_OCTET_STRING *content, bool *is_value_right,
                            bool *is_digest_right);
