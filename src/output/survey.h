// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/report.h"
#include "reconciliation/account.h"
#include "reconciliation/policies.h"
#include "stories/decisions.h"

namespace synoptic {

/// What the user asked to be shown; every output tells it.
struct Selection {
  bool only_conflicts = false;
  std::string story;  ///< Its id ("s2") or number; empty for all stories.
  /// Which figure is picked where reports give several; none without it.
  std::optional<Policy> policy;
};

/// All that one run of `read` found, ready to be shown.
struct Survey {
  std::string program;              ///< "synoptic 0.1.0"
  std::vector<std::string> models;  ///< Name and version of each model used.
  std::uint32_t undated = 0;
  std::uint32_t unread = 0;  ///< Inputs that could not be read.
  std::uint32_t other_languages = 0;
  std::vector<Report> reports;
  std::vector<DecisionOutcome> decisions;  ///< What people decided.
  std::vector<Account> accounts;
  Selection selection;
  /// What was found before anything was left out.
  struct Whole {
    std::uint32_t stories = 0;
    std::uint32_t independent = 0;
  };
  std::optional<Whole> whole;  ///< Set once something was.
};

/// How many of the reports are independent of each other: the families of all
/// stories, and each report of no story by itself.
std::uint32_t count_independent(const Survey& survey);

/// How many stories were found, shown or not.
std::uint32_t count_stories(const Survey& survey);

/// Leaves in the survey what was asked for, and keeps with it what was asked.
/// False if it has no story of that id; it is then unchanged.
///
/// Of conflicts only, there remain the stories that have one, with their
/// reports and the points and variants in conflict; alterations inside copies
/// stay, too. Ids do not change.
bool select(const Selection& selection, Survey& survey);

}  // namespace synoptic
