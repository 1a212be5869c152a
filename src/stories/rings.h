// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace synoptic {

/// For each node of a directed graph the number of its ring: nodes have the
/// same if and only if each can be reached from the other (its strongly
/// connected components). Requires: edges lead to nodes. Linear, and without
/// recursion.
std::vector<std::uint32_t> rings_of(
    std::span<const std::vector<std::uint32_t>> edges);

}  // namespace synoptic
