// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

/// The address of something on the web, in its plain form.
struct Address {
  std::string text;    ///< "http://courier.test/mill?page=1", no fragment.
  std::string origin;  ///< "http://courier.test:80"
  std::string path;    ///< "/mill?page=1"
};

/// Understands an address, relative to `base` if that is not empty. Nothing
/// if it is none, is not http or https, or carries a user's name.
std::optional<Address> parse_address(const std::string& text,
                                     const std::string& base = {});

/// True for addresses that are no host of the public internet: this machine,
/// private and local networks, multicast, reserved ranges, and the IPv6 forms
/// that carry such an IPv4 address. Other families are private, too.
bool is_private(const sockaddr& address);

}  // namespace synoptic
