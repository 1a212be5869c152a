// SPDX-License-Identifier: Apache-2.0
#include "stories/decided.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace synoptic {

Decided decided_of(std::span<const Decision> decisions,
                   std::span<const Sketch> sketches) {
  Decided decided;
  if (decisions.empty()) return decided;
  std::unordered_map<std::string_view, std::uint32_t> number;
  for (std::uint32_t i = 0; i < sketches.size(); ++i) {
    number[sketches[i].id] = i;
  }
  for (const Decision& decision : decisions) {
    const auto a = number.find(decision.a);
    const auto b = number.find(decision.b);
    if (a == number.end() || b == number.end()) continue;
    const NumberPair pair = std::minmax(a->second, b->second);
    switch (decision.kind) {
      case DecisionKind::Merge:
        decided.together.push_back({pair.first, pair.second, &decision});
        break;
      case DecisionKind::Split:
        decided.apart.push_back(pair);
        decided.not_copies.push_back(pair);
        break;
      case DecisionKind::NotACopy:
        decided.not_copies.push_back(pair);
        break;
      case DecisionKind::SamePerson:
      case DecisionKind::NotAQuotation:
        break;
    }
  }
  std::sort(decided.not_copies.begin(), decided.not_copies.end());
  return decided;
}

}  // namespace synoptic
