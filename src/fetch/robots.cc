// SPDX-License-Identifier: Apache-2.0
#include "fetch/robots.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "ingest/ascii.h"
#include "ingest/draft.h"

namespace synoptic {
namespace {

// RFC 9309 asks that 500 kB are read at least; more rules are no host's.
constexpr std::size_t kMostBytes = 500 * 1024;
constexpr std::size_t kMostRules = 5000;

/// Matches with `*`: keeps the last star to go back to, so that the time is
/// the product of the sizes at worst, without recursion.
bool fits(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t mark = 0;
  for (std::size_t at = 0;;) {
    if (p == pattern.size() && (!to_end || at == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = at;
    } else if (at < path.size() && p < pattern.size() &&
               pattern[p] == path[at]) {
      ++p;
      ++at;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1;
      at = ++mark;
    } else {
      return false;
    }
  }
}

void take_rule(Robots& robots, const std::string& field,
               std::string_view value) {
  if (field == "crawl-delay") {
    double delay = 0;
    const auto [end, error] =
        std::from_chars(value.data(), value.data() + value.size(), delay);
    if (error == std::errc() && delay > 0) robots.delay = delay;
    return;
  }
  if (value.empty() || robots.rules.size() >= kMostRules) return;
  if (field == "allow" || field == "disallow") {
    robots.rules.push_back({std::string(value), field == "allow"});
  }
}

}  // namespace

Robots parse_robots(std::string_view text, std::string_view agent) {
  Robots own;
  Robots all;
  bool named = false;    // a group for the agent was seen
  bool in_own = false;   // the group at hand is for the agent
  bool in_all = false;   // ... for all
  bool in_head = false;  // the line before named an agent, too
  text = text.substr(0, kMostBytes);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        std::min(text.find_first_of("\r\n", at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string field = lower_ascii(trim_space(line.substr(0, colon)));
    const std::string_view value = trim_space(line.substr(colon + 1));
    if (field == "user-agent") {
      if (!std::exchange(in_head, true)) in_own = in_all = false;
      if (value == "*") in_all = true;
      if (equal_ignoring_case(value, agent)) in_own = named = true;
      continue;
    }
    if (field != "allow" && field != "disallow" && field != "crawl-delay") {
      continue;
    }
    in_head = false;
    if (in_own) take_rule(own, field, value);
    if (in_all) take_rule(all, field, value);
  }
  return named ? own : all;
}

bool may_fetch(const Robots& robots, std::string_view path) {
  if (path.empty()) path = "/";
  std::size_t longest = 0;
  bool allowed = true;
  for (const Robots::Rule& rule : robots.rules) {
    const std::size_t size = rule.pattern.size();
    if (size < longest || !fits(rule.pattern, path)) continue;
    allowed = size > longest ? rule.allows : allowed || rule.allows;
    longest = size;
  }
  return allowed;
}

}  // namespace synoptic
