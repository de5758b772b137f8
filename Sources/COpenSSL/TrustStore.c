#include "TrustStoreParts.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <stdlib.h>

#include "Clock.h"

struct trust_store {
  X509_STORE *roots;
  int root_count;
  STACK_OF(X509) * intermediates;
  STACK_OF(X509_CRL) * lists;
};

struct trust_store *trust_store_new(void) {
  struct trust_store *store = calloc(1, sizeof *store);
  if (store == NULL)
    return NULL;
  store->roots = X509_STORE_new();
  store->intermediates = sk_X509_new_null();
  store->lists = sk_X509_CRL_new_null();
  if (store->roots != NULL && store->intermediates != NULL && store->lists != NULL)
    return store;
  trust_store_free(store);
  return NULL;
}

bool trust_store_add_root(struct trust_store *store, const unsigned char *der, size_t size) {
  X509 *root = d2i_X509(NULL, &der, (long)size);
  bool is_added = root != NULL && X509_STORE_add_cert(store->roots, root) == 1;
  X509_free(root);
  ERR_clear_error();
  store->root_count += is_added;
  return is_added;
}

bool trust_store_add_intermediate(struct trust_store *store, const unsigned char *der, size_t size) {
  X509 *certificate = d2i_X509(NULL, &der, (long)size);
  bool is_added = certificate != NULL && sk_X509_push(store->intermediates, certificate) > 0;
  if (!is_added)
    X509_free(certificate);
  ERR_clear_error();
  return is_added;
}

bool trust_store_add_revocation_list(struct trust_store *store, const unsigned char *der, size_t size) {
  X509_CRL *list = d2i_X509_CRL(NULL, &der, (long)size);
  bool is_added = list != NULL && sk_X509_CRL_push(store->lists, list) > 0;
  if (!is_added)
    X509_CRL_free(list);
  ERR_clear_error();
  return is_added;
}

void trust_store_free(struct trust_store *store) {
  if (store == NULL)
    return;
  X509_STORE_free(store->roots);
  sk_X509_pop_free(store->intermediates, X509_free);
  sk_X509_CRL_pop_free(store->lists, X509_CRL_free);
  free(store);
}

STACK_OF(X509) * trust_store_intermediates(const struct trust_store *store) {
  return store->intermediates;
}

static enum chain_state state_of(int error) {
  switch (error) {
  case X509_V_OK:
    return CHAIN_TRUSTED;
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
  case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    return CHAIN_INCOMPLETE;
  case X509_V_ERR_CERT_NOT_YET_VALID:
  case X509_V_ERR_CERT_HAS_EXPIRED:
    return CHAIN_OUTSIDE_VALIDITY;
  default:
    return CHAIN_NOT_TRUSTED;
  }
}

/// Only a list that the issuer itself signed counts; a forged list must not be able to revoke anyone.
static void check_revocation(const struct trust_store *store, STACK_OF(X509) * path, struct chain_check *check) {
  for (int i = 0; i + 1 < sk_X509_num(path); i++) {
    X509 *certificate = sk_X509_value(path, i);
    X509 *issuer = sk_X509_value(path, i + 1);
    for (int j = 0; j < sk_X509_CRL_num(store->lists); j++) {
      X509_CRL *list = sk_X509_CRL_value(store->lists, j);
      X509_REVOKED *entry = NULL;
      if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(issuer)) != 0 ||
          X509_CRL_verify(list, X509_get0_pubkey(issuer)) != 1 || X509_CRL_get0_by_cert(list, &entry, certificate) != 1)
        continue;
      int64_t revoked_at = seconds_since_epoch(X509_REVOKED_get0_revocationDate(entry));
      if (!check->is_revoked || revoked_at < check->revoked_at)
        check->revoked_at = revoked_at;
      check->is_revoked = true;
    }
  }
}

struct chain_check trust_store_check(const struct trust_store *store, X509 *certificate, STACK_OF(X509) * embedded,
                                     int64_t at, int purpose) {
  struct chain_check check = {.state = CHAIN_NO_ROOTS};
  STACK_OF(X509) *helpers = sk_X509_dup(store->intermediates);
  X509_STORE_CTX *context = X509_STORE_CTX_new();
  check.state = store->root_count == 0 ? CHAIN_NO_ROOTS : CHAIN_NOT_TRUSTED;
  for (int i = 0; helpers != NULL && i < sk_X509_num(embedded); i++)
    sk_X509_push(helpers, sk_X509_value(embedded, i));
  if (helpers != NULL && context != NULL && X509_STORE_CTX_init(context, store->roots, certificate, helpers) == 1) {
    X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_time(rules, (time_t)at);
    X509_VERIFY_PARAM_set_purpose(rules, purpose);
    // A certificate that the person chose to trust ends the path, even one that is not self-signed.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_verify_cert(context);
    if (store->root_count > 0)
      check.state = state_of(X509_STORE_CTX_get_error(context));
    check_revocation(store, X509_STORE_CTX_get0_chain(context), &check);
  }
  X509_STORE_CTX_free(context);
  sk_X509_free(helpers);
  ERR_clear_error();
  return check;
}
