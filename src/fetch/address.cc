// SPDX-License-Identifier: Apache-2.0
#include "fetch/address.h"

#include <curl/curl.h>
#include <netinet/in.h>

#include <cstdint>
#include <cstring>
#include <memory>

#include "ingest/ascii.h"

namespace synoptic {
namespace {

struct CloseUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* found = nullptr;
  if (curl_url_get(url, part, &found, flags) != CURLUE_OK) return {};
  std::string text(found);
  curl_free(found);
  return text;
}

struct Range {
  std::uint32_t first;
  int bits;
};

// IANA's registry of special-purpose addresses: what is not globally
// reachable, and multicast and the reserved rest from 224.0.0.0 on.
constexpr Range kPrivate[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},
    {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24},
    {0xC0586300, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24},
    {0xCB007100, 24}, {0xE0000000, 3},
};

bool is_private_v4(std::uint32_t address) {
  for (const Range& range : kPrivate) {
    if ((address ^ range.first) >> (32 - range.bits) == 0) return true;
  }
  return false;
}

bool is_private_v6(const unsigned char* bytes) {
  const auto v4_at = [&](int at) {
    return static_cast<std::uint32_t>(bytes[at]) << 24 |
           static_cast<std::uint32_t>(bytes[at + 1]) << 16 |
           static_cast<std::uint32_t>(bytes[at + 2]) << 8 | bytes[at + 3];
  };
  // 2002::/16 and 64:ff9b::/96 carry an IPv4 address.
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_private_v4(v4_at(2));
  constexpr unsigned char kNat64[12] = {0, 0x64, 0xFF, 0x9B};
  if (std::memcmp(bytes, kNat64, 12) == 0) return is_private_v4(v4_at(12));
  // 2000::/3 is what is handed out; 2001::/23 and 2001:db8::/32 are not.
  if ((bytes[0] & 0xE0) != 0x20) return true;
  if (bytes[0] == 0x20 && bytes[1] == 0x01) {
    return (bytes[2] & 0xFE) == 0 || (bytes[2] == 0x0D && bytes[3] == 0xB8);
  }
  return false;
}

}  // namespace

std::optional<Address> parse_address(const std::string& text,
                                     const std::string& base) {
  const std::unique_ptr<CURLU, CloseUrl> url(curl_url());
  if (!url) return std::nullopt;
  constexpr unsigned kFlags = CURLU_URLENCODE;
  if (!base.empty() && curl_url_set(url.get(), CURLUPART_URL, base.c_str(),
                                    kFlags) != CURLUE_OK) {
    return std::nullopt;
  }
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), kFlags) !=
      CURLUE_OK) {
    return std::nullopt;
  }
  const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return std::nullopt;
  if (!part_of(url.get(), CURLUPART_USER).empty()) return std::nullopt;
  const std::string host = lower_ascii(part_of(url.get(), CURLUPART_HOST));
  curl_url_set(url.get(), CURLUPART_HOST, host.c_str(), 0);
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  Address address;
  address.text = part_of(url.get(), CURLUPART_URL);
  address.origin = scheme + "://" + host + ":" +
                   part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  address.path = part_of(url.get(), CURLUPART_PATH);
  const std::string query = part_of(url.get(), CURLUPART_QUERY);
  if (!query.empty()) address.path += "?" + query;
  if (address.text.empty()) return std::nullopt;
  return address;
}

bool is_private(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4 = {};
    std::memcpy(&v4, &address, sizeof v4);
    return is_private_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6 = {};
    std::memcpy(&v6, &address, sizeof v6);
    const unsigned char* bytes = v6.sin6_addr.s6_addr;
    constexpr unsigned char kMapped[12] = {0, 0, 0, 0, 0,    0,
                                           0, 0, 0, 0, 0xFF, 0xFF};
    if (std::memcmp(bytes, kMapped, 12) != 0) return is_private_v6(bytes);
    std::uint32_t v4 = 0;
    std::memcpy(&v4, bytes + 12, 4);
    return is_private_v4(ntohl(v4));
  }
  return true;
}

}  // namespace synoptic
