#include "CCurl.h"
#include "CurlLibrary.h"

#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { tick_milliseconds = 100 };

struct Transfer {
  CURL *easy;
  CURLM *multi;
  struct curl_slist *headers;
  curl_mime *form;
  curl_mimepart *file_part;
  struct curl_slist *file_headers;
  int upload;
  int64_t upload_count;
  int64_t upload_sent;
  int download;
  uint8_t *body;
  size_t body_count;
  size_t body_room;
  size_t body_limit;
  int64_t received;
  long stall;
  bool answer_is_too_large;
  bool file_failed;
  CURLcode code;
  char message[CURL_ERROR_SIZE];
};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool is_open;

static void start_curl(void) {
  signal(SIGPIPE, SIG_IGN);
  is_open = curl_library_open() && curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static int64_t now_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

Transfer *transfer_create(void) {
  pthread_once(&once, start_curl);
  Transfer *transfer = is_open ? calloc(1, sizeof *transfer) : NULL;
  if (!transfer)
    return NULL;
  transfer->upload = transfer->download = -1;
  transfer->easy = curl_easy_init();
  transfer->multi = curl_multi_init();
  if (!transfer->easy || !transfer->multi) {
    transfer_destroy(transfer);
    return NULL;
  }
  curl_multi_setopt(transfer->multi, CURLMOPT_MAXCONNECTS, 4L);
  return transfer;
}

static void forget_request(Transfer *transfer) {
  if (transfer->easy)
    curl_easy_reset(transfer->easy);
  curl_mime_free(transfer->form);
  curl_slist_free_all(transfer->headers);
  curl_slist_free_all(transfer->file_headers);
  free(transfer->body);
  transfer->form = NULL;
  transfer->headers = transfer->file_headers = NULL;
  transfer->file_part = NULL;
  transfer->body = NULL;
  transfer->body_count = transfer->body_room = 0;
  transfer->upload = transfer->download = -1;
  transfer->upload_count = transfer->upload_sent = transfer->received = 0;
  transfer->answer_is_too_large = transfer->file_failed = false;
  transfer->code = CURLE_OK;
  transfer->message[0] = 0;
}

void transfer_destroy(Transfer *transfer) {
  if (!transfer)
    return;
  forget_request(transfer);
  curl_easy_cleanup(transfer->easy);
  curl_multi_cleanup(transfer->multi);
  free(transfer);
}

static bool write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written <= 0)
      return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

static bool keep(Transfer *transfer, const char *bytes, size_t count) {
  if (transfer->body_count + count > transfer->body_room) {
    size_t room = (transfer->body_count + count) * 2;
    uint8_t *body = realloc(transfer->body, room);
    if (!body)
      return false;
    transfer->body = body;
    transfer->body_room = room;
  }
  memcpy(transfer->body + transfer->body_count, bytes, count);
  transfer->body_count += count;
  return true;
}

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
  Transfer *transfer = context;
  size_t length = size * count;
  if ((size_t)transfer->received + length > transfer->body_limit) {
    transfer->answer_is_too_large = true;
    return 0;
  }
  transfer->received += (int64_t)length;
  long status = transfer_status(transfer);
  if (transfer->download < 0 || status < 200 || status > 299)
    return keep(transfer, bytes, length) ? length : 0;
  if (write_all(transfer->download, bytes, length))
    return length;
  transfer->file_failed = true;
  return 0;
}

static size_t read_file(char *bytes, size_t size, size_t count, void *context) {
  Transfer *transfer = context;
  int64_t missing = transfer->upload_count - transfer->upload_sent;
  size_t room = size * count;
  if (missing == 0)
    return 0;
  ssize_t length =
      pread(transfer->upload, bytes, (int64_t)room < missing ? room : (size_t)missing, transfer->upload_sent);
  if (length <= 0) { // The file became shorter than what was announced.
    transfer->file_failed = true;
    return CURL_READFUNC_ABORT;
  }
  transfer->upload_sent += length;
  return (size_t)length;
}

static int seek_file(void *context, curl_off_t offset, int origin) {
  Transfer *transfer = context;
  if (origin != SEEK_SET)
    return CURL_SEEKFUNC_CANTSEEK;
  transfer->upload_sent = offset;
  return CURL_SEEKFUNC_OK;
}

bool transfer_begin(Transfer *transfer, const char *method, const char *url) {
  forget_request(transfer);
  CURL *easy = transfer->easy;
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->message);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  // Uploads over HTTP/2 are slower than over HTTP/1.1 with this curl: its flow control window is small.
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "hoso");
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
  // An empty Expect: otherwise curl waits a second for a "100 Continue" that few servers send.
  return curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
         curl_easy_setopt(easy, CURLOPT_URL, url) == CURLE_OK && transfer_add_header(transfer, "Expect:");
}

bool transfer_add_header(Transfer *transfer, const char *line) {
  struct curl_slist *headers = curl_slist_append(transfer->headers, line);
  if (!headers)
    return false;
  transfer->headers = headers;
  return true;
}

