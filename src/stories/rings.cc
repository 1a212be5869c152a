// SPDX-License-Identifier: Apache-2.0
//
// Kosaraju's way: number the nodes in the order in which a walk is done with
// them; then walk the edges backwards from the last one on. What is reached
// from one node, and was in no ring before, is its ring.
#include "stories/rings.h"

#include <utility>

namespace synoptic {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// The nodes in the order in which a depth-first walk is done with them.
std::vector<std::uint32_t> walk_order(
    std::span<const std::vector<std::uint32_t>> edges) {
  std::vector<std::uint32_t> order;
  std::vector<bool> seen(edges.size());
  std::vector<std::pair<std::uint32_t, std::size_t>> path;
  for (std::uint32_t start = 0; start < edges.size(); ++start) {
    if (seen[start]) continue;
    seen[start] = true;
    path.emplace_back(start, 0);
    while (!path.empty()) {
      auto& [node, next] = path.back();
      if (next == edges[node].size()) {
        order.push_back(node);
        path.pop_back();
        continue;
      }
      const std::uint32_t to = edges[node][next++];
      if (seen[to]) continue;
      seen[to] = true;
      path.emplace_back(to, 0);
    }
  }
  return order;
}

}  // namespace

std::vector<std::uint32_t> rings_of(
    std::span<const std::vector<std::uint32_t>> edges) {
  std::vector<std::vector<std::uint32_t>> backwards(edges.size());
  for (std::uint32_t from = 0; from < edges.size(); ++from) {
    for (const std::uint32_t to : edges[from]) backwards[to].push_back(from);
  }
  const std::vector<std::uint32_t> order = walk_order(edges);
  std::vector<std::uint32_t> ring(edges.size(), kNone);
  std::uint32_t rings = 0;
  std::vector<std::uint32_t> open;
  for (auto node = order.rbegin(); node != order.rend(); ++node) {
    if (ring[*node] != kNone) continue;
    ring[*node] = rings;
    open.push_back(*node);
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      for (const std::uint32_t from : backwards[at]) {
        if (ring[from] != kNone) continue;
        ring[from] = rings;
        open.push_back(from);
      }
    }
    ++rings;
  }
  return ring;
}

}  // namespace synoptic
