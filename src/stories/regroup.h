// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "stories/decisions.h"
#include "stories/memory.h"
#include "stories/sketch.h"
#include "stories/story.h"

namespace synoptic {

/// What one run made of a memory.
struct Regrouped {
  /// The place of the first new report in the memory; they follow in the order
  /// they were given.
  std::uint32_t first_new = 0;
  /// For each new report the ones it shares text with, by their places.
  std::vector<std::vector<TextShared>> shared;
  /// A report of an earlier run whose story is another one now.
  struct Moved {
    std::uint32_t place = 0;
    std::uint32_t from = 0;
  };
  std::vector<Moved> moved;
  /// The reports that speak for a text and its copies, by their places and in
  /// the order of their days: what stories are related by.
  std::vector<std::uint32_t> speakers;
};

/// Adds reports to those that a memory holds, finds copies among them and puts
/// those of one event together.
///
/// Of an empty memory the result does not depend on the order of `fresh`, but
/// for the numbers of the stories, which follow it. What earlier runs put
/// together stays so, and keeps its number, unless new reports touch it or a
/// person's decision does: then it is put together anew, the largest part of
/// it keeps the number, and each change is added to `changes`. Decisions hold
/// against all evidence; those about reports that are not there are passed
/// over, and of two that contradict each other "split" holds.
Regrouped regroup(Memory& memory, std::vector<Sketch> fresh,
                  std::span<const Decision> decisions = {});

}  // namespace synoptic
