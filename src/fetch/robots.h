// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// What a host lets this program fetch (RFC 9309, robots.txt).
struct Robots {
  struct Rule {
    std::string pattern;  ///< `*` any letters, a last `$` the path's end.
    bool allows = false;
  };
  std::vector<Rule> rules;
  double delay = 0;  ///< Seconds between fetches, 0 if it does not say.

  /// A host that lets nothing be fetched.
  static Robots closed() { return {{{"/", false}}, 0}; }
};

/// The rules for `agent` ("synoptic"), or those for all where it names none
/// for it. Any text is acceptable.
Robots parse_robots(std::string_view text, std::string_view agent);

/// True if the path with its query may be fetched: the longest rule that fits
/// decides, and of two as long the one that allows.
bool may_fetch(const Robots& robots, std::string_view path);

}  // namespace synoptic
