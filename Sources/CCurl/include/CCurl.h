#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One client of HTTP servers: it keeps its connections open between requests. Not for two threads at once.
typedef struct Transfer Transfer;

/// How a request ended, before its status is looked at.
typedef enum TransferOutcome {
  TransferAnswered,
  TransferUnreachable,
  TransferTimedOut,
  /// No byte moved for as long as the request allows.
  TransferStalled,
  TransferNotSecure,
  /// The connection broke in the middle.
  TransferCut,
  TransferAnswerTooLarge,
  TransferCancelled,
  /// The file to send could not be read to its end, or the answer could not be written to its file.
  TransferFileFailed,
  TransferFailed,
} TransferOutcome;

/// Told about ten times a second while a request runs, with the bytes of the file that were taken to be sent and the
/// bytes of the answer that arrived. Answers whether to go on.
typedef bool (*TransferProgress)(void *context, int64_t sent, int64_t received);

/// Returns NULL when there is no memory. The first call also makes the process ignore SIGPIPE, which TLS can raise.
Transfer *transfer_create(void);
void transfer_destroy(Transfer *transfer);

/// Forgets the previous request and starts another one; connections stay open.
bool transfer_begin(Transfer *transfer, const char *method, const char *url);
/// "Name: value". Copied.
bool transfer_add_header(Transfer *transfer, const char *line);
/// Copied.
bool transfer_set_body(Transfer *transfer, const void *bytes, size_t count);
/// A text part of a multipart body (RFC 7578). Copied.
bool transfer_add_part(Transfer *transfer, const char *name, const char *value);
/// A file part of a multipart body, read from `descriptor` while it is sent; the descriptor stays the caller's.
bool transfer_add_file(Transfer *transfer, const char *name, const char *filename, int descriptor, int64_t count);
/// "Name: value" for the file part that was added last. Copied.
bool transfer_add_file_header(Transfer *transfer, const char *line);
/// The body of a successful answer goes to `descriptor` instead of memory; the descriptor stays the caller's.
void transfer_receive_into(Transfer *transfer, int descriptor);
/// Milliseconds; 0 is no limit. The answer's limit is in bytes.
void transfer_set_limits(Transfer *transfer, long connect, long total, long stall, size_t answer);
/// A connection that was open before may be dead: curl then sends again, which only some requests allow.
void transfer_use_new_connection(Transfer *transfer);
/// A PEM file of authorities instead of the system's. Copied.
void transfer_trust(Transfer *transfer, const char *path);
/// No proxy, whatever the environment says.
void transfer_use_no_proxy(Transfer *transfer);

/// Blocks until the answer is there or the request failed.
TransferOutcome transfer_perform(Transfer *transfer, TransferProgress progress, void *context);

/// The HTTP status, 0 without one.
long transfer_status(const Transfer *transfer);
/// The body, valid until the next request. Never NULL.
const uint8_t *transfer_body(const Transfer *transfer, size_t *count);
/// The media type as sent, "" without one; valid until the next request.
const char *transfer_content_type(const Transfer *transfer);
/// The number of curl's error, for people who can look it up.
int transfer_error(const Transfer *transfer);
/// Whether the server wanted a client certificate.
bool transfer_lacked_certificate(const Transfer *transfer);
