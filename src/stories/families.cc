// SPDX-License-Identifier: Apache-2.0
#include "stories/families.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "stories/copies.h"

namespace synoptic {
namespace {

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t item) {
  while (parent[item] != item) {
    parent[item] = parent[parent[item]];
    item = parent[item];
  }
  return item;
}

}  // namespace

Families find_families(std::span<const Report* const> reports) {
  Families families;
  families.copy_of.resize(reports.size());
  std::vector<std::uint32_t> parent(reports.size());
  std::iota(parent.begin(), parent.end(), 0U);
  CopyIndex index;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    for (const CopyIndex::Match& match :
         index.add(fingerprint_of(reports[i]->document))) {
      if (!families.copy_of[i]) {
        const Overlap& overlap = match.overlap;
        families.copy_of[i] = {match.text,
                               std::max(overlap.jaccard, overlap.containment)};
      }
      const std::uint32_t a = root_of(parent, match.text);
      const std::uint32_t b = root_of(parent, i);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(numbers.size());
    families.family.push_back(
        numbers.emplace(root_of(parent, i), number).first->second);
  }
  return families;
}

}  // namespace synoptic
