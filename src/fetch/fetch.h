// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fetch/transfer.h"

namespace synoptic {

/// What a host said of a page the last time, to ask only for what is new.
struct Validators {
  std::string etag;
  std::string last_modified;
};

struct FetchOptions {
  TransferLimits limits;
  double delay = 1;  ///< Seconds between two requests to one host, at least.
  /// Hosts that are asked at the same time; each of them one request at once.
  int hosts_at_once = 8;
  std::string program = "synoptic";  ///< Name and version, told to hosts.
};

/// What is to be fetched, and what is known already.
struct FetchPlan {
  std::vector<std::string> addresses;
  std::set<std::string> done;  ///< In their plain form; passed over.
  std::map<std::string, Validators> validators;
};

/// What became of one address.
struct Fetched {
  std::string address;             ///< In its plain form where it has one.
  std::string reason;              ///< Why it was not fetched; empty if it was.
  std::string records;             ///< For the archive; empty if nothing came.
  std::vector<std::string> found;  ///< Addresses of a feed's entries.
};

/// Takes what became of each address; false stops.
using TakeFetched = std::function<bool(const Fetched&)>;

/// Fetches addresses: of one host one after the other, in their order, of
/// several hosts at once. None is asked more often than its delay, nor for
/// anything that its robots.txt closes. `take` is never called twice at once,
/// and tells of addresses as they come. Redirects are followed, five at most,
/// each hop under the same rules. An address that gives a feed has its entries'
/// pages fetched, too. Known validators make conditional requests and are
/// brought up to date.
void fetch_all(FetchPlan& plan, const FetchOptions& options,
               const TakeFetched& take);

/// The moment in UTC: "2026-03-01T12:00:00Z".
std::string moment_now();

}  // namespace synoptic
