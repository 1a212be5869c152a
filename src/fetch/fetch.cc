// SPDX-License-Identifier: Apache-2.0
#include "fetch/fetch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/date.h"
#include "fetch/robots.h"
#include "fetch/warc_record.h"
#include "ingest/ascii.h"
#include "ingest/feed.h"
#include "ingest/ingest.h"
#include "ingest/unpack.h"
#include "ingest/warc.h"

namespace synoptic {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostRedirects = 5;
// A host that asks for a longer pause is not worth the wait of the others.
constexpr double kLongestDelay = 60;
constexpr std::size_t kMostEntries = 1000;  // of one feed
// Text packs to a tenth or so; what unpacks to more than this is a bomb.
constexpr std::size_t kMostUnpacked = 50;

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 ||
         status == 308;
}

/// A host: what it allows, and when it may be asked again.
struct Host {
  std::mutex learning;  // guards the next three until they are known
  bool is_known = false;
  Robots robots;
  std::string failure;  ///< Why nothing of it can be fetched.
  std::mutex asking;    // held while it is asked
  Clock::time_point next;
  std::deque<Address> waiting;
  bool is_taken = false;  ///< A thread fetches one that was waiting.
};

class Fetcher {
 public:
  Fetcher(FetchPlan& plan, const FetchOptions& options, const TakeFetched& take)
      : options_(options), take_(take), plan_(plan) {}

  void fetch() {
    for (const std::string& text : plan_.addresses) {
      if (!add(text) && wanted_) {
        wanted_ = take_({text, "no address of the web", {}, {}});
      }
    }
    std::vector<std::thread> threads;
    for (int i = 1; i < options_.hosts_at_once; ++i) {
      threads.emplace_back([this] { work(); });
    }
    work();
    for (std::thread& thread : threads) thread.join();
  }

 private:
  /// Takes hosts, one address each time, until none waits and none may still
  /// be found.
  void work() {
    std::unique_lock lock(mutex_);
    while (wanted_) {
      Host* host = next_host();
      if (!host && taken_ == 0) break;
      if (!host) {
        changed_.wait(lock);
        continue;
      }
      const Address address = std::move(host->waiting.front());
      host->waiting.pop_front();
      host->is_taken = true;
      ++taken_;
      lock.unlock();
      Fetched fetched = fetch_one(address);
      fetched.address = address.text;
      lock.lock();
      host->is_taken = false;
      --taken_;
      for (const std::string& found : fetched.found) add(found);
      if (wanted_) wanted_ = take_(fetched);
      changed_.notify_all();
    }
    changed_.notify_all();
  }

  /// The host that may be asked first of those that no thread has.
  Host* next_host() {
    Host* next = nullptr;
    for (auto& [origin, host] : hosts_) {
      if (host.waiting.empty() || host.is_taken) continue;
      if (!next || host.next < next->next) next = &host;
    }
    return next;
  }

  Host& host_of(const std::string& origin) {
    const std::lock_guard lock(mutex_);
    return hosts_[origin];
  }

  /// False if the text is no address. Each is fetched once.
  bool add(const std::string& text) {
    auto address = parse_address(text);
    if (!address) return false;
    if (plan_.done.insert(address->text).second) {
      auto& waiting = hosts_[address->origin].waiting;
      waiting.push_back(*std::move(address));
    }
    return true;
  }

