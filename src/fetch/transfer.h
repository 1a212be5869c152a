// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "fetch/address.h"

namespace synoptic {

/// Bounds of one transfer, and where it may go.
struct TransferLimits {
  std::size_t most_bytes = std::size_t{20} << 20;
  long seconds = 60;  ///< In all; a host that sends next to nothing has less.
  bool allow_private = false;
  /// A file of certificates (PEM) that hosts are trusted by instead of those of
  /// the system; empty for these.
  std::string ca_file;
};

/// What a host answered. The body is as it came over the wire, packed if the
/// head says so, but for chunks, which are joined; the head says so.
struct Answer {
  int status = 0;
  std::string head;  ///< The status line and the fields, with line ends.
  std::string body;
  std::string request;  ///< The head that was sent.
  std::string ip;       ///< Of the host that answered.
};

/// Fetches one address, without following where it leads. The address that the
/// host's name stands for is looked at when the connection is opened, so that
/// no name and no redirect leads to a private host. Proxies are not used.
/// Fails where the host cannot be reached, breaks off, sends less than it
/// said, or passes a bound; the message is the bare reason.
///
/// This is the only function of the program that opens a connection. It may be
/// called in several threads at once, after `prepare_transfers`.
Result<Answer> transfer(const Address& address,
                        const std::vector<std::string>& fields,
                        const TransferLimits& limits);

/// To be called before the first transfer, in one thread.
void prepare_transfers();

}  // namespace synoptic
