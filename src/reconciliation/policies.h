// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "reconciliation/account.h"

namespace synoptic {

/// How a user who must have one figure has chosen to pick it. Nothing is
/// picked where no policy was asked for.
enum class Policy : std::uint8_t {
  Lowest,
  Highest,
  Latest,           ///< Of the report that came out last.
  MostIndependent,  ///< Given by most families of reports.
};
/// "lowest", "highest", "latest", "most-independent".
std::string_view to_string(Policy policy);

/// The bounds that reports give for one slot, and the value that a policy
/// picks: indexes into the variant's values. Each is a value that some report
/// gives; nothing is averaged or estimated.
struct Figures {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  /// Nothing where the policy does not decide: two values are equally late, or
  /// equally many families give them.
  std::optional<std::uint32_t> best;
  std::string why;  ///< One plain line of ours.
};

/// Picks among the values of a variant. Nothing if they are no figures (of
/// other slots than number, duration, date and extent), have no bounds, or
/// count different things: a value for each side and one for all.
///
/// A copy is no witness: of a family that gives a value, only the first report
/// counts, and its own date, never one inferred. Order and names of the
/// reports decide nothing.
std::optional<Figures> pick_figures(const Variant& variant,
                                    const Account& account,
                                    std::span<const Report> reports,
                                    Policy policy);

}  // namespace synoptic