  /// One request, not before its host's turn.
  Result<Answer> ask(const Address& address, Host& host,
                     const std::vector<std::string>& more = {}) {
    const std::lock_guard asking(host.asking);
    std::this_thread::sleep_until(host.next);
    std::vector<std::string> fields = {
        "User-Agent: " + options_.program +
            " (a reader of news; obeys robots.txt)",
        "Accept: text/html,application/xhtml+xml,application/rss+xml,"
        "application/atom+xml,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding: gzip"};
    fields.insert(fields.end(), more.begin(), more.end());
    auto answer = transfer(address, fields, options_.limits);
    const double pause =
        std::min(std::max(options_.delay, host.robots.delay), kLongestDelay);
    const std::lock_guard lock(mutex_);  // others choose by it
    host.next = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                   std::chrono::duration<double>(pause));
    return answer;
  }

  /// Reads a host's robots.txt, once (RFC 9309, section 2.3.1): one that is
  /// not there allows all, one that cannot be had nothing.
  void learn(Host& host, const std::string& origin) {
    const std::lock_guard learning(host.learning);
    if (std::exchange(host.is_known, true)) return;
    auto address = parse_address(origin + "/robots.txt");
    for (int hop = 0; address && hop <= kMostRedirects; ++hop) {
      const auto answer = ask(*address, host);
      if (!answer) {
        host.failure = answer.error().message;
        return;
      }
      if (is_redirect(answer->status)) {
        address = parse_address(
            std::string(header_field(answer->head, "Location")), address->text);
        continue;
      }
      if (answer->status >= 500) {
        host.failure = "its robots.txt cannot be read: status " +
                       std::to_string(answer->status);
      } else if (answer->status < 300) {
        const auto read = read_http_response(answer->head + answer->body);
        if (read) host.robots = parse_robots(read->body, "synoptic");
      }
      return;
    }
  }

  std::vector<std::string> conditions(const Address& address) {
    std::vector<std::string> fields;
    const std::lock_guard lock(mutex_);
    const auto known = plan_.validators.find(address.text);
    if (known == plan_.validators.end()) return fields;
    if (!known->second.etag.empty()) {
      fields.push_back("If-None-Match: " + known->second.etag);
    }
    if (!known->second.last_modified.empty()) {
      fields.push_back("If-Modified-Since: " + known->second.last_modified);
    }
    return fields;
  }

  Fetched fetch_one(const Address& first) {
    Fetched fetched;
    std::optional<Address> address = first;
    std::set<std::string> seen;
    for (int hop = 0; address; ++hop) {
      if (!seen.insert(address->text).second || hop > kMostRedirects) {
        fetched.reason = "redirects without end";
        return fetched;
      }
      Host& host = host_of(address->origin);
      learn(host, address->origin);
      fetched.reason = host.failure;
      if (fetched.reason.empty() && !may_fetch(host.robots, address->path)) {
        fetched.reason = "closed by the host's robots.txt";
      }
      if (!fetched.reason.empty()) return fetched;
      const std::string date = moment_now();
      const auto answer = ask(*address, host, conditions(*address));
      if (!answer) {
        fetched.reason = answer.error().message;
        return fetched;
      }
      fetched.reason = refusal(*answer);
      if (!fetched.reason.empty()) return fetched;
      fetched.records += warc_exchange(*address, *answer, date);
      if (!is_redirect(answer->status)) {
        finish(*address, *answer, fetched);
        return fetched;
      }
      address = parse_address(
          std::string(header_field(answer->head, "Location")), address->text);
    }
    fetched.reason = "a redirect to no address of the web";
    return fetched;
  }

  /// Why an answer is not taken at all, or empty.
  std::string refusal(const Answer& answer) const {
    const std::string_view coding =
        header_field(answer.head, "Content-Encoding");
    const Packing packing =
        equal_ignoring_case(coding, "deflate") ? Packing::Deflate
        : equal_ignoring_case(coding, "br")    ? Packing::Brotli
                                               : packing_of(answer.body);
    if (packing == Packing::None) return {};
    const std::size_t most =
        std::max<std::size_t>(answer.body.size() * kMostUnpacked, 1 << 20);
    Unpacker unpacker(answer.body, packing);
    std::string chunk(1 << 16, '\0');
    std::size_t size = 0;
    while (const std::size_t got = unpacker.read(chunk.data(), chunk.size())) {
      size += got;
      if (size > most) return "a body that unpacks to far more than a page";
    }
    return {};
  }

  void finish(const Address& address, const Answer& answer, Fetched& fetched) {
    if (answer.status == 304) return;
    if (answer.status != 200) {
      fetched.reason = "status " + std::to_string(answer.status);
      return;
    }
    Validators said;
    said.etag = header_field(answer.head, "ETag");
    said.last_modified = header_field(answer.head, "Last-Modified");
    note(address, std::move(said));
    const auto read = read_http_response(answer.head + answer.body);
    if (!read || !looks_like_feed(read->body)) return;
    ingest_feed(read->body, address.text, {}, [&](Ingested entry) {
      if (!entry.document) return true;
      const auto link = parse_address(entry.document->url, address.text);
      if (link) fetched.found.push_back(link->text);
      return fetched.found.size() < kMostEntries;
    });
  }

  void note(const Address& address, Validators said) {
    const std::lock_guard lock(mutex_);
    if (said.etag.empty() && said.last_modified.empty()) {
      plan_.validators.erase(address.text);
    } else {
      plan_.validators[address.text] = std::move(said);
    }
  }

  const FetchOptions& options_;
  const TakeFetched& take_;
  // Guards all below, and of each host when it is next, what waits, and
  // whether it is taken. Locked last where others are held, too.
  std::mutex mutex_;
  std::condition_variable changed_;
  FetchPlan& plan_;
  std::map<std::string, Host> hosts_;
  int taken_ = 0;
  bool wanted_ = true;
};

}  // namespace

void fetch_all(FetchPlan& plan, const FetchOptions& options,
               const TakeFetched& take) {
  prepare_transfers();
  Fetcher(plan, options, take).fetch();
}

std::string moment_now() {
  using std::chrono::duration_cast;
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const long seconds = duration_cast<std::chrono::seconds>(since).count();
  const auto two = [](long number) {
    return std::string(1, static_cast<char>('0' + number / 10 % 10)) +
           static_cast<char>('0' + number % 10);
  };
  const long of_day = seconds % 86400;
  return to_string(date_of(static_cast<int>(seconds / 86400))) + "T" +
         two(of_day / 3600) + ":" + two(of_day / 60 % 60) + ":" +
         two(of_day % 60) + "Z";
}

}  // namespace synoptic
