// SPDX-License-Identifier: Apache-2.0
#include "fetch/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>
#include <string>

namespace synoptic {
namespace {

bool is_private(const std::string& text) {
  sockaddr_storage storage = {};
  sockaddr_in v4 = {};
  sockaddr_in6 v6 = {};
  if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    std::memcpy(&storage, &v4, sizeof v4);
  } else {
    EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr), 1) << text;
    v6.sin6_family = AF_INET6;
    std::memcpy(&storage, &v6, sizeof v6);
  }
  return synoptic::is_private(reinterpret_cast<const sockaddr&>(storage));
}

TEST(address, private_and_public_hosts_are_told_apart) {
  for (const char* one : {"127.0.0.1",
                          "127.9.9.9",
                          "10.1.2.3",
                          "172.16.0.1",
                          "172.31.255.255",
                          "192.168.1.1",
                          "169.254.169.254",
                          "0.0.0.0",
                          "100.64.0.1",
                          "224.0.0.1",
                          "255.255.255.255",
                          "::1",
                          "::",
                          "fe80::1",
                          "fd00::1",
                          "ff02::1",
                          "::ffff:127.0.0.1",
                          "::ffff:10.0.0.1",
                          "::127.0.0.1",
                          "64:ff9b::7f00:1",
                          "2002:7f00:1::",
                          "2001:db8::1"}) {
    EXPECT_TRUE(is_private(one)) << one;
  }
  for (const char* one :
       {"8.8.8.8", "172.32.0.1", "172.15.0.1", "192.169.0.1", "100.128.0.1",
        "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"}) {
    EXPECT_FALSE(is_private(one)) << one;
  }
}

TEST(address, an_address_is_put_in_its_plain_form) {
  const auto address = parse_address("HTTP://Courier.test/a/../b?x=1#top");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->origin, "http://courier.test:80");
  EXPECT_EQ(address->path, "/b?x=1");
  EXPECT_EQ(parse_address("/c", "https://courier.test/a/b")->text,
            "https://courier.test/c");
  for (const char* none : {"file:///etc/passwd", "courier.test", "", "http://",
                           "http://mara:word@courier.test/", "gopher://a/"}) {
    EXPECT_FALSE(parse_address(none)) << none;
  }
}

}  // namespace
}  // namespace synoptic
