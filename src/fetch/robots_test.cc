// SPDX-License-Identifier: Apache-2.0
#include "fetch/robots.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

constexpr std::string_view kFile =
    "User-agent: *\nDisallow: /private # not this\nAllow: /private/open\n"
    "Crawl-delay: 2.5\n\n"
    "user-agent: other\nUser-Agent: Synoptic\ndisallow: /*.pdf$\n"
    "Disallow: /a*z\n";

TEST(robots, the_rules_for_an_agent_go_before_those_for_all) {
  const Robots own = parse_robots(kFile, "synoptic");
  EXPECT_TRUE(may_fetch(own, "/private/page"));
  EXPECT_FALSE(may_fetch(own, "/paper.pdf"));
  EXPECT_TRUE(may_fetch(own, "/paper.pdf?page=2"));
  EXPECT_FALSE(may_fetch(own, "/abcz/more"));
  EXPECT_TRUE(may_fetch(own, "/abc"));
  EXPECT_EQ(own.delay, 0);
}

TEST(robots, the_longest_rule_decides) {
  const Robots all = parse_robots(kFile, "reader");
  EXPECT_FALSE(may_fetch(all, "/private/page"));
  EXPECT_TRUE(may_fetch(all, "/private/open/page"));
  EXPECT_TRUE(may_fetch(all, ""));
  EXPECT_EQ(all.delay, 2.5);
  const Robots even =
      parse_robots("User-agent: *\nDisallow: /page\nAllow: /page\n", "reader");
  EXPECT_TRUE(may_fetch(even, "/page"));
}

TEST(robots, a_file_without_rules_allows_all_and_a_closed_host_nothing) {
  EXPECT_TRUE(may_fetch(parse_robots("<html>no such page", "x"), "/a"));
  EXPECT_TRUE(may_fetch(parse_robots("User-agent: *\nDisallow:\n", "x"), "/a"));
  EXPECT_FALSE(may_fetch(Robots::closed(), "/a"));
}

TEST(robots, many_stars_are_matched_in_bounded_time) {
  std::string stars;
  for (int i = 0; i < 1000; ++i) stars += "*a";
  const Robots robots =
      parse_robots("User-agent: *\nDisallow: /" + stars + "b\n", "x");
  EXPECT_TRUE(may_fetch(robots, "/" + std::string(20000, 'a')));
}

}  // namespace
}  // namespace synoptic
