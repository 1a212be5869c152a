// SPDX-License-Identifier: Apache-2.0
#include "fetch/transfer.h"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "ingest/ascii.h"

namespace synoptic {
namespace {

constexpr long kConnectSeconds = 15;
// Slower than this for so long, and the host is taken to hang (a guess).
constexpr long kSlowestBytes = 50;
constexpr long kSlowSeconds = 20;
constexpr std::size_t kLongestHead = 256 * 1024;

struct CloseEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What one transfer gathers.
struct Gathering {
  Answer answer;
  const TransferLimits* limits = nullptr;
  bool is_too_large = false;
  bool was_refused = false;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count,
                      void* to) {
  auto& gathering = *static_cast<Gathering*>(to);
  std::string& body = gathering.answer.body;
  if (body.size() + size * count > gathering.limits->most_bytes) {
    gathering.is_too_large = true;
    return 0;
  }
  body.append(data, size * count);
  return size * count;
}

std::size_t take_head(char* data, std::size_t size, std::size_t count,
                      void* to) {
  auto& gathering = *static_cast<Gathering*>(to);
  std::string& head = gathering.answer.head;
  const std::string_view line(data, size * count);
  // What came before was an interim answer (100, 103).
  if (line.starts_with("HTTP/")) head.clear();
  if (head.size() + line.size() > kLongestHead) {
    gathering.is_too_large = true;
    return 0;
  }
  head.append(line);
  return line.size();
}

curl_socket_t open_socket(void* to, curlsocktype, curl_sockaddr* address) {
  auto& gathering = *static_cast<Gathering*>(to);
  if (!gathering.limits->allow_private && is_private(address->addr)) {
    gathering.was_refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC,
                  address->protocol);
}

int take_trace(CURL*, curl_infotype kind, char* data, std::size_t size,
               void* to) {
  auto& gathering = *static_cast<Gathering*>(to);
  if (kind == CURLINFO_HEADER_OUT) gathering.answer.request.assign(data, size);
  return 0;
}

std::string reason_of(CURLcode code, const Gathering& gathering) {
  if (gathering.was_refused) {
    return "a private or local address (see --allow-private)";
  }
  if (gathering.is_too_large) {
    return "more than " +
           std::to_string(gathering.limits->most_bytes / 1000000) + " MB";
  }
  if (code == CURLE_OPERATION_TIMEDOUT) return "took too long";
  if (code == CURLE_PARTIAL_FILE) return "broke off before its end";
  if (code == CURLE_PEER_FAILED_VERIFICATION) {
    return "its certificate is not trusted, or not for this host";
  }
  if (code == CURLE_SSL_CACERT_BADFILE) {
    return "the file of certificates cannot be read";
  }
  std::string reason = curl_easy_strerror(code);
  if (!reason.empty()) reason[0] = lower_ascii(reason[0]);
  return reason;
}

/// The chunks were joined: fields that say otherwise go.
void tell_length(Answer& answer) {
  std::string head;
  for (std::size_t at = 0; at < answer.head.size();) {
    const std::size_t end =
        std::min(answer.head.find('\n', at), answer.head.size() - 1) + 1;
    const std::string line = answer.head.substr(at, end - at);
    at = end;
    if (equal_ignoring_case(line.substr(0, 18), "Transfer-Encoding:") ||
        equal_ignoring_case(line.substr(0, 15), "Content-Length:") ||
        line == "\r\n" || line == "\n") {
      continue;
    }
    head += line;
  }
  answer.head = head + "Content-Length: " + std::to_string(answer.body.size()) +
                "\r\n\r\n";
}

void set_options(CURL* easy, const Address& address, Gathering& gathering) {
  const TransferLimits& limits = *gathering.limits;
  curl_easy_setopt(easy, CURLOPT_URL, address.text.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  if (!limits.ca_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, limits.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  }
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
                   static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT, limits.seconds);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT,
                   std::min(kConnectSeconds, limits.seconds));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowestBytes);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME,
                   std::min(kSlowSeconds, limits.seconds));
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &gathering);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &gathering);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &take_head);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &gathering);
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, &take_trace);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, &gathering);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
}

}  // namespace

void prepare_transfers() { curl_global_init(CURL_GLOBAL_DEFAULT); }

Result<Answer> transfer(const Address& address,
                        const std::vector<std::string>& fields,
                        const TransferLimits& limits) {
  const std::unique_ptr<CURL, CloseEasy> easy(curl_easy_init());
  if (!easy) return Error{ErrorCode::Unreadable, "no transfer can be made"};
  Gathering gathering;
  gathering.limits = &limits;
  set_options(easy.get(), address, gathering);
  std::unique_ptr<curl_slist, FreeList> list;
  for (const std::string& field : fields) {
    list.reset(curl_slist_append(list.release(), field.c_str()));
  }
  curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, list.get());
  const CURLcode code = curl_easy_perform(easy.get());
  if (code != CURLE_OK) {
    return Error{ErrorCode::Unreadable, reason_of(code, gathering)};
  }
  long status = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
  const char* ip = nullptr;
  curl_easy_getinfo(easy.get(), CURLINFO_PRIMARY_IP, &ip);
  Answer answer = std::move(gathering.answer);
  answer.status = static_cast<int>(status);
  if (ip) answer.ip = ip;
  tell_length(answer);
  return answer;
}

}  // namespace synoptic