bool transfer_set_body(Transfer *transfer, const void *bytes, size_t count) {
  curl_easy_setopt(transfer->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return curl_easy_setopt(transfer->easy, CURLOPT_COPYPOSTFIELDS, count > 0 ? bytes : "") == CURLE_OK;
}

static curl_mimepart *add_part(Transfer *transfer, const char *name) {
  if (!transfer->form)
    transfer->form = curl_mime_init(transfer->easy);
  curl_mimepart *part = transfer->form ? curl_mime_addpart(transfer->form) : NULL;
  return part && curl_mime_name(part, name) == CURLE_OK ? part : NULL;
}

bool transfer_add_part(Transfer *transfer, const char *name, const char *value) {
  curl_mimepart *part = add_part(transfer, name);
  return part && curl_mime_data(part, value, CURL_ZERO_TERMINATED) == CURLE_OK;
}

bool transfer_add_file(Transfer *transfer, const char *name, const char *filename, int descriptor, int64_t count) {
  curl_mimepart *part = add_part(transfer, name);
  transfer->upload = descriptor;
  transfer->upload_count = count;
  transfer->file_part = part;
  return part && curl_mime_filename(part, filename) == CURLE_OK &&
         curl_mime_type(part, "application/octet-stream") == CURLE_OK &&
         curl_mime_data_cb(part, count, read_file, seek_file, NULL, transfer) == CURLE_OK;
}

bool transfer_add_file_header(Transfer *transfer, const char *line) {
  struct curl_slist *headers = curl_slist_append(transfer->file_headers, line);
  if (!headers || !transfer->file_part)
    return false;
  transfer->file_headers = headers;
  return curl_mime_headers(transfer->file_part, headers, 0) == CURLE_OK;
}

void transfer_receive_into(Transfer *transfer, int descriptor) {
  transfer->download = descriptor;
}

void transfer_set_limits(Transfer *transfer, long connect, long total, long stall, size_t answer) {
  curl_easy_setopt(transfer->easy, CURLOPT_CONNECTTIMEOUT_MS, connect);
  curl_easy_setopt(transfer->easy, CURLOPT_TIMEOUT_MS, total);
  transfer->stall = stall;
  transfer->body_limit = answer;
}

void transfer_use_new_connection(Transfer *transfer) {
  curl_easy_setopt(transfer->easy, CURLOPT_FRESH_CONNECT, 1L);
}

void transfer_trust(Transfer *transfer, const char *path) {
  curl_easy_setopt(transfer->easy, CURLOPT_CAINFO, path);
}

void transfer_use_no_proxy(Transfer *transfer) {
  curl_easy_setopt(transfer->easy, CURLOPT_PROXY, "");
}

static TransferOutcome outcome(const Transfer *transfer) {
  if (transfer->answer_is_too_large)
    return TransferAnswerTooLarge;
  if (transfer->file_failed)
    return TransferFileFailed;
  if (transfer_lacked_certificate(transfer))
    return TransferNotSecure;
  switch (transfer->code) {
  case CURLE_OK:
    return TransferAnswered;
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY:
  case CURLE_COULDNT_CONNECT:
  case CURLE_PROXY:
    return TransferUnreachable;
  case CURLE_OPERATION_TIMEDOUT:
    return TransferTimedOut;
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ISSUER_ERROR:
  case CURLE_SSL_CIPHER:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CRL_BADFILE:
  case CURLE_SSL_INVALIDCERTSTATUS:
  case CURLE_SSL_CLIENTCERT:
    return TransferNotSecure;
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
    return TransferCut;
  default:
    return TransferFailed;
  }
}

// Our own loop instead of curl_easy_perform: it notices a cancellation within a tick, and a stall on time, where
// CURLOPT_LOW_SPEED_TIME is seconds late.
static TransferOutcome run(Transfer *transfer, TransferProgress progress, void *context) {
  int64_t moved = -1;
  int64_t moved_at = now_milliseconds();
  for (;;) {
    int running = 0;
    CURLMcode code = curl_multi_perform(transfer->multi, &running);
    if (progress && !progress(context, transfer->upload_sent, transfer->received))
      return TransferCancelled;
    if (code != CURLM_OK) {
      transfer->code = CURLE_FAILED_INIT;
      return TransferFailed;
    }
    if (!running)
      break;
    int64_t now = now_milliseconds();
    if (transfer->upload_sent + transfer->received != moved) {
      moved = transfer->upload_sent + transfer->received;
      moved_at = now;
    } else if (transfer->stall > 0 && now - moved_at > transfer->stall) {
      transfer->code = CURLE_OPERATION_TIMEDOUT;
      return TransferStalled;
    }
    curl_multi_poll(transfer->multi, NULL, 0, tick_milliseconds, NULL);
  }
  int left = 0;
  for (CURLMsg *message; (message = curl_multi_info_read(transfer->multi, &left));)
    if (message->msg == CURLMSG_DONE)
      transfer->code = message->data.result;
  return outcome(transfer);
}

TransferOutcome transfer_perform(Transfer *transfer, TransferProgress progress, void *context) {
  curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
  if (transfer->form)
    curl_easy_setopt(transfer->easy, CURLOPT_MIMEPOST, transfer->form);
  if (curl_multi_add_handle(transfer->multi, transfer->easy) != CURLM_OK) {
    transfer->code = CURLE_FAILED_INIT;
    return TransferFailed;
  }
  TransferOutcome result = run(transfer, progress, context);
  curl_multi_remove_handle(transfer->multi, transfer->easy);
  return result;
}

long transfer_status(const Transfer *transfer) {
  long status = 0;
  curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

const uint8_t *transfer_body(const Transfer *transfer, size_t *count) {
  *count = transfer->body_count;
  return transfer->body ? transfer->body : (const uint8_t *)"";
}

const char *transfer_content_type(const Transfer *transfer) {
  const char *type = NULL;
  curl_easy_getinfo(transfer->easy, CURLINFO_CONTENT_TYPE, &type);
  return type ? type : "";
}

int transfer_error(const Transfer *transfer) {
  return (int)transfer->code;
}

// With TLS 1.3 the server's alert arrives after the handshake, as a failure to receive: only its text tells it apart.
bool transfer_lacked_certificate(const Transfer *transfer) {
  return transfer->code != CURLE_OK && (strstr(transfer->message, "certificate required") != NULL ||
                                        strstr(transfer->message, "bad certificate") != NULL);
}
